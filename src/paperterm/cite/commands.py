"""Cite commands of LaTeX (natbib, biblatex), Pandoc, Typst and Org, each a function of citation keys."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from paperterm.cite.template import fields_in, fill_keys

_SIMPLE_KEY: Final = re.compile(r"[\w:.\-]*\w")
_COMMAND_CHARACTERS: Final = re.compile(r"[\\{}%#~]")
"""No key that LaTeX can cite has them; in a hostile list they would make the key a command."""


@dataclass(frozen=True, slots=True)
class CiteCommand:
    """A way to cite several keys at once.

    Attributes:
        id: what settings and the command line call it.
        label: how it looks, for menus.
        write: citation keys to the text for the manuscript.
    """

    id: str
    label: str
    write: Callable[[Sequence[str]], str]


def _latex(name: str) -> CiteCommand:
    return CiteCommand(name, f"\\{name}{{a,b}}", lambda keys: f"\\{name}{{{','.join(keys)}}}")


def _pandoc(keys: Sequence[str]) -> str:
    return f"[{'; '.join(f'@{key}' if _SIMPLE_KEY.fullmatch(key) else f'@{{{key}}}' for key in keys)}]"


def _typst(keys: Sequence[str]) -> str:
    return " ".join(f"@{key}" if _SIMPLE_KEY.fullmatch(key) else f"#cite(label({_quoted(key)}))" for key in keys)


def _quoted(key: str) -> str:
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _org(keys: Sequence[str]) -> str:
    return f"[cite:{';'.join(f'@{key}' for key in keys)}]"


CITE_COMMANDS: Final[dict[str, CiteCommand]] = {
    command.id: command
    for command in (
        *map(_latex, ("cite", "citep", "citet", "autocite", "parencite", "textcite", "footcite")),
        CiteCommand("pandoc", "[@a; @b]", _pandoc),
        CiteCommand("typst", "@a @b", _typst),
        CiteCommand("org", "[cite:@a;@b]", _org),
        CiteCommand("keys", "a,b", ",".join),
    )
}
"""The commands by id, in the order of the menu."""


def cite(command: CiteCommand, keys: Sequence[str]) -> str:
    """Return `command` for `keys`, each key once, "" for no keys."""
    unique = [key for key in dict.fromkeys(_COMMAND_CHARACTERS.sub("", key) for key in keys) if key]
    return command.write(unique) if unique else ""


def from_template(command_id: str, template: str) -> CiteCommand:
    r"""Return a user's own command from a template of ``{keys}`` or ``{key}`` (`paperterm.cite.template`).

    ``\mycite{{keys}}`` is such a template.

    Raises:
        ValueError: the template holds neither, or another field.
    """
    fields = fields_in(template)
    if not fields or not fields <= {"key", "keys", "tab", "newline"} or fields <= {"tab", "newline"}:
        raise ValueError(f"a cite command needs {{keys}} or {{key}} and no other field: {template}")
    write = partial(fill_keys, template)
    return CiteCommand(command_id, write(("a", "b")), write)


def all_commands(templates: Mapping[str, str]) -> dict[str, CiteCommand]:
    """Return the commands by id: a user's own first, which may take the name of another, then `CITE_COMMANDS`.

    Templates that are none (see `from_template`) are left out.
    """
    own: dict[str, CiteCommand] = {}
    for name, template in templates.items():
        with suppress(ValueError):
            own[name] = from_template(name, template)
    return own | {name: command for name, command in CITE_COMMANDS.items() if name not in own}
