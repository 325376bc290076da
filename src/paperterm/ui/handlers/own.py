"""The user's own commands."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen


def handler_of_command(key: str) -> "Handler":
    """Return what runs the command of a key for the marked papers, else the current one."""

    def run(screen: "LibraryScreen") -> None:
        screen.own.run(key, screen.view.chosen)

    return run


HANDLERS: Final[dict[str, "Handler"]] = {"own.output": lambda screen: screen.own.show()}
