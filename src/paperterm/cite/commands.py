"""Cite commands of LaTeX (natbib, biblatex), Pandoc, Typst and Org, each a function of citation keys."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import Template
from typing import Final

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


def cite(command_id: str, keys: Sequence[str]) -> str:
    """Return the command `command_id` for `keys`, each key once, "" for no keys.

    Raises:
        KeyError: there is no such command.
    """
    command = CITE_COMMANDS[command_id]
    unique = [key for key in dict.fromkeys(_COMMAND_CHARACTERS.sub("", key) for key in keys) if key]
    return command.write(unique) if unique else ""


def from_template(command_id: str, template: str) -> CiteCommand:
    r"""Return a user's own command: ``$keys`` becomes ``a,b``, ``$at_keys`` becomes ``@a; @b``, ``$$`` a dollar.

    ``\mycite{$keys}`` is such a template.

    Raises:
        ValueError: the template holds neither, or another ``$``.
    """
    names = {match["named"] or match["braced"] for match in Template.pattern.finditer(template)} - {None}
    if not names or not names <= {"keys", "at_keys"} or not Template(template).is_valid():
        raise ValueError(f"a cite command needs $keys or $at_keys and no other $: {template}")

    def write(keys: Sequence[str]) -> str:
        at_keys = "; ".join(f"@{key}" for key in keys)
        return Template(template).substitute(keys=",".join(keys), at_keys=at_keys)

    return CiteCommand(command_id, write(("a", "b")), write)
