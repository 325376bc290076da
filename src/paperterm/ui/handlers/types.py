"""What a handler is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen

Handler = Callable[["LibraryScreen"], None]
"""Does an action of the registry to the main screen."""
