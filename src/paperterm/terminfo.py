"""What the terminal can do, from the database of the system (terminfo(5)) by ``$TERM``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    """What saves bytes where a terminal has it.

    Attributes:
        erases: it clears cells without their being sent (``ech``).
        fills: what it clears gets the color of the ground that is set (``bce``).
        moves_lines: it moves lines up and down within a region (``csr``, ``dl``, ``il``).
    """

    erases: bool = False
    fills: bool = False
    moves_lines: bool = False


def terminal_abilities(descriptor: int = 2) -> Abilities:
    """Return what the terminal of the environment can do; nothing where the database does not know it."""
    try:
        import curses

        curses.setupterm(fd=descriptor)
    except (ImportError, OSError, curses.error):
        return Abilities()
    return Abilities(
        erases=curses.tigetstr("ech") == b"\x1b[%p1%dX",
        fills=curses.tigetflag("bce") > 0,
        moves_lines=all(map(curses.tigetstr, ("csr", "dl", "il"))),
    )


def terminal_colors(name: str) -> int | None:
    """Return how many colors the database gives a terminal of this name, None where it does not know it.

    Curses reads one entry for a process: this is for a process without an interface.
    """
    try:
        import curses

        curses.setupterm(name, 1)
    except (ImportError, OSError, curses.error):
        return None
    return max(0, curses.tigetnum("colors"))
