"""Commands that a user wrote down, as words."""

import shlex


def split_command(command: str) -> list[str]:
    """Return the words of a shell-quoted command, none where its quotes are broken."""
    try:
        return shlex.split(command)
    except ValueError:
        return []
