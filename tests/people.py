"""Names of people in tests, and as text."""

from collections.abc import Iterable

from paperterm.model import Name


def people(*names: str) -> tuple[Name, ...]:
    """Return the names that are written "First von Last Jr"."""
    return tuple(map(Name.of, names))


def shown(names: Iterable[Name]) -> tuple[str, ...]:
    """Return each name as a reader sees it."""
    return tuple(map(str, names))
