"""Help, palette, problems, theme, and the end."""

from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.model import Problem
from paperterm.ui.choices import Choice, help_choices, palette_choices
from paperterm.ui.screens.choice import ChoiceScreen
from paperterm.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def show_help(screen: "LibraryScreen") -> None:
    """Show all keys; choosing one does what it is for."""
    _choose_action(
        screen,
        ChoiceScreen("Keys", help_choices(screen.app.keymap.actions), "type to filter the keys", "No key for that."),
    )


def show_palette(screen: "LibraryScreen") -> None:
    """Find an action by its name."""
    _choose_action(
        screen,
        ChoiceScreen(
            "Actions", palette_choices(screen.app.keymap.actions), "what do you want to do?", "No such action."
        ),
    )


def _choose_action(screen: "LibraryScreen", choice: ChoiceScreen) -> None:
    def run(action: str | None) -> None:
        if action:
            screen.do(action)

    screen.app.push_screen(choice, run)


def show_problems(screen: "LibraryScreen") -> None:
    """Show what could not be read; choosing one goes to the entry nearest above it."""
    problems = screen.view.library.problems
    if not problems:
        screen.say(Outcome("done", "No problems: everything was read."))
        return
    choices = [
        Choice(str(number), problem.message, f"{problem.file}:{problem.line}" if problem.line else problem.file)
        for number, problem in enumerate(problems)
    ]

    def go(chosen: str | None) -> None:
        if chosen is not None:
            _go_to(screen, problems[int(chosen)])

    screen.app.push_screen(ChoiceScreen("Problems", choices, "type to filter", "No such problem."), go)


def _go_to(screen: "LibraryScreen", problem: Problem) -> None:
    screen.say(Outcome("warning", str(problem)))
    file, line = problem.file, problem.line
    above = [entry for entry in screen.view.library.entries if entry.file == file and entry.line <= max(1, line)]
    if above:
        screen.go_to(max(above, key=lambda entry: entry.line))


def change_theme(screen: "LibraryScreen") -> None:
    """Change between dark and light."""
    screen.app.theme = LIGHT.name if screen.app.theme == DARK.name else DARK.name


HANDLERS: Final[dict[str, "Handler"]] = {
    "app.help": show_help,
    "app.palette": show_palette,
    "app.theme": change_theme,
    "app.quit": lambda screen: screen.app.exit(),
    "list.problems": show_problems,
}
