import itertools

import pytest
from textual.color import Color

from paperterm.ui.themes import DARK, LIGHT, themes_for

INKS = ("foreground", "muted", "accent-text", "mark-text", "venue-text", "tag-text", "key-text")
NOTICES = ("warning", "error", "success")


def luminance(color):
    """Relative luminance after WCAG 2."""
    channels = [channel / 255 for channel in color.rgb]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_of(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def color_of(theme, name):
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground_that_it_stands_on(theme):
    pairs = list(itertools.product((*INKS, *NOTICES), ("background",)))
    pairs += itertools.product(INKS, ("panel", "cursor-quiet"))
    pairs += [("cursor-text", "cursor")]
    for ink, ground in pairs:
        contrast = contrast_of(color_of(theme, ink), color_of(theme, ground))
        assert contrast >= 4.5, f"{ink} on {ground}: {contrast:.1f}"


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_color_is_one_of_the_palette_of_256(theme):
    levels = {0, 95, 135, 175, 215, 255}
    names = (*INKS, *NOTICES, "background", "panel", "faint", "cursor", "cursor-text", "cursor-quiet")
    for name in names:
        red, green, blue = color_of(theme, name).rgb
        gray = red == green == blue and (red - 8) % 10 == 0
        assert gray or {red, green, blue} <= levels, name


@pytest.mark.parametrize("system", ["standard", None])
def test_with_16_colors_the_cursor_is_blue(system):
    assert all(theme.variables["cursor"] == "#0000aa" for theme in themes_for(system))
