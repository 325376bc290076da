"""From an action's id to its handler, whose module is imported when one of its actions is done first."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from paperterm.ui.keys import OWN

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

MODULES: Final = (
    "moving",
    "marking",
    "copying",
    "linking",
    "project",
    "exporting",
    "explaining",
    "places",
    "yours",
    "news",
    "similar",
    "own",
    "updating",
    "viewing",
    "checking",
    "program",
)
"""Of `paperterm.ui.handlers`, those that are needed first come first; each has ``HANDLERS`` by action id."""


def handler_of(action: str) -> "Handler":
    """Return what does an action of the registry; actions that only open a menu have none.

    Raises:
        KeyError: the action has none.
    """
    if action.startswith(OWN):
        from paperterm.ui.handlers.own import handler_of_command

        return handler_of_command(action.removeprefix(OWN))
    for name in MODULES:
        handlers: dict[str, Handler] = import_module(f"paperterm.ui.handlers.{name}").HANDLERS
        if action in handlers:
            return handlers[action]
    raise KeyError(action)


def handler_for(screen: "LibraryScreen", action: str) -> "Handler":
    """Return what does an action on `screen`, where somebody may wait for what is picked.

    Raises:
        KeyError: the action has none.
    """
    if screen.app.picker is not None:
        from paperterm.ui.handlers.picking import handlers_for

        if handler := handlers_for(screen.app.picker).get(action):
            return handler
    return handler_of(action)
