"""The cite command of a person: the one that was chosen last, else that of the settings."""

from typing import Final

from paperterm.actions.memory import remember_choice, remembered_choice
from paperterm.cite.commands import CiteCommand, all_commands
from paperterm.config.settings import Settings

_MEMORY: Final = "cite-command"
_DEFAULT: Final = "cite"


def set_command(settings: Settings) -> CiteCommand:
    """Return the cite command of the settings, that of plain LaTeX where they have none."""
    return all_commands(settings.cite_templates)[settings.cite_command or _DEFAULT]


def chosen_command(settings: Settings) -> CiteCommand:
    """Return the cite command that was chosen last; a setting that was changed since then wins."""
    command = remembered_choice(_MEMORY, settings.cite_command)
    known = all_commands(settings.cite_templates)
    return known[command] if command in known else set_command(settings)


def remember_command(command: str, settings: Settings) -> bool:
    """Remember the choice of `command`; False where the state folder cannot be written."""
    return remember_choice(_MEMORY, command, settings.cite_command)
