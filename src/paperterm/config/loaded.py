"""What was loaded: the settings, where each comes from, and what was wrong."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from paperterm.config.settings import Settings
from paperterm.text import clean_line


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from.

    Attributes:
        kind: ``default``, ``user``, ``project`` or ``environment``.
        file: the file's path, or the variable's name.
        line: 1-based, 0 where there is none.
    """

    kind: str = "default"
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{_from_home(self.file)}:{self.line}" if self.line else _from_home(self.file) or self.kind


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """What is wrong with a setting, or with a whole file where `key` is "": `message` is one clean line."""

    origin: Origin
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.key + ': ' if self.key else ''}{self.message}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded.

    Attributes:
        settings: all checked.
        problems: what was wrong; the default, or what a weaker source says, holds there.
        origins: where each value comes from, by key; entries of tables too (``filters.recent``).
        user_path: the user's file, whether it is there or not.
    """

    settings: Settings
    problems: tuple[SettingProblem, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    user_path: Path = Path()

    def refuse(self, key: str, message: str, **instead: object) -> "Loaded":
        """Return this with one problem more at `key`, and other values of settings, by their names, `instead`."""
        origin = self.origins.get(key) or self.origins.get(key.partition(".")[0]) or Origin()
        problem = SettingProblem(origin, key, clean_line(message))
        settings = replace(self.settings, **instead)  # type: ignore[arg-type]
        return replace(self, settings=settings, problems=(*self.problems, problem))


def _from_home(path: str) -> str:
    home = os.path.expanduser("~").rstrip("/")
    return clean_line(f"~{path[len(home) :]}" if home and path.startswith(f"{home}/") else path)
