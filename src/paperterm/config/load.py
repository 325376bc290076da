"""Loading the settings: environment over project file over user's file over defaults.

Nothing here raises for a wrong setting: it is a problem with its place, and the default holds.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

from paperterm.config.files import PROJECT_NAME, parse, project_file, read_text, user_file
from paperterm.config.kinds import Kind, did_you_mean, nearest
from paperterm.config.loaded import Loaded, Origin, SettingProblem
from paperterm.config.places import key_lines, line_of
from paperterm.config.settings import ROWS, Row, Settings
from paperterm.errors import UnreadableError
from paperterm.text import clean_line

_VARIABLES: Final = {row.variable: row for row in ROWS.values() if row.variable}
_NO_SETTINGS: Final = ("PAPERTERM_CONFIG",)
_MOST_DOTS: Final = 4


def load_settings(
    config: str = "",
    lists: Iterable[str] = (),
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Loaded:
    """Return the settings and what was wrong with them.

    Args:
        config: the user's file where it is given on the command line.
        lists: paths that are opened: no project file is read from their folders. Asked for only where there is one.
        environ: the environment, that of the process by default.
        folder: the working directory, where a project file may stand.
    """
    environ = os.environ if environ is None else environ
    path = user_file(config, environ)
    loader = _Loader(path.absolute().parent)
    must_exist = bool(config or environ.get("PAPERTERM_CONFIG"))
    if must_exist or os.path.lexists(path):
        loader.read_file(path, "user")
    project, why_not = _find_project(folder, chain(lists, *loader.libraries))
    if why_not:
        loader.problem(Origin("project", project), "", f"not read: {why_not}")
    elif project:
        loader.read_file(Path(project), "project")
    loader.read_environment(environ)
    loader.check_library()
    return Loaded(Settings(**loader.values), tuple(loader.problems), loader.origins, path)


def _find_project(folder: Path | None, lists: Iterable[str]) -> tuple[str, str]:
    try:
        folder = Path.cwd() if folder is None else folder
    except OSError:  # the working directory was removed
        return "", ""
    found, why_not = project_file(folder, lists)
    if why_not:
        return str(folder / PROJECT_NAME), why_not
    return str(found or ""), ""


class _Loader:
    """Collects values, the stronger source later."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.values: dict[str, Any] = {}
        self.origins: dict[str, Origin] = {}
        self.problems: list[SettingProblem] = []

    @property
    def libraries(self) -> list[tuple[str, ...]]:
        return list(self.values.get("libraries", {}).values())

    def problem(self, origin: Origin, key: str, message: str) -> None:
        self.problems.append(SettingProblem(origin, clean_line(key), clean_line(message)))

    def read_file(self, path: Path, kind: str) -> None:
        try:
            text = read_text(path)
            found = parse(text) if text.strip() else {}
        except UnreadableError as error:
            self.problem(Origin(kind, str(path)), "", f"{error}; nothing of it is taken")
            return
        lines = key_lines(text)
        for key, value in _flat(found):
            self._take(key, value, Origin(kind, str(path), line_of(lines, key)), lines)

    def read_environment(self, environ: Mapping[str, str]) -> None:
        for name in sorted(environ):
            if not name.startswith("PAPERTERM_") or name in _NO_SETTINGS or not environ[name]:
                continue
            origin = Origin("environment", clean_line(name))
            row = _VARIABLES.get(name)
            if row is None:
                near = nearest(name.lower(), [variable.lower() for variable in _VARIABLES]).upper()
                if near:
                    self.problem(origin, "", f"is no setting, did you mean {near}?")
                continue
            text = environ[name]
            value = [part.strip() for part in text.split(",") if part.strip()] if row.about.kind.split else text
            self._set(row, value, origin)

    def check_library(self) -> None:
        name, known = self.values.get("library", ""), self.values.get("libraries", {})
        if name and name not in known:
            wrong = f"no library is called “{name}”{did_you_mean(name, known)}"
            self.problem(self.origins["library"], "library", f"{wrong}; allowed: {', '.join(known) or 'none is set'}")
            del self.values["library"], self.origins["library"]

    def _take(self, key: str, value: Any, origin: Origin, lines: dict[str, int]) -> None:
        row = ROWS.get(key)
        if row is None:
            self.problem(origin, key, f"is no setting{did_you_mean(key, ROWS)}")
        elif origin.kind == "project" and not row.about.harmless:
            self.problem(origin, key, "is taken only from your own config.toml, not from a project's file")
        elif row.about.kind.entries:
            self._set_table(row, value, origin, lines)
        else:
            self._set(row, value, origin)

    def _set(self, row: Row, value: Any, origin: Origin) -> None:
        try:
            self.values[row.name] = self._checked(row.about.kind, value, origin)
            self.origins[row.key] = origin
        except ValueError as error:
            self.problem(origin, row.key, f"{error}; allowed: {row.about.kind.allowed}")

    def _set_table(self, row: Row, value: Any, origin: Origin, lines: dict[str, int]) -> None:
        kind = row.about.kind
        try:
            found = kind.check(value)
        except ValueError as error:
            self.problem(origin, row.key, f"{error}; allowed: {kind.allowed}")
            return
        entries = kind.entries or kind
        self.origins.setdefault(row.key, origin)
        values = dict(self.values.get(row.name, {}))
        for name, item in _leaves(found):
            key = f"{row.key}.{name}"
            where = replace(origin, line=line_of(lines, key))
            try:
                _check_name(name)
                values[name] = self._checked(entries, item, where)
                self.origins[key] = where
            except ValueError as error:
                self.problem(where, key, f"{error}; allowed: {entries.allowed}")
        self.values[row.name] = values

    def _checked(self, kind: Kind, value: Any, origin: Origin) -> Any:
        checked = kind.check(value)
        if origin.kind == "project" and isinstance(checked, str) and checked.lower().endswith(".bib"):
            _check_inside(checked)
        return self._resolved(checked, origin) if kind.is_path else checked

    def _resolved(self, value: Any, origin: Origin) -> Any:
        if isinstance(value, tuple):
            return tuple(self._resolved(item, origin) for item in value)
        if not value:
            return value
        base = Path.cwd() if origin.kind == "environment" else self._folder
        return str(base / os.path.expanduser(value))


def _check_name(name: str) -> None:
    if not name.isprintable() or not name.strip():
        raise ValueError("its name holds control or invisible characters")


def _check_inside(path: str) -> None:
    """Refuse what stands outside of the project's folder: the file may come from somebody else."""
    if os.path.isabs(path) or path.startswith("~") or ".." in Path(path).parts:
        raise ValueError(f"“{path}” is outside of the project's folder")


def _flat(found: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Return keys with dots and their values; a table that is a setting itself stays whole."""
    flat: list[tuple[str, Any]] = []
    for name, value in found.items():
        key = prefix + name
        is_around = isinstance(value, dict) and any(known.startswith(f"{key}.") for known in ROWS)
        flat += _flat(value, f"{key}.") if is_around else [(key, value)]
    return flat


def _leaves(found: Mapping[str, Any], prefix: str = "", depth: int = 0) -> list[tuple[str, Any]]:
    """Return the entries of a table; names with dots that were not quoted are tables in TOML."""
    leaves: list[tuple[str, Any]] = []
    for name, value in found.items():
        is_dotted = isinstance(value, dict) and depth < _MOST_DOTS
        leaves += _leaves(value, f"{prefix}{name}.", depth + 1) if is_dotted else [(prefix + name, value)]
    return leaves
