"""One paper in many places: shown once or each, gone to, told apart."""

from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.ui.choices import Choice
from paperterm.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def tell_apart(screen: "LibraryScreen") -> None:
    """Choose the place that is not the same paper as the one that is shown."""
    _, *others = screen.places.of_current or (None,)
    if not others:
        screen.say(Outcome("warning", "This paper stands in one place only: there is nothing to tell apart."))
        return
    choices = [
        Choice(str(number), one.entry.title, f"{one.entry.file}:{one.entry.line}", one.list_name)
        for number, one in enumerate(others)
        if one is not None
    ]

    def chosen(number: str | None) -> None:
        if number is not None and (one := others[int(number)]) is not None:
            screen.say(screen.places.tell_apart(one))

    title = "Which of these is another paper?"
    screen.app.push_screen(ChoiceScreen(title, choices, "enter tells it apart", "No such place."), chosen)


HANDLERS: Final[dict[str, "Handler"]] = {
    "view.merge": lambda screen: screen.say(screen.places.toggle()),
    "paper.apart": tell_apart,
}
