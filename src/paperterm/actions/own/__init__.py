"""A user's own commands: programs that get fields of papers."""
