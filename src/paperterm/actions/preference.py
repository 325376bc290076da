"""What a person prefers among named things: what was chosen last, else what the settings say, else what most take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from paperterm.actions.memory import remember_choice, remembered_choice
from paperterm.cite.commands import CiteCommand, all_commands
from paperterm.cite.references import ReferenceStyle, all_styles
from paperterm.config.settings import Settings

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Preference(Generic[Thing]):
    """A choice among things that have names.

    Attributes:
        name: under which the choice is remembered.
        default: the name of the thing that is taken where nothing is set.
        setting: the name that the settings give, "" where they give none.
        known: the things that there are with these settings, by name.
    """

    name: str
    default: str
    setting: Callable[[Settings], str]
    known: Callable[[Settings], Mapping[str, Thing]]

    def configured(self, settings: Settings) -> Thing:
        """Return what the settings say, the default where they say nothing."""
        return self.known(settings)[self.setting(settings) or self.default]

    def chosen(self, settings: Settings) -> Thing:
        """Return what was chosen last; a setting that was changed since then wins."""
        chosen = remembered_choice(self.name, self.setting(settings))
        known = self.known(settings)
        return known[chosen] if chosen in known else self.configured(settings)

    def remember(self, chosen: str, settings: Settings) -> bool:
        """Remember a choice; False where the state folder cannot be written."""
        return remember_choice(self.name, chosen, self.setting(settings))


CITE_COMMAND: Final[Preference[CiteCommand]] = Preference(
    "cite-command",
    "cite",
    lambda settings: settings.cite_command,
    lambda settings: all_commands(settings.cite_templates),
)
REFERENCE_STYLE: Final[Preference[ReferenceStyle]] = Preference(
    "reference-style",
    "plain",
    lambda settings: settings.cite_reference,
    lambda settings: all_styles(settings.cite_styles),
)
