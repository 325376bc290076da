"""Exporting: the marked entries, else all that the table shows, as a file."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.actions.savefile import save_text
from paperterm.cite.exports import formats
from paperterm.text import clean_line
from paperterm.ui.choices import Choice
from paperterm.ui.screens.choice import ChoiceScreen
from paperterm.ui.screens.prompt import PromptScreen

if TYPE_CHECKING:
    from paperterm.model import Entry
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def export(screen: "LibraryScreen") -> None:
    """Ask for format and name, and export."""
    view = screen.view
    if not view.marks:
        screen.feed.complete()
    entries = view.chosen if view.marks else [view.library.entries[number] for number in view.rows]
    if not entries:
        screen.say(Outcome("warning", "There is no entry to export."))
        return

    def chosen(form: str | None) -> None:
        if form is not None:
            _ask_for_name(screen, entries, form)

    title = f"Export {_count(entries)} as"
    choices = [Choice(form.id, form.label, form.ending, form.about) for form in formats().values()]
    screen.app.push_screen(ChoiceScreen(title, choices, "type to filter", "No such format."), chosen)


def _ask_for_name(screen: "LibraryScreen", entries: "Sequence[Entry]", form: str) -> None:
    def answered(name: str | None) -> None:
        if name is None:
            screen.say(Outcome("warning", "Nothing exported."))
        else:
            _start(screen, entries, form, os.path.expanduser(name))

    question = f"Export {_count(entries)} to which file?"
    screen.app.push_screen(PromptScreen(question, f"paperterm-export{formats()[form].ending}"), answered)


def _start(screen: "LibraryScreen", entries: "Sequence[Entry]", form: str, path: str, *, over: bool = False) -> None:
    screen.say(Outcome("done", f"Exporting to {clean_line(path)} …"))
    screen.act(lambda: _export(screen, entries, form, path, over=over))


def _export(screen: "LibraryScreen", entries: "Sequence[Entry]", form: str, path: str, *, over: bool) -> Outcome:
    """Make the file, in a thread; what was left out or changed is shown, over a file only when the person says so."""
    name = clean_line(path)
    if not over and os.path.lexists(path):
        screen.call_later(_ask, screen, entries, form, path)
        return Outcome("warning", f"Not exported yet: {name} is there already.")
    exported = formats()[form].write(entries, False)
    text, notes = exported.text, exported.notes
    if not text:
        return Outcome("warning", f"Nothing exported: {'; '.join(notes)}")
    try:
        save_text(text, path, over=over)
    except OSError as error:
        return Outcome("failed", f"{name}: {error.strerror}")
    if not notes:
        return Outcome("done", f"Exported {_count(entries)} to {name}.")
    screen.call_later(_show_notes, screen, notes)
    said = "1 note" if len(notes) == 1 else f"{len(notes):,} notes"
    return Outcome("warning", f"Exported {_count(entries)} to {name}, with {said}.")


def _ask(screen: "LibraryScreen", entries: "Sequence[Entry]", form: str, path: str) -> None:
    choices = (Choice("", "Leave it as it is"), Choice("over", "Write over it", more="what it holds is lost"))

    def chosen(answer: str | None) -> None:
        if answer:
            _start(screen, entries, form, path, over=True)
        else:
            screen.say(Outcome("warning", f"Nothing exported: {clean_line(path)} is as it was."))

    title = f"{clean_line(path)} is there already"
    screen.app.push_screen(ChoiceScreen(title, choices, "enter chooses", "No such choice."), chosen)


def _show_notes(screen: "LibraryScreen", notes: Sequence[str]) -> None:
    choices = [Choice(str(number), note) for number, note in enumerate(notes)]
    screen.app.push_screen(ChoiceScreen("Exported, with these notes", choices, "type to filter", "No such note."))


def _count(entries: "Sequence[Entry]") -> str:
    return "1 entry" if len(entries) == 1 else f"{len(entries):,} entries"


HANDLERS: Final[dict[str, "Handler"]] = {"entry.export": export}
