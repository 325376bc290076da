"""The themes: dark, light, high contrast, and those of 16 colors; and themes from files of the user's own.

Each text has a contrast of at least 4.5:1 against the grounds that it stands on (WCAG 2.2, success criterion 1.4.3);
in the themes of high contrast at least 7:1 (1.4.6). The first four have colors of xterm's palette of 256: their codes
are short, and they look the same where a terminal has no others. Those of 16 are the terminal's own colors.
"""

from collections.abc import Mapping
from typing import Final

from textual.color import Color
from textual.theme import Theme

PREFIX: Final = "paperterm-"
"""Before the names of our themes, so that they never meet those that come with Textual."""

COLORS: Final = (
    *("background", "panel", "foreground", "muted", "faint", "accent-text", "mark-text", "venue-text", "tag-text"),
    *("key-text", "warning", "error", "success", "cursor", "cursor-text", "cursor-quiet"),
)
"""What a theme gives a color to: two grounds, the texts that stand on them, and the line of the cursor, whose ground is
another where the pane does not take the keys. Only rules and thumbs are ``faint``."""

INKS: Final = ("foreground", "muted", "accent-text", "mark-text", "venue-text", "tag-text", "key-text")
NOTICES: Final = ("warning", "error", "success")
LEAST_CONTRAST: Final = 4.5


def _colors(text: str) -> dict[str, str]:
    return dict(zip(COLORS, text.split(), strict=True))


BUILT_IN: Final[Mapping[str, Mapping[str, str]]] = {
    "dark": _colors(
        "#121212 #262626 #dadada #a8a8a8 #585858 #87afff #ffaf5f #87d7ff #d7afff #afd787 #ffd75f #ff8787 #afd787"
        " #005faf #ffffff #303030"
    ),
    "light": _colors(
        "#ffffff #e4e4e4 #262626 #585858 #bcbcbc #005faf #af0000 #005f87 #8700af #005f00 #875f00 #af0000 #005f00"
        " #005faf #ffffff #e4e4e4"
    ),
    "contrast": _colors(
        "#000000 #1c1c1c #ffffff #d0d0d0 #8a8a8a #afd7ff #ffd787 #afffff #ffd7ff #d7ffaf #ffff5f #ffafaf #d7ffaf"
        " #ffff00 #000000 #303030"
    ),
    "contrast-light": _colors(
        "#ffffff #eeeeee #000000 #303030 #767676 #000087 #870000 #5f0087 #5f005f #00005f #5f0000 #870000 #005f00"
        " #000000 #ffffff #e4e4e4"
    ),
    "sixteen": _colors(
        "#000000 #0000aa #ffffff #aaaaaa #555555 #55ffff #ffff55 #55ffff #ff55ff #55ff55 #ffff55 #ff5555 #55ff55"
        " #aaaaaa #000000 #0000aa"
    ),
    "sixteen-light": _colors(
        "#ffffff #ffffff #000000 #555555 #aaaaaa #0000aa #aa0000 #0000aa #aa00aa #0000aa #aa5500 #aa0000 #0000aa"
        " #0000aa #ffffff #55ffff"
    ),
}
"""By name, in the order of the chooser; the settings know the same names."""


def make_theme(name: str, colors: Mapping[str, str]) -> Theme:
    """Return the theme of a name and its colors; it is a dark one where its ground is darker than its text."""
    ours = {key: colors[key] for key in COLORS if key.endswith("-text") or key in ("muted", "faint")}
    return Theme(
        name=PREFIX + name,
        primary=colors["accent-text"],
        background=colors["background"],
        surface=colors["background"],
        panel=colors["panel"],
        foreground=colors["foreground"],
        warning=colors["warning"],
        error=colors["error"],
        success=colors["success"],
        dark=luminance(colors["background"]) < luminance(colors["foreground"]),
        variables={**ours, "cursor": colors["cursor"], "cursor-quiet": colors["cursor-quiet"]},
    )


def luminance(color: str) -> float:
    """Return the relative luminance of a color, 0 to 1, after WCAG 2."""
    channels = [channel / 255 for channel in Color.parse(color).rgb]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colors, 1 to 21, after WCAG 2."""
    low, high = sorted((luminance(ink), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def weak_pairs(colors: Mapping[str, str], least: float = LEAST_CONTRAST) -> list[tuple[str, str, float]]:
    """Return the texts that are hard to read: text, ground and their contrast, where it is below `least`."""
    pairs = [(ink, "background") for ink in (*INKS, *NOTICES)]
    pairs += [(ink, ground) for ground in ("panel", "cursor-quiet") for ink in INKS]
    pairs.append(("cursor-text", "cursor"))
    measured = [(ink, ground, contrast(colors[ink], colors[ground])) for ink, ground in pairs]
    return [pair for pair in measured if pair[2] < least]
