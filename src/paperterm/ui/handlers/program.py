"""Help, palette, theme, and the end."""

import os
import signal
from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.ui.choices import Choice, help_choices, palette_choices
from paperterm.ui.screens.choice import ChoiceScreen

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def show_help(screen: "LibraryScreen") -> None:
    """Show all keys; choosing one does what it is for."""
    choices = help_choices(screen.app.keymap.actions)

    def run(action: str | None) -> None:
        if action:
            screen.do(action)

    screen.app.push_screen(ChoiceScreen("Keys", choices, "type to filter the keys", "No key for that."), run)


def show_palette(screen: "LibraryScreen") -> None:
    """Find an action, a list, a saved filter or a theme by its name."""
    app = screen.app
    sections = screen.view.library.root.children
    lists = [section.name for section in sections] if len(sections) > 1 else []
    choices = palette_choices(app.keymap.actions, lists, app.settings.filters, app.looks.names)

    def run(chosen: str | None) -> None:
        kind, _, name = (chosen or "").partition(":")
        if kind == "action":
            screen.do(name)
        elif kind == "list":
            _go_to_list(screen, int(name))
        elif kind == "filter":
            screen.feed.use_query(app.settings.filters[name])
        elif kind == "theme":
            _wear(screen, name)

    screen.app.push_screen(ChoiceScreen("Palette", choices, "what do you want to do?", "Nothing by that name."), run)


def _go_to_list(screen: "LibraryScreen", number: int) -> None:
    outline = screen.outline
    outline.move_to(0)
    outline.unfold()
    lists = [line for line, node in enumerate(outline.nodes) if node.depth == 1]
    outline.move_to(lists[number])
    screen.sections.refresh_all()
    screen.feed.narrow()
    screen.use("entries")


def choose_filter(screen: "LibraryScreen") -> None:
    """Choose among the saved filters."""
    filters = screen.app.settings.filters
    if not filters:
        words = "No filter is saved: the table filters of config.toml takes them (paperterm config)."
        screen.say(Outcome("warning", words))
        return
    choices = [Choice(name, name, more=query) for name, query in filters.items()]

    def chosen(name: str | None) -> None:
        if name is not None:
            screen.feed.use_query(filters[name])

    screen.app.push_screen(ChoiceScreen("Saved filters", choices, "type to filter", "No such filter."), chosen)


def swap_theme(screen: "LibraryScreen") -> None:
    """Change between dark and light."""
    _wear(screen, screen.app.looks.other())


def choose_theme(screen: "LibraryScreen") -> None:
    """Choose a theme; each is shown while the cursor stands on it."""
    looks = screen.app.looks
    before = looks.current
    choices = [Choice(name, name, more=words) for name, words in looks.described()]

    def chosen(name: str | None) -> None:
        if name is None:
            looks.wear(before)
        else:
            _wear(screen, name)

    hint = "move to look, enter keeps, esc takes back"
    screen.app.push_screen(ChoiceScreen("Theme", choices, hint, "No such theme.", before, looks.wear), chosen)


def _wear(screen: "LibraryScreen", name: str) -> None:
    if screen.app.looks.choose(name):
        screen.say(Outcome("done", f"The theme is {name}; it is remembered."))
    else:
        screen.say(Outcome("warning", f"The theme is {name}; the state folder cannot be written to remember it."))


def save_bytes(screen: "LibraryScreen") -> None:
    """Save bytes on a slow line, or do not any more."""
    kept = screen.slow_line.toggle()
    words = "The detail waits while a key repeats" if screen.slow_line.saves else "The detail follows every key"
    if kept:
        screen.say(Outcome("done", f"{words}, also next time."))
    else:
        screen.say(Outcome("warning", f"{words}, but only now: the state folder cannot be written."))


def suspend(screen: "LibraryScreen") -> None:
    """Stop, for the shell to take the terminal, as long as there is a shell that can continue us."""
    if os.getsid(os.getppid()) == os.getsid(0) and os.getpgid(os.getppid()) != os.getpgid(0):
        os.kill(os.getpid(), signal.SIGTSTP)
    else:
        screen.say(Outcome("warning", "There is no shell to go back to."))


HANDLERS: Final[dict[str, "Handler"]] = {
    "filter.saved": choose_filter,
    "app.help": show_help,
    "app.palette": show_palette,
    "app.theme": choose_theme,
    "app.swap-theme": swap_theme,
    "app.save-bytes": save_bytes,
    "app.suspend": suspend,
    "app.quit": lambda screen: screen.app.end(),
}
