"""From an action's id to its handler."""

from typing import Final

from paperterm.ui.handlers import (
    checking,
    copying,
    explaining,
    exporting,
    linking,
    marking,
    moving,
    news,
    places,
    program,
    project,
    viewing,
    yours,
)
from paperterm.ui.handlers.types import Handler

HANDLERS: Final[dict[str, Handler]] = {
    **moving.HANDLERS,
    **marking.HANDLERS,
    **copying.HANDLERS,
    **linking.HANDLERS,
    **project.HANDLERS,
    **exporting.HANDLERS,
    **explaining.HANDLERS,
    **places.HANDLERS,
    **yours.HANDLERS,
    **news.HANDLERS,
    **viewing.HANDLERS,
    **checking.HANDLERS,
    **program.HANDLERS,
}
"""By action id; actions that only open a menu have none."""
