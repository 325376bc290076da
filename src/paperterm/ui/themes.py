"""The themes: a dark and a light one, each text at least 4.5:1 against the grounds that it stands on."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="paperterm-dark",
    primary="#7aa2f7",
    background="#14161b",
    surface="#14161b",
    panel="#20242d",
    foreground="#d5d9e0",
    warning="#e5b567",
    error="#ff8080",
    success="#9ece6a",
    dark=True,
    variables={
        "muted": "#98a1b3",
        "faint": "#4a5264",
        "cursor": "#2d3a58",
        "cursor-quiet": "#262b36",
        "accent-text": "#8db4ff",
        "mark-text": "#ffb454",
        "venue-text": "#7fd1e8",
        "tag-text": "#c8a8ff",
        "key-text": "#a8d67b",
    },
)
LIGHT: Final = Theme(
    name="paperterm-light",
    primary="#1d4ed8",
    background="#fcfcfa",
    surface="#fcfcfa",
    panel="#e9ebef",
    foreground="#1f2430",
    warning="#7a4d00",
    error="#b00020",
    success="#256b1e",
    dark=False,
    variables={
        "muted": "#4c5567",
        "faint": "#a9b0bf",
        "cursor": "#cfdcfa",
        "cursor-quiet": "#e2e5ec",
        "accent-text": "#1742b8",
        "mark-text": "#8a3b00",
        "venue-text": "#0a566e",
        "tag-text": "#5f2d9c",
        "key-text": "#2a5c10",
    },
)
THEMES: Final = (DARK, LIGHT)
