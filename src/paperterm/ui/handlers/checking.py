"""The check of the lists: what could not be read, and what a curator should mend."""

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.ui.handlers.linking import edit_at
from paperterm.ui.screens.findings import FindingsScreen, Mistake

if TYPE_CHECKING:
    from paperterm.model import Entry, Library, Problem
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_NOT_READ: Final = "Not read"


def check_lists(screen: "LibraryScreen") -> None:
    """Look at all entries, in a thread, and show what is to be mended."""
    screen.say(Outcome("done", "Checking the lists …"))
    library = screen.view.library
    screen.run_worker(partial(_check, screen, library), thread=True, exclusive=True, group="check")


def _check(screen: "LibraryScreen", library: "Library") -> None:
    from paperterm.cite.check import check
    from paperterm.cite.findings import RULES
    from paperterm.library.papers.merged import places_of

    mistakes = _unread(library)
    for finding in check(places_of(library).entries):
        entry = finding.entry
        place = f"{entry.file}:{finding.line}"
        mistakes.append(
            Mistake(RULES[finding.rule], place, finding.message, finding.right, entry.path, finding.line, entry.id)
        )
    order = {rule: number for number, rule in enumerate(dict.fromkeys(mistake.rule for mistake in mistakes))}
    mistakes.sort(key=lambda mistake: order[mistake.rule])
    screen.call_later(_show, screen, mistakes)


def _unread(library: "Library") -> list[Mistake]:
    """Return the problems of `library`, each with the entry nearest above it."""
    files: dict[str, list[Entry]] = {problem.file: [] for problem in library.problems}
    for entry in library.entries if files else ():
        if entry.file in files:
            files[entry.file].append(entry)
    for entries in files.values():
        entries.sort(key=_line)
    return [_mistake(problem, files[problem.file]) for problem in library.problems]


def _mistake(problem: "Problem", entries: "list[Entry]") -> Mistake:
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    above = bisect_right(entries, max(1, problem.line), key=_line)
    nearest = entries[above - 1].id if above else ""
    return Mistake(_NOT_READ, place, problem.message, "", entries[0].path if entries else "", problem.line, nearest)


def _line(entry: "Entry") -> int:
    return entry.line


def _show(screen: "LibraryScreen", mistakes: list[Mistake], current: Mistake | None = None) -> None:
    if not screen.is_active:  # something else was opened meanwhile
        return
    if not mistakes:
        screen.say(Outcome("done", "All is well: everything was read, and there is nothing to mend."))
        return
    screen.say(None)
    screen.app.push_screen(FindingsScreen(mistakes, current), partial(_chosen, screen))


def _chosen(screen: "LibraryScreen", answer: tuple[str, Mistake] | None) -> None:
    if answer is None:
        return
    what, mistake = answer
    number = screen.view.library.position(mistake.entry_id) if mistake.entry_id else None
    if number is not None:
        screen.go_to(screen.view.library.entries[number])
    right = f"; right: {mistake.right}" if mistake.right else ""
    screen.say(Outcome("warning", f"{mistake.place}: {mistake.wrong}{right}"))
    if what == "edit":
        if mistake.path in ("", "-"):
            screen.say(Outcome("warning", f"There is no file to edit at {mistake.place}."))
        else:
            edit_at(screen, mistake.path, max(1, mistake.line))


HANDLERS: Final[dict[str, "Handler"]] = {"list.problems": check_lists}
