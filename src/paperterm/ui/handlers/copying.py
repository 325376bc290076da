"""Copying: the marked entries where there are any, else the current one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from paperterm.actions.citecommand import chosen_command, remember_command
from paperterm.actions.outcome import Outcome
from paperterm.actions.referencestyle import chosen_style, remember_style
from paperterm.cite.commands import all_commands
from paperterm.cite.references import all_styles
from paperterm.model import Entry
from paperterm.ui import copies
from paperterm.ui.choices import Choice
from paperterm.ui.copies import Copy
from paperterm.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def choose_command(screen: "LibraryScreen") -> None:
    """Choose the cite command, remember it, and copy with it."""
    settings = screen.app.settings
    known = all_commands(settings.cite_templates)
    choices = [Choice(command.id, command.id, more=command.label) for command in known.values()]

    def chosen(command: str | None) -> None:
        if command is None:
            return
        if not remember_command(command, settings):
            _say_forgotten(screen, "entry.copy-cite")
        _copy(screen, lambda entries: copies.cite_command(entries, known[command]))

    current = chosen_command(settings).id
    screen.app.push_screen(ChoiceScreen("Cite command", choices, "type to filter", "No such command.", current), chosen)


def copy_cite(screen: "LibraryScreen") -> None:
    """Copy the cite command."""
    command = chosen_command(screen.app.settings)
    _copy(screen, lambda entries: copies.cite_command(entries, command))


def choose_style(screen: "LibraryScreen") -> None:
    """Choose the style of references, remember it, and copy in it."""
    settings = screen.app.settings
    known = all_styles(settings.cite_styles)
    choices = [Choice(style.id, style.id, more=style.label) for style in known.values()]

    def chosen(style: str | None) -> None:
        if style is None:
            return
        if not remember_style(style, settings):
            _say_forgotten(screen, "entry.copy-reference")
        _copy(screen, lambda entries: copies.reference(entries, known[style]))

    current = chosen_style(settings).id
    screen.app.push_screen(ChoiceScreen("Reference", choices, "type to filter", "No such style.", current), chosen)


def copy_reference(screen: "LibraryScreen") -> None:
    """Copy the reference."""
    style = chosen_style(screen.app.settings)
    _copy(screen, lambda entries: copies.reference(entries, style))


def _say_forgotten(screen: "LibraryScreen", action: str) -> None:
    key = screen.app.keymap.label(action)
    screen.say(Outcome("warning", f"The state folder cannot be written: {key} goes on as before."))


def copy_keys(screen: "LibraryScreen", keys: Sequence[str]) -> None:
    """Copy the cite command for `keys`."""
    screen.act(lambda: _send(screen, copies.cite_keys(keys, chosen_command(screen.app.settings))))


def _copy(screen: "LibraryScreen", make: Callable[[Sequence[Entry]], Copy]) -> None:
    entries = screen.view.chosen
    if entries:
        screen.act(lambda: _make(screen, make, entries))
    else:
        screen.say(Outcome("warning", "There is no entry to copy."))


def _make(screen: "LibraryScreen", make: Callable[[Sequence[Entry]], Copy], entries: Sequence[Entry]) -> Outcome:
    """Make the text and copy it, in a thread; what TeX would run is only copied when the person says so."""
    made = make(entries)
    if not made.danger:
        return _send(screen, made)
    screen.app.call_from_thread(_ask, screen, made)
    return Outcome("warning", f"Not copied yet: the BibTeX holds {', '.join(made.danger)}")


def _ask(screen: "LibraryScreen", made: Copy) -> None:
    title = f"TeX would run {', '.join(made.danger)}"
    choices = (
        Choice("", "Do not copy", more="what a list holds is text from strangers"),
        Choice("copy", "Copy it all the same", more=made.what),
    )

    def chosen(answer: str | None) -> None:
        if answer:
            screen.act(lambda: _send(screen, made))
        else:
            screen.say(Outcome("warning", f"Not copied: the BibTeX holds {', '.join(made.danger)}"))

    screen.app.push_screen(ChoiceScreen(title, choices, "enter chooses", "No such choice."), chosen)


def _send(screen: "LibraryScreen", made: Copy) -> Outcome:
    from paperterm.actions.clipboard import copy

    if not made.text:
        return Outcome("warning", made.note)
    outcome = copy(made.text, made.what, screen.app.write_terminal, route=screen.app.settings.clipboard)
    return Outcome(outcome.level, f"{outcome.message}; {made.note}") if made.note else outcome


HANDLERS: Final[dict[str, "Handler"]] = {
    "entry.copy-bibtex": partial(_copy, make=copies.bibtex),
    "entry.copy-cite": copy_cite,
    "entry.copy-key": partial(_copy, make=copies.citation_key),
    "entry.copy-reference": copy_reference,
    "entry.choose-reference": choose_style,
    "entry.copy-url": partial(_copy, make=copies.url),
    "entry.copy-pdf": partial(_copy, make=copies.pdf),
    "entry.copy-title": partial(_copy, make=copies.title),
    "entry.copy-markdown": partial(_copy, make=copies.markdown),
    "entry.choose-cite": choose_command,
}
