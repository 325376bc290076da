"""Copying: the marked entries where there are any, else the current one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from paperterm.actions.outcome import Outcome
from paperterm.actions.preference import CITE_COMMAND, REFERENCE_STYLE, Preference
from paperterm.cite.commands import CiteCommand
from paperterm.cite.references import ReferenceStyle
from paperterm.model import Entry
from paperterm.ui import copies
from paperterm.ui.choices import Choice
from paperterm.ui.copies import Copy
from paperterm.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from paperterm.library.citekeys import CiteKeys
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

Named = TypeVar("Named", CiteCommand, ReferenceStyle)


@dataclass(frozen=True, slots=True)
class _Way(Generic[Named]):
    """A way to copy that the person prefers.

    Attributes:
        preference: among which ways.
        make: makes the text, in a thread.
        title, empty: what the choice is called, and says where nothing matches.
        action: copies in the preferred way.
    """

    preference: Preference[Named]
    make: "Callable[[LibraryScreen, Sequence[Entry], Named], Copy]"
    title: str
    empty: str
    action: str

    def choose(self, screen: "LibraryScreen") -> None:
        """Choose what is preferred from now on, and copy with it."""
        settings = screen.app.settings
        known = self.preference.known(settings)
        choices = [Choice(one.id, one.id, more=one.label) for one in known.values()]

        def chosen(name: str | None) -> None:
            if name is None:
                return
            if not self.preference.remember(name, settings):
                key = screen.app.keymap.label(self.action)
                screen.say(Outcome("warning", f"The state folder cannot be written: {key} goes on as before."))
            _copy(screen, lambda entries: self.make(screen, entries, known[name]))

        current = self.preference.chosen(settings).id
        screen.app.push_screen(ChoiceScreen(self.title, choices, "type to filter", self.empty, current), chosen)

    def copy(self, screen: "LibraryScreen") -> None:
        """Copy in the preferred way."""
        preferred = self.preference.chosen(screen.app.settings)
        _copy(screen, lambda entries: self.make(screen, entries, preferred))


def _keys(screen: "LibraryScreen", entries: Sequence[Entry]) -> "tuple[CiteKeys, str]":
    """Return the keys to cite `entries` by in the project, and how a paper gets into its ``.bib``."""
    from paperterm.library.citekeys import cite_keys

    return cite_keys(entries, screen.marks.project()), f"{screen.app.keymap.label('bib.add')} adds it"


def _cite_command(screen: "LibraryScreen", entries: Sequence[Entry], command: CiteCommand) -> Copy:
    return copies.cite_command(entries, command, *_keys(screen, entries))


def _reference(_screen: "LibraryScreen", entries: Sequence[Entry], style: ReferenceStyle) -> Copy:
    return copies.reference(entries, style)


_CITE: Final = _Way(CITE_COMMAND, _cite_command, "Cite command", "No such command.", "entry.copy-cite")
_REFERENCE: Final = _Way(REFERENCE_STYLE, _reference, "Reference", "No such style.", "entry.copy-reference")


def _copy_key(screen: "LibraryScreen") -> None:
    _copy(screen, lambda entries: copies.citation_key(entries, *_keys(screen, entries)))


def copy_keys(screen: "LibraryScreen", keys: Sequence[str]) -> None:
    """Copy the cite command for `keys`."""
    screen.act(lambda: _send(screen, copies.cite_keys(keys, CITE_COMMAND.chosen(screen.app.settings))))


def _copy(screen: "LibraryScreen", make: Callable[[Sequence[Entry]], Copy]) -> None:
    entries, query = screen.view.chosen, screen.feed.query
    if entries:
        screen.act(lambda: _make(screen, make, entries, query))
    else:
        screen.say(Outcome("warning", "There is no entry to copy."))


def _make(
    screen: "LibraryScreen", make: Callable[[Sequence[Entry]], Copy], entries: Sequence[Entry], query: str
) -> Outcome:
    """Make the text and copy it, in a thread; what would do harm is only copied when the person says so.

    A `query` that is a citation key asks for the citation with this key.
    """
    from paperterm.library.keys import with_key_first

    made = make([with_key_first(entry, query) for entry in entries])
    if made.danger:
        title, reason = f"TeX would run {', '.join(made.danger)}", f"the BibTeX holds {', '.join(made.danger)}"
        screen.app.call_from_thread(_ask, screen, made, title, reason, "what a list holds is text from strangers")
    elif made.clash:
        title = reason = made.clash
        more = f"{screen.app.keymap.label('bib.add')} adds this paper with a free key"
        screen.app.call_from_thread(_ask, screen, made, title, reason, more)
    else:
        return _send(screen, made)
    return Outcome("warning", f"Not copied yet: {reason}")


def _ask(screen: "LibraryScreen", made: Copy, title: str, reason: str, more: str) -> None:
    choices = (Choice("", "Do not copy", more=more), Choice("copy", "Copy it all the same", more=made.what))

    def chosen(answer: str | None) -> None:
        if answer:
            screen.act(lambda: _send(screen, made))
        else:
            screen.say(Outcome("warning", f"Not copied: {reason}"))

    screen.app.push_screen(ChoiceScreen(title, choices, "enter chooses", "No such choice."), chosen)


def _send(screen: "LibraryScreen", made: Copy) -> Outcome:
    from paperterm.actions.clipboard import copy

    if not made.text:
        return Outcome("warning", made.note)
    outcome = copy(made.text, made.what, screen.app.write_terminal, route=screen.app.settings.clipboard)
    return Outcome(outcome.level, f"{outcome.message}; {made.note}") if made.note else outcome


HANDLERS: Final[dict[str, "Handler"]] = {
    "entry.copy-bibtex": partial(_copy, make=copies.bibtex),
    "entry.copy-cite": _CITE.copy,
    "entry.copy-key": _copy_key,
    "entry.copy-reference": _REFERENCE.copy,
    "entry.choose-reference": _REFERENCE.choose,
    "entry.copy-url": partial(_copy, make=copies.url),
    "entry.copy-pdf": partial(_copy, make=copies.pdf),
    "entry.copy-title": partial(_copy, make=copies.title),
    "entry.copy-markdown": partial(_copy, make=copies.markdown),
    "entry.choose-cite": _CITE.choose,
}
