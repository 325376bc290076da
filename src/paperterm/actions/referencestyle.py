"""The style of references of a person: the one that was chosen last, else that of the settings."""

from typing import Final

from paperterm.actions.memory import remember_choice, remembered_choice
from paperterm.cite.references import ReferenceStyle, all_styles
from paperterm.config.settings import Settings

_MEMORY: Final = "reference-style"
_DEFAULT: Final = "plain"


def set_style(settings: Settings) -> ReferenceStyle:
    """Return the style of the settings, plain text where they have none."""
    return all_styles(settings.cite_styles)[settings.cite_reference or _DEFAULT]


def chosen_style(settings: Settings) -> ReferenceStyle:
    """Return the style that was chosen last; a setting that was changed since then wins."""
    style = remembered_choice(_MEMORY, settings.cite_reference)
    known = all_styles(settings.cite_styles)
    return known[style] if style in known else set_style(settings)


def remember_style(style: str, settings: Settings) -> bool:
    """Remember the choice of `style`; False where the state folder cannot be written."""
    return remember_choice(_MEMORY, style, settings.cite_reference)
