"""The headless commands, one file each: what a key does in the interface, a command does on standard output."""
