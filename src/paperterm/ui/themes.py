"""The themes: a dark and a light one.

Each text has a contrast of at least 4.5:1 against the grounds that it stands on. All colors are of xterm's
palette of 256: their codes are short, and they look the same where a terminal has no others.
"""

from dataclasses import replace
from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="paperterm-dark",
    primary="#87afff",
    background="#121212",
    surface="#121212",
    panel="#262626",
    foreground="#dadada",
    warning="#ffd75f",
    error="#ff8787",
    success="#afd787",
    dark=True,
    variables={
        "muted": "#a8a8a8",
        "faint": "#585858",
        "cursor": "#005faf",
        "cursor-text": "#ffffff",
        "cursor-quiet": "#303030",
        "accent-text": "#87afff",
        "mark-text": "#ffaf5f",
        "venue-text": "#87d7ff",
        "tag-text": "#d7afff",
        "key-text": "#afd787",
    },
)
LIGHT: Final = Theme(
    name="paperterm-light",
    primary="#005faf",
    background="#ffffff",
    surface="#ffffff",
    panel="#e4e4e4",
    foreground="#262626",
    warning="#875f00",
    error="#af0000",
    success="#005f00",
    dark=False,
    variables={
        "muted": "#585858",
        "faint": "#bcbcbc",
        "cursor": "#005faf",
        "cursor-text": "#ffffff",
        "cursor-quiet": "#e4e4e4",
        "accent-text": "#005faf",
        "mark-text": "#af0000",
        "venue-text": "#005f87",
        "tag-text": "#8700af",
        "key-text": "#005f00",
    },
)
_SIXTEEN: Final = {"cursor": "#0000aa", "cursor-text": "#ffffff"}
"""Where a terminal has 16 colors the nearest to the cursor's blue would be cyan, on which white cannot be read."""


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """Return the themes for what a terminal can show (as `rich.console.Console.color_system` names it)."""
    if color_system in ("truecolor", "256"):
        return (DARK, LIGHT)
    return tuple(replace(theme, variables={**theme.variables, **_SIXTEEN}) for theme in (DARK, LIGHT))
