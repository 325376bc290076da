"""What is new: since the last visit, or since a time."""

from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.ui.choices import Choice
from paperterm.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_SPANS: Final = (
    ("1w", "In the last week"),
    ("1m", "In the last month"),
    ("3m", "In three months"),
    ("1y", "In a year"),
)


def show_new(screen: "LibraryScreen") -> None:
    """Choose since when; the filter then shows what came."""
    say_looking(screen)
    screen.news.find_added(lambda: _choose(screen))


def say_looking(screen: "LibraryScreen") -> None:
    """Say that the history of the lists is looked into, and how to end that."""
    stop = screen.app.keymap.label("filter.back")
    screen.say(Outcome("done", f"Looking into the history of the lists … {stop} stops."))


def _choose(screen: "LibraryScreen") -> None:
    from paperterm.actions.added import added_states

    screen.say(None)
    if not screen.is_active:
        return
    visit, added = screen.news.visit, screen.news.added or {}
    since = "Since your last visit" if visit and visit.known else "Since your last visit (this is the first one)"
    counts = added_states((f"added:{span}" for span, _ in _SPANS), added)
    choices = [Choice("is:new", since, _count(len(visit.new) if visit else 0))]
    choices += [Choice(f"added:{span}", words, _count(len(counts[f"added:{span}"]))) for span, words in _SPANS]
    if not added:
        choices.append(Choice("", "These lists have no Git history: only your visits tell what came when.", ""))

    def chosen(query: str | None) -> None:
        if query:
            screen.filter.set_text(query)
            screen.feed.search(query)
            screen.use("entries")

    screen.app.push_screen(ChoiceScreen("What is new", choices, "enter shows it", "No such time.", "is:new"), chosen)


def _count(papers: int) -> str:
    return "1 paper" if papers == 1 else f"{papers:,} papers"


HANDLERS: Final[dict[str, "Handler"]] = {"view.new": show_new}
