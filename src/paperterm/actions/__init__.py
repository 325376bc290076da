"""What a key or a command does: each action returns an Outcome."""
