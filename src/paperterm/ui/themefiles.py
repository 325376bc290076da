"""Themes of the user's own: files ``NAME.toml`` in the folder ``themes`` beside ``config.toml``.

A file names a built-in theme to begin with (``base = "light"``) and gives colors as ``"#rrggbb"`` to the names of
`paperterm.ui.themes.COLORS`.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from paperterm.config.files import parse, read_text, themes_folder
from paperterm.config.kinds import did_you_mean, shown
from paperterm.config.loaded import Origin, SettingProblem
from paperterm.config.places import key_lines
from paperterm.errors import UnreadableError
from paperterm.text import clean_line
from paperterm.ui.themes import BUILT_IN, COLORS, weak_pairs

_COLOR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_MOST: Final = 100


def read_themes() -> tuple[dict[str, Mapping[str, str]], list[SettingProblem]]:
    """Return the colors of the user's themes by name, and what is wrong with them."""
    themes: dict[str, Mapping[str, str]] = {}
    problems: list[SettingProblem] = []
    try:
        files = sorted(themes_folder().glob("*.toml"))[:_MOST]
    except OSError:
        return themes, problems
    for file in files:
        name = clean_line(file.stem)
        if name in BUILT_IN or name == "auto":
            problems.append(SettingProblem(Origin("theme", str(file)), "", "its name is that of a built-in theme"))
            continue
        colors, wrong = read_theme(file)
        problems += wrong
        if colors:
            themes[name] = colors
    return themes, problems


def read_theme(file: Path) -> tuple[dict[str, str], list[SettingProblem]]:
    """Return the colors of a file, none where it cannot be read, and what is wrong with it."""
    try:
        text = read_text(file)
        found = parse(text)
    except UnreadableError as error:
        return {}, [SettingProblem(Origin("theme", str(file)), "", str(error))]
    lines = key_lines(text)
    problems: list[SettingProblem] = []

    def wrong(key: str, message: str) -> None:
        where = Origin("theme", str(file), lines.get(key, 0))
        problems.append(SettingProblem(where, clean_line(key), clean_line(message)))

    base = found.pop("base", "dark")
    if base not in BUILT_IN:
        wrong("base", f"{shown(base)} is no built-in theme; allowed: {', '.join(BUILT_IN)}")
        base = "dark"
    colors = dict(BUILT_IN[base])
    for key, value in found.items():
        if key not in COLORS:
            wrong(key, f"is no color of a theme{did_you_mean(key, COLORS)}; allowed: {', '.join(COLORS)}")
        elif not isinstance(value, str) or not _COLOR.fullmatch(value):
            wrong(key, f'{shown(value)} is no color; allowed: such as "#87afff"')
        else:
            colors[key] = value.lower()
    for ink, ground, measured in weak_pairs(colors)[:1]:
        wrong(ink, f"is hard to read on {ground}: a contrast of {measured:.1f}:1, good is 4.5:1 or more")
    return colors, problems
