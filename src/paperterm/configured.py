"""The settings as the program takes them: what only the rooms above `paperterm.config` can check is checked here."""

import re
from collections.abc import Iterable
from contextlib import suppress

from paperterm.config.files import themes_folder
from paperterm.config.kinds import did_you_mean
from paperterm.config.load import load_settings
from paperterm.config.loaded import Loaded
from paperterm.config.settings import THEMES
from paperterm.errors import UsageError


def load_checked(config: str = "", lists: Iterable[str] = ()) -> Loaded:
    """Return the settings of this process; what is wrong with them is in `Loaded.problems`.

    Args:
        config: the file of settings where it is given on the command line.
        lists: the paths that are opened, from whose folders no settings come; asked for only where a folder has some.

    Raises:
        UsageError: the file that is given cannot be read.
    """
    loaded = load_settings(config, lists)
    if config:
        for problem in loaded.problems:
            if problem.origin.kind == "user" and not problem.key:
                raise UsageError(str(problem))
    if loaded.settings.theme not in THEMES:
        loaded = _with_theme(loaded)
    if loaded.settings.cite_templates or loaded.settings.cite_command:
        loaded = _with_cite_commands(loaded)
    if loaded.settings.cite_styles or loaded.settings.cite_reference:
        loaded = _with_reference_styles(loaded)
    if loaded.settings.commands:
        loaded = _with_commands(loaded)
    if loaded.settings.layouts:
        loaded = _with_layouts(loaded)
    if loaded.settings.keys or loaded.settings.commands:
        from paperterm.ui.keymap import make_keymap
        from paperterm.ui.keys import OWN

        for action, message in make_keymap(loaded.settings.keys, loaded.settings.commands)[1]:
            loaded = loaded.refuse(action if action.startswith(OWN) else f"keys.{action}", message)
    return loaded


def _with_commands(loaded: Loaded) -> Loaded:
    from paperterm.actions.own.command import read_command

    kept = dict(loaded.settings.commands)
    for key, command in loaded.settings.commands.items():
        try:
            read_command(command)
        except ValueError as error:
            del kept[key]
            loaded = loaded.refuse(f"commands.{key}", str(error), commands=dict(kept))
    return loaded


def _with_layouts(loaded: Loaded) -> Loaded:
    from paperterm.actions.listlayouts import FIELD
    from paperterm.readers.layouts.decided import read_hypothesis

    kept = dict(loaded.settings.layouts)
    for key, layout in loaded.settings.layouts.items():
        name, _, field = key.rpartition(".")
        try:
            if not name or field != FIELD:
                raise ValueError(f"“{field}” is no field whose place can be decided; allowed: {FIELD}")  # noqa: TRY301
            read_hypothesis(layout)
        except ValueError as error:
            del kept[key]
            loaded = loaded.refuse(f"layouts.{key}", str(error), layouts=dict(kept))
    return loaded


def _with_theme(loaded: Loaded) -> Loaded:
    with suppress(OSError):
        known = (*THEMES, *sorted(path.stem for path in themes_folder().glob("*.toml")))
        if loaded.settings.theme not in known:
            said = f"no theme is called “{loaded.settings.theme}”{did_you_mean(loaded.settings.theme, known)}"
            return loaded.refuse("theme", f"{said}; allowed: {', '.join(known)}", theme="auto")
    return loaded


def _with_cite_commands(loaded: Loaded) -> Loaded:
    from paperterm.cite.commands import CITE_COMMANDS

    templates = loaded.settings.cite_templates
    wrong = {name: reason for name, template in templates.items() if (reason := _wrong_template(name, template))}
    kept = {name: template for name, template in templates.items() if name not in wrong}
    for name, reason in wrong.items():
        loaded = loaded.refuse(f"cite.templates.{name}", reason, cite_templates=kept)
    command = loaded.settings.cite_command
    known = (*CITE_COMMANDS, *kept)
    if command and command not in known:
        reason = f"“{command}” is not known{did_you_mean(command, known)}; allowed: {', '.join(known)}"
        loaded = loaded.refuse("cite.command", reason, cite_command="")
    return loaded


def _with_reference_styles(loaded: Loaded) -> Loaded:
    from paperterm.cite.references import all_styles

    kept = dict(loaded.settings.cite_styles)
    for name, path in loaded.settings.cite_styles.items():
        if not re.fullmatch(r"[\w.-]+", name) or not path.endswith(".csl"):
            del kept[name]
            reason = f"“{path}” is no .csl file" if not path.endswith(".csl") else "the name of a style is one word"
            loaded = loaded.refuse(f"cite.styles.{name}", reason, cite_styles=dict(kept))
    style, known = loaded.settings.cite_reference, all_styles(kept)
    if style and style not in known:
        reason = f"“{style}” is not known{did_you_mean(style, known)}; allowed: {', '.join(known)}"
        loaded = loaded.refuse("cite.reference", reason, cite_reference="")
    return loaded


def _wrong_template(name: str, template: str) -> str:
    from paperterm.bibtex.danger import dangerous_commands
    from paperterm.cite.commands import from_template

    try:
        from_template(name, template)
    except ValueError as error:
        return str(error)
    if not re.fullmatch(r"[\w.-]+", name):
        return "the name of a cite command is one word"
    commands = dangerous_commands(template)
    return f"{', '.join(commands)} can run code in a document" if commands else ""
