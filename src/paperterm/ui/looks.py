"""Which theme holds: the setting, what was chosen last, what the terminal can show."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rich.color import ColorSystem

from paperterm.actions.memory import remember, remembered
from paperterm.config.kinds import did_you_mean
from paperterm.config.loaded import Origin, SettingProblem
from paperterm.ui.themefiles import read_themes
from paperterm.ui.themes import BUILT_IN, PREFIX, luminance, make_theme

if TYPE_CHECKING:
    from textual.app import App

_MEMORY: Final = "theme"
_WORDS: Final = {
    "dark": "light on dark",
    "light": "dark on light",
    "contrast": "high contrast on black",
    "contrast-light": "high contrast on white",
    "sixteen": "the terminal's own colors, on its black",
    "sixteen-light": "the terminal's own colors, on its white",
}
_LIGHT_GROUNDS: Final = ("7", "15")


class Looks:
    """The themes of an app, and the one that it wears.

    Args:
        app: what wears them.
        wanted: the theme of the settings, ``auto`` for what suits the terminal.
        origin: where the settings say so.

    Attributes:
        problems: what is wrong with the user's own themes.
    """

    def __init__(self, app: "App[None]", wanted: str, origin: Origin) -> None:
        self._app = app
        self._origin = origin
        self._own, self.problems = read_themes()
        self._wanted = wanted
        self._colors = app.console._color_system
        self.current = ""
        for name, colors in self._all.items():
            app.register_theme(make_theme(name, colors))
        self.wear(self._first())

    @property
    def names(self) -> tuple[str, ...]:
        """The names to choose from."""
        return tuple(self._all)

    def described(self) -> list[tuple[str, str]]:
        """Return each name with a few words about it."""
        return [(name, _WORDS.get(name, "your own")) for name in self._all]

    @property
    def _all(self) -> Mapping[str, Mapping[str, str]]:
        return {**BUILT_IN, **self._own}

    def _first(self) -> str:
        """Return the theme that was chosen last; a setting that was changed since then wins."""
        chosen, _, setting = remembered(_MEMORY).partition(" ")
        for name in (chosen if setting == self._wanted else "", self._wanted):
            if name in self._all:
                return name
        if self._wanted != "auto":
            said = f"no theme is called “{self._wanted}”{did_you_mean(self._wanted, self._all)}"
            allowed = f"; allowed: auto, {', '.join(self._all)}"
            self.problems.append(SettingProblem(self._origin, "theme", said + allowed))
        return "light" if is_light(os.environ) else "dark"

    def wear(self, name: str) -> None:
        """Show a theme; a terminal of 16 colors gets the theme of 16 that is as dark."""
        self.current = name
        few = self._colors is ColorSystem.STANDARD
        if few and not name.startswith("sixteen"):
            name = "sixteen-light" if luminance(self._all[name]["background"]) > 0.5 else "sixteen"
        # Colors of 16 are the terminal's own only if they are sent by their number.
        own = name.startswith("sixteen") and self._colors is not None
        self._app.console._color_system = ColorSystem.STANDARD if own else self._colors
        self._app.theme = PREFIX + name

    def choose(self, name: str) -> bool:
        """Wear a theme and remember it; False where the state folder cannot be written."""
        self.wear(name)
        return remember(_MEMORY, f"{name} {self._wanted}")

    def other(self) -> str:
        """Return the theme that is light where this one is dark, or the other way around."""
        pairs = (("dark", "light"), ("contrast", "contrast-light"), ("sixteen", "sixteen-light"))
        swapped = {**dict(pairs), **{light: dark for dark, light in pairs}}
        is_dark = luminance(self._all[self.current]["background"]) < 0.5
        return swapped.get(self.current, "light" if is_dark else "dark")


def is_light(environ: Mapping[str, str]) -> bool:
    """Whether the terminal says that its ground is light (``COLORFGBG`` of rxvt, konsole and others)."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_GROUNDS
