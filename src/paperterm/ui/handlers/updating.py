"""Updating the lists that are Git clones, while everything else goes on."""

from threading import Thread
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome

if TYPE_CHECKING:
    from paperterm.actions.git.update import Updated
    from paperterm.model import Library
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_THREAD: Final = "updating"


def update_lists(screen: "LibraryScreen") -> None:
    """Begin to update, in a thread that no one waits for."""
    if any(thread.name == _THREAD for thread in _running()):
        screen.say(Outcome("warning", "The lists are being updated already."))
        return
    screen.say(Outcome("done", "Looking for what came to the lists …"))
    Thread(target=_update, args=(screen, screen.view.library), name=_THREAD, daemon=True).start()


def _running() -> list[Thread]:
    from threading import enumerate as threads

    return threads()


def _update(screen: "LibraryScreen", library: "Library") -> None:
    from paperterm.actions.crash import keep_report

    try:
        outcome, came = _updated(screen, library)
    except Exception as error:
        # Raised on in a thread it would be printed over the interface.
        outcome, came = Outcome("failed", f"not updated, by a mistake in the program; see {keep_report(error)}"), False
    screen.call_later(_show, screen, outcome, came)


def _updated(screen: "LibraryScreen", library: "Library") -> tuple[Outcome, bool]:
    """Update one clone after the other, and return what is to be said, and whether anything came."""
    from paperterm.actions.added import repositories_of
    from paperterm.actions.git.update import update
    from paperterm.library.papers.merged import places_of

    repositories = repositories_of(places_of(library))
    done: list[tuple[str, Updated]] = []
    for repository in repositories:
        screen.call_later(screen.say, Outcome("done", f"Updating {repository.root.name} …"))
        done.append((repository.root.name, update(repository)))
    if not done:
        return Outcome("warning", "None of these lists is a Git clone: there is nothing to update."), False
    came = any(updated.commits for _, updated in done)
    worst = min((updated.level for _, updated in done), key=("failed", "warning", "done").index)
    more = f"; {screen.app.keymap.label('view.new')} shows what is new" if came else ""
    return Outcome(worst, "; ".join(f"{name} {updated.words}" for name, updated in done) + more), came


def _show(screen: "LibraryScreen", outcome: Outcome, came: bool) -> None:
    screen.say(outcome)
    if came and not screen.app.settings.watch:
        screen.intake.start()


HANDLERS: Final[dict[str, "Handler"]] = {"list.update": update_lists}
