"""The interface as a picker: enter gives the entry back to who asked for it, esc and q leave with nothing."""

from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.actions.picking import LEFT, Picked
from paperterm.ui.choices import Choice
from paperterm.ui.handlers import marking, moving
from paperterm.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperterm.actions.picking import Picker
    from paperterm.model import Entry
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def pick(screen: "LibraryScreen") -> None:
    """Pick the current entry, or all marked ones; in the tree, go on to the entries."""
    picker = screen.app.picker
    if picker is None or (screen.pane == "sections" and not screen.filter.typing):
        moving.enter(screen)
        return
    current = screen.view.current
    entries: Sequence[Entry] = screen.view.chosen if picker.multi else (current,) if current else ()
    if not entries and screen.offer.take():
        return
    if not entries:
        screen.say(Outcome("warning", "There is no entry to pick."))
        return
    query = screen.feed.query
    screen.run_worker(lambda: _pick(screen, picker, entries, query), thread=True, group="act")


def _pick(screen: "LibraryScreen", picker: "Picker", entries: "Sequence[Entry]", query: str) -> None:
    """Pick in a thread: the project's files may have to be read. A citation key as `query` asks for that citation."""
    from paperterm.library.keys import with_key_first

    chosen = [with_key_first(entry, query) for entry in entries]
    project = screen.marks.project() if picker.has_keys else None
    screen.call_later(_take, screen, picker.pick(chosen, project))


def _take(screen: "LibraryScreen", picked: Picked) -> None:
    danger = f"TeX would run {', '.join(picked.danger)}" if picked.danger else ""
    if danger or picked.clash:
        _ask(screen, picked, "; ".join(filter(None, (danger, picked.clash))))
    elif picked.text:
        _give(screen, picked)
    else:
        screen.say(Outcome("warning", "This entry has nothing of what is asked for."))


def _give(screen: "LibraryScreen", picked: Picked) -> None:
    if screen.app.picker:
        screen.app.picker.result = picked
        screen.app.exit()


def _ask(screen: "LibraryScreen", picked: Picked, title: str) -> None:
    reason = "what a list holds is text from strangers" if picked.danger else "the manuscript would cite another paper"
    choices = (Choice("", "Do not pick it", more=reason), Choice("pick", "Pick it all the same"))

    def chosen(answer: str | None) -> None:
        if answer:
            _give(screen, picked)

    screen.app.push_screen(ChoiceScreen(title, choices, "enter chooses", "No such choice."), chosen)


def leave(screen: "LibraryScreen") -> None:
    """Leave with nothing."""
    screen.app.exit(return_code=LEFT)


def back(screen: "LibraryScreen") -> None:
    """Take back one thing (what is typed, a range, the filter, the marks); where there is none, leave."""
    view = screen.view
    if screen.filter.typing and not screen.filter.text:
        leave(screen)
    elif screen.feed.query or view.marks.anchor or view.marks:
        marking.back(screen)
    else:
        leave(screen)


def _only_one(screen: "LibraryScreen") -> None:
    screen.say(Outcome("warning", "Only one entry can be picked: --multi picks several."))


def handlers_for(picker: "Picker") -> "dict[str, Handler]":
    """Return what other actions do while somebody waits for what is picked."""
    return _PICKING if picker.multi else _PICKING | _ONE


_PICKING: "Final[dict[str, Handler]]" = {"cursor.enter": pick, "filter.back": back, "app.quit": leave}
_ONE: "Final[dict[str, Handler]]" = dict.fromkeys(("mark.toggle", "mark.range", "mark.shown"), _only_one)
