"""How an entry was read."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.errors import UnreadableError, UsageError
from paperterm.ui.choices import Choice
from paperterm.ui.handlers.editors import entry_in_file
from paperterm.ui.screens.box import MAX_WIDTH
from paperterm.ui.screens.choice import ChoiceScreen
from paperterm.ui.text import truncate, wrap

if TYPE_CHECKING:
    from paperterm.model import Entry, Library
    from paperterm.readers.reading import Explanation
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_BESIDE: Final = 24
"""Cells of a line that margins, frame, cursor and labels take."""

_DECIDE: Final = "decide:"
_GROUP: Final = "Where the titles of this file are: enter decides, and writes it to your settings"
_MOST_ROWS: Final = 4
"""Of a field's value, the beginning is enough."""


def explain(screen: "LibraryScreen") -> None:
    """Show how the current entry was read."""
    entry = entry_in_file(screen, "explain", "its source is not kept")
    if entry is not None:
        view = screen.view
        library, place = view.library, view.rows[view.cursor]
        screen.run_worker(lambda: _explain(screen, entry, library, place), thread=True, group="explain")


def _explain(screen: "LibraryScreen", entry: "Entry", library: "Library", place: int) -> None:
    from paperterm.library.files import decode, read_file
    from paperterm.library.papers.apart import read_apart
    from paperterm.library.papers.places import why_one
    from paperterm.readers import explain as explain_line
    from paperterm.readers.explained import explanation_lines

    layouts = screen.app.layouts
    try:
        text, _ = decode(read_file(entry.path))
    except UnreadableError as error:
        screen.call_later(screen.say, Outcome("failed", f"{entry.file}: {error}"))
        return
    decided = layouts.of(entry.path) if layouts is not None else ""
    explanation = explain_line(text, Path(entry.path).name, entry.line, decided)
    lines = list(explanation_lines(explanation))
    lines += (f"paper {reason}" for reason in why_one(library, place, read_apart()))
    decisions = list(_decisions(explanation)) if layouts is not None else []
    screen.call_later(_show, screen, entry, lines, decisions)


def _decisions(explanation: "Explanation") -> Iterator[Choice]:
    """Yield the best hypotheses where the titles of the entry's group are, to be decided for."""
    for layout in explanation.layouts:
        for option in (layout.chosen, *layout.others):
            now = " (as now)" if option is layout.chosen else ""
            yield Choice(f"{_DECIDE}{option.anchors}", f"{option.words}{now}", "decide", option.anchors, _GROUP)


def _show(screen: "LibraryScreen", entry: "Entry", lines: list[str], decisions: list[Choice]) -> None:
    cells = max(20, min(MAX_WIDTH, screen.app.size.width) - _BESIDE)
    choices = [choice for number, line in enumerate(lines) for choice in _rows(number, line, cells)]
    title = f"How {entry.file}:{entry.line} was read"

    def chosen(value: str | None) -> None:
        if value is not None and value.startswith(_DECIDE):
            _decide(screen, entry, value.removeprefix(_DECIDE))

    screen.app.push_screen(ChoiceScreen(title, [*choices, *decisions], "type to filter", "No such line."), chosen)


def _decide(screen: "LibraryScreen", entry: "Entry", anchors: str) -> None:
    """Write to the settings where the titles of the entry's file are, and read it again."""
    layouts = screen.app.layouts
    if layouts is None:
        return
    settings = screen.app.loaded.user_path
    try:
        name = layouts.decide(settings, entry.path, anchors)
    except UsageError as error:
        screen.say(Outcome("failed", str(error)))
        return
    screen.watching.read_again(Outcome("done", f"Titles of {name} are now “{anchors}”; {settings} keeps it."))


def _rows(number: int, line: str, cells: int) -> list[Choice]:
    """Return a line of the explanation, which begins with a word for what it is, as so many rows as it needs."""
    label, _, said = line.partition(" ")
    parts = wrap(said.strip(), cells)
    if len(parts) > _MOST_ROWS:
        parts = [*parts[: _MOST_ROWS - 1], f"{truncate(parts[_MOST_ROWS - 1], cells - 2)} …"]
    return [Choice(f"{number}.{row}", part, "" if row else label) for row, part in enumerate(parts)]


HANDLERS: Final[dict[str, "Handler"]] = {"entry.explain": explain}
