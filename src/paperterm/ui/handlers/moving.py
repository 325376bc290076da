"""Moving in the panes, between them, and into the filter."""

import sys
from typing import TYPE_CHECKING, Final

from paperterm.ui.layout import PANES

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def left(screen: "LibraryScreen") -> None:
    """Fold the section, or go to the pane on the left."""
    if screen.pane == "sections":
        if screen.outline.fold():
            screen.sections.refresh_all()
            screen.feed.narrow()
    else:
        screen.use("entries" if screen.pane == "detail" else "sections")


def right(screen: "LibraryScreen") -> None:
    """Unfold the section, or go to the pane on the right."""
    if screen.pane == "sections" and screen.outline.unfold():
        screen.sections.refresh_all()
    elif screen.pane != "detail":
        screen.use("entries" if screen.pane == "sections" else "detail")


def enter(screen: "LibraryScreen") -> None:
    """Go on to the entries of the section, or to the entry's detail; where nothing is found, to what is offered."""
    if screen.pane == "entries" and screen.offer.take():
        return
    screen.use("entries" if screen.pane != "entries" else "detail")


def _move(screen: "LibraryScreen", lines: int) -> None:
    screen.panes.used.move(lines)
    screen.moved()


def _go(screen: "LibraryScreen", line: int) -> None:
    screen.panes.used.go(line)
    screen.moved()


def _next_pane(screen: "LibraryScreen", step: int) -> None:
    number = PANES.index(screen.pane) + step
    screen.use(PANES[number % len(PANES)])


HANDLERS: Final[dict[str, "Handler"]] = {
    "cursor.down": lambda screen: _move(screen, 1),
    "cursor.up": lambda screen: _move(screen, -1),
    "cursor.first": lambda screen: _go(screen, 0),
    "cursor.last": lambda screen: _go(screen, sys.maxsize),
    "cursor.half-down": lambda screen: _move(screen, max(1, screen.panes.used.page // 2)),
    "cursor.half-up": lambda screen: _move(screen, -max(1, screen.panes.used.page // 2)),
    "cursor.page-down": lambda screen: _move(screen, screen.panes.used.page),
    "cursor.page-up": lambda screen: _move(screen, -screen.panes.used.page),
    "cursor.left": left,
    "cursor.right": right,
    "cursor.enter": enter,
    "pane.next": lambda screen: _next_pane(screen, 1),
    "pane.previous": lambda screen: _next_pane(screen, -1),
    "pane.sections": lambda screen: screen.use("sections"),
    "pane.entries": lambda screen: screen.use("entries"),
    "pane.detail": lambda screen: screen.use("detail"),
    "pane.more": lambda screen: screen.panes.change_level(1),
    "pane.fewer": lambda screen: screen.panes.change_level(-1),
    "filter.focus": lambda screen: screen.filter_keys.begin(),
}
