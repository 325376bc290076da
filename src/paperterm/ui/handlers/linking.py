"""Links and files: the browser, the choice among links, the editor."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.cite.urls import paper_url
from paperterm.model import Entry, Link
from paperterm.ui.choices import Choice
from paperterm.ui.handlers.editors import entry_in_file, open_editor
from paperterm.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def open_paper(screen: "LibraryScreen") -> None:
    """Open the current entry's paper."""
    entry = screen.view.current
    if entry is None:
        screen.say(Outcome("warning", "There is no entry to open."))
    elif url := paper_url(entry):
        _open(screen, url)
    elif entry.links:
        choose_link(screen)
    else:
        screen.say(
            Outcome(
                "warning", f"This entry has no link: {screen.app.keymap.label('entry.copy-title')} copies the title."
            )
        )


def choose_link(screen: "LibraryScreen") -> None:
    """Choose among all links of the current entry."""
    entry = screen.view.current
    if entry is None or not entry.links:
        screen.say(Outcome("warning", "This entry has no links."))
        return
    choices = [
        Choice(str(number), link.label or link.kind, link.kind, more=link.target or link.url)
        for number, link in enumerate(entry.links)
    ]

    def chosen(number: str | None) -> None:
        if number is not None:
            _follow(screen, entry, entry.links[int(number)])

    screen.app.push_screen(ChoiceScreen("Links", choices, "type to filter, enter opens", "No such link."), chosen)


def edit(screen: "LibraryScreen") -> None:
    """Open the list at the current entry's line."""
    entry = entry_in_file(screen, "edit", "there is no file to edit")
    if entry is not None:
        edit_at(screen, entry.path, entry.line)


def show_address(screen: "LibraryScreen") -> None:
    """Show the address of the current entry's paper alone on the screen."""
    url = "" if screen.view.current is None else paper_url(screen.view.current)
    if url:
        _show_address(screen, url)
    else:
        screen.say(Outcome("warning", "This entry has no link."))


def _show_address(screen: "LibraryScreen", url: str, outcome: Outcome | None = None) -> None:
    from paperterm.actions.links import RefusedUrlError, check_url, spellings
    from paperterm.ui.screens.address import AddressScreen

    try:
        safe = check_url(url, screen.app.settings.schemes)
    except RefusedUrlError as refusal:
        screen.say(Outcome("failed", f"not shown, {refusal}"))
        return
    host = spellings(url)
    screen.app.push_screen(AddressScreen(safe, outcome, host[0] if host else ""))


def _open(screen: "LibraryScreen", url: str) -> None:
    """Open an address; where there is no browser for it, show it whole."""
    screen.act(partial(_open_or_show, screen, url))


def _open_or_show(screen: "LibraryScreen", url: str) -> Outcome:
    from paperterm.actions.links import open_url

    outcome = open_url(url, screen.app.write_terminal, settings=screen.app.settings)
    if outcome.level == "warning":
        screen.app.call_from_thread(_show_address, screen, url, outcome)
    return outcome


def _follow(screen: "LibraryScreen", entry: Entry, link: Link) -> None:
    if link.target is None:
        _open(screen, link.url)
        return
    entries = screen.view.library.entries
    notes = next((other for other in entries if other.file == link.target and other.kind == "note"), None)
    if notes is not None:
        screen.go_to(notes)
    else:
        edit_at(screen, str(_root(entry) / link.target), 1)


def _root(entry: Entry) -> Path:
    return Path(entry.path).parents[len(Path(entry.file).parts) - 1]


def edit_at(screen: "LibraryScreen", path: str, line: int) -> None:
    """Open a file at a line in the user's editor."""

    def back(name: str) -> None:
        screen.say(Outcome("done", f"Back from {name}: the lists are read again."))
        screen.intake.start()

    open_editor(screen, path, line, back)


HANDLERS: Final[dict[str, "Handler"]] = {
    "entry.open": open_paper,
    "entry.choose-link": choose_link,
    "entry.show-address": show_address,
    "list.edit": edit,
}
