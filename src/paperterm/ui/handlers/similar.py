"""Papers like the current one."""

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.ui.choices import Choice
from paperterm.ui.screens.box import MAX_WIDTH
from paperterm.ui.screens.choice import ChoiceScreen
from paperterm.ui.text import truncate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperterm.model import Library
    from paperterm.search import Similar
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_BESIDE: Final = 12
"""Cells of a row that margins and frame take."""

_TITLE: Final = 0.6
"""The part of a row that a title may take: what two papers share stands behind it."""

_NAMED_CELLS: Final = 50


def show_similar(screen: "LibraryScreen") -> None:
    """Show the papers that are most like the current one; the chosen one is gone to."""
    view = screen.view
    if view.current is None:
        screen.say(Outcome("warning", "There is no paper here."))
        return
    library, place = view.library, view.rows[view.cursor]
    screen.say(Outcome("done", "Looking for similar papers …"))
    screen.run_worker(lambda: _look(screen, library, place), thread=True, exclusive=True, group="similar")


def _look(screen: "LibraryScreen", library: "Library", place: int) -> None:
    from paperterm.search import Stopped, similar_to

    with suppress(Stopped):
        found = similar_to(library, screen.feed.index_of(library).columns, place)
        screen.call_later(_show, screen, library, place, found)


def _show(screen: "LibraryScreen", library: "Library", place: int, found: "Sequence[Similar]") -> None:
    screen.say(None if found else Outcome("warning", "No other paper shares a word, tag, author or section with it."))
    if not found or not screen.is_active:
        return
    cells = min(MAX_WIDTH, screen.app.size.width) - _BESIDE
    entries = [library.entries[similar.place] for similar in found]
    choices = [
        Choice(str(number), truncate(entry.title, int(cells * _TITLE)), str(entry.year or ""), similar.why)
        for number, (entry, similar) in enumerate(zip(entries, found, strict=True))
    ]

    def chosen(number: str | None) -> None:
        if number is not None:
            screen.go_to(entries[int(number)])

    title = f"Like “{truncate(library.entries[place].title, _NAMED_CELLS)}”"
    screen.app.push_screen(ChoiceScreen(title, choices, "type to filter, enter goes there", "No such paper."), chosen)


HANDLERS: Final[dict[str, "Handler"]] = {"view.similar": show_similar}
