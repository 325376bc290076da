"""What a person keeps: stars, what is to be read, collections, notes."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.text import clean_line
from paperterm.ui.choices import Choice
from paperterm.ui.handlers.editors import open_editor
from paperterm.ui.screens.choice import ChoiceScreen
from paperterm.ui.screens.prompt import PromptScreen
from paperterm.ui.text import truncate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from paperterm.actions.yours.shelf import Yours
    from paperterm.model import Entry
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_TITLE_CELLS: Final = 40
_ANOTHER: Final = "+"


def star(screen: "LibraryScreen") -> None:
    """Star the marked papers, else the current one; where all have their star, take it off."""
    entries = _chosen(screen)
    starred = not all(_kept(screen, entry).star for entry in entries)
    if entries:
        words = f"{'Starred' if starred else 'No star any more for'} {_named(entries)}."
        screen.yours.change(entries, lambda yours: replace(yours, star=starred), words)


def turn_status(screen: "LibraryScreen") -> None:
    """Go on from nothing to *to read*, *reading*, *read*, and back to nothing."""
    from paperterm.actions.yours.shelf import STATUS_WORDS, STATUSES

    entries = _chosen(screen)
    if entries:
        order = ("", *STATUSES)
        status = order[(order.index(_kept(screen, entries[0]).status) + 1) % len(order)]
        words = f"{_named(entries)}: {STATUS_WORDS[status] if status else 'no longer among what is read'}."
        screen.yours.change(entries, lambda yours: replace(yours, status=status), words)


def collect(screen: "LibraryScreen") -> None:
    """Choose the collection that the papers go into, or are taken out of."""
    entries = _chosen(screen)
    if not entries:
        return
    within = {name for entry in entries for name in _kept(screen, entry).collections}
    choices = [
        Choice(f"@{name}", f"@{name}", "✓" if name in within else " ", f"{count} papers")
        for name, count in screen.yours.collections.items()
    ]
    choices.append(Choice(_ANOTHER, "Another collection …", " "))

    def chosen(value: str | None) -> None:
        if value and value != _ANOTHER:
            _collect(screen, entries, value[1:], there=value[1:] not in within)
        elif value:
            question = f"Collection for {_named(entries)}?"
            screen.app.push_screen(PromptScreen(question, ""), lambda name: _collect(screen, entries, name or ""))

    title = f"Collections of {_named(entries)}"
    screen.app.push_screen(ChoiceScreen(title, choices, "enter puts in or takes out", "No such collection."), chosen)


def _collect(screen: "LibraryScreen", entries: "Sequence[Entry]", name: str, *, there: bool = True) -> None:
    name = clean_line(name).removeprefix("@").strip()
    if not name:
        return

    def change(yours: "Yours") -> "Yours":
        others = tuple(other for other in yours.collections if other != name)
        return replace(yours, collections=(*others, name) if there else others)

    words = f"{_named(entries)}: {'now in' if there else 'no longer in'} @{name}; the filter in:@{name} shows it."
    screen.yours.change(entries, change, words)


def note(screen: "LibraryScreen") -> None:
    """Open the note on the current paper in the editor."""
    from paperterm.actions.yours.notes import begin_note, note_path

    entry, folder = screen.view.current, screen.yours.folder
    if entry is None:
        screen.say(Outcome("warning", "There is no paper to write about."))
        return
    path = note_path(folder, screen.yours.kept.get(entry.id), entry)
    if path is None:
        screen.say(Outcome("failed", "The note of this paper is said to lie outside of your folder: it is not opened."))
        return
    try:
        begun = begin_note(path, entry)
    except OSError as error:
        screen.say(Outcome("failed", f"{path} cannot be written: {error.strerror}"))
        return
    _keep_note(screen, entry, path)
    open_editor(screen, str(path), 1 + begun.count("\n"), partial(_noted, screen, entry, path, begun))


def _noted(screen: "LibraryScreen", entry: "Entry", path: "Path", begun: str, _editor: str) -> None:
    from paperterm.actions.yours.notes import drop_untouched

    try:
        gone = drop_untouched(path, begun)
    except OSError:
        gone = False
    if gone:
        screen.yours.change((entry,), lambda yours: replace(yours, note=""), "No note: nothing was written.")
    else:
        screen.say(Outcome("done", f"The note is in {path}"))
    screen.follower.show()


def _keep_note(screen: "LibraryScreen", entry: "Entry", path: "Path") -> None:
    name = path.relative_to(screen.yours.folder).as_posix()
    screen.yours.change((entry,), lambda yours: replace(yours, note=name), f"The note is in {path}")


def _chosen(screen: "LibraryScreen") -> "Sequence[Entry]":
    entries = screen.view.chosen
    if not entries:
        screen.say(Outcome("warning", "There is no paper here."))
    return entries


def _kept(screen: "LibraryScreen", entry: "Entry") -> "Yours":
    from paperterm.actions.yours.shelf import Yours

    return screen.yours.kept.get(entry.id) or Yours(())


def _named(entries: "Sequence[Entry]") -> str:
    return f"“{truncate(entries[0].title, _TITLE_CELLS)}”" if len(entries) == 1 else f"{len(entries):,} papers"


HANDLERS: Final[dict[str, "Handler"]] = {
    "yours.star": star,
    "yours.status": turn_status,
    "yours.collect": collect,
    "yours.note": note,
}
