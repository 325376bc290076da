r"""Templates: text with fields of entries in it, for what is picked and for own cite commands.

A field in braces is replaced (``{title}``); everything else stands as it is, other braces too, so that
``\mycite{{keys}}`` reads as LaTeX. ``{keys}`` are the citation keys of all entries, joined by a comma or by what
stands behind a colon (``[@{keys:; @}]`` gives ``[@a; @b]``): a template with it is filled once for all entries, any
other once for each. ``{tab}`` and ``{newline}`` are what they say.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from paperterm.model import Entry

FIELDS: Final[dict[str, str]] = {
    "key": "the citation key",
    "title": "the title",
    "name": "its short name",
    "authors": "the authors, with commas",
    "year": "the year",
    "venue": "the venue",
    "doi": "the DOI",
    "arxiv": "the arXiv identifier",
    "url": "the address of the paper",
    "pdf": "the address of the PDF",
    "tags": "the tags, with commas",
    "section": "the headings above it",
    "reference": "a reference as plain text",
    "bibtex": "the BibTeX",
    "file": "the file of the list",
    "line": "its line there",
}
"""What each field of one entry is."""

KeyOf = Callable[[Entry], str]
"""Gives the citation key of a paper."""

_CHARACTERS: Final = {"tab": "\t", "newline": "\n"}
_ESCAPED: Final = {"t": "\t", "n": "\n"}
_ESCAPE: Final = re.compile(r"\\([tn])(?![A-Za-z])")
_FIELD: Final = re.compile(rf"\{{(?:(keys)(?::([^{{}}]*))?|({'|'.join((*FIELDS, *_CHARACTERS))}))\}}")


def fields_in(template: str) -> frozenset[str]:
    """Return the names of the fields in `template`."""
    return frozenset(match[1] or match[3] for match in _FIELD.finditer(template))


def has_keys(template: str) -> bool:
    """Whether `template` holds citation keys."""
    return not fields_in(template).isdisjoint(("key", "keys"))


def check_template(template: str) -> None:
    """Raise an error where `template` would give the same for every entry.

    Raises:
        ValueError: there is no field in it.
    """
    if not fields_in(template) - _CHARACTERS.keys():
        raise ValueError(f"“{template}” has no field in braces (there are {', '.join(('keys', *FIELDS))})")


def fill(template: str, entries: Sequence[Entry], key_of: KeyOf | None = None) -> str:
    """Return `template` filled: once for all `entries` where it holds ``{keys}``, else a line for each.

    Beside ``{keys}`` the other fields are those of the first entry; what an entry does not have is "".

    Args:
        template: text with fields in braces.
        entries: the papers.
        key_of: gives the citation key of each, by default that of its list.
    """
    from paperterm.cite.entryfields import VALUES

    values = VALUES if key_of is None else VALUES | {"key": key_of}

    def values_of(entry: Entry) -> Callable[[str], str]:
        return lambda name: values[name](entry)

    if "keys" not in fields_in(template):
        return "\n".join(_filled(template, (), values_of(entry)) for entry in entries)
    keys = list(dict.fromkeys(map(values["key"], entries)))
    return _filled(template, keys, values_of(entries[0])) if entries else ""


def fill_line(template: str, entry: Entry) -> str:
    r"""Return `template` filled for one entry: tabs and newlines in values are spaces, and ``\t`` in it is a tab.

    A backslash before a longer word stays, so that ``\textcite{{key}}`` reads as LaTeX.
    """
    from paperterm.cite.entryfields import VALUES

    return _filled(
        _ESCAPE.sub(lambda match: _ESCAPED[match[1]], template),
        [VALUES["key"](entry)] if "keys" in fields_in(template) else (),
        lambda name: " ".join(VALUES[name](entry).split()),
    )


def fill_keys(template: str, keys: Sequence[str]) -> str:
    """Return a template of ``{keys}``, or of ``{key}`` for each with a space between, filled with citation keys."""
    if "keys" in fields_in(template):
        return _filled(template, keys, lambda _: keys[0])
    return " ".join(_filled(template, (), lambda _, key=key: key) for key in keys)  # type: ignore[misc]


def _filled(template: str, keys: Sequence[str], value: Callable[[str], str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        if match[1]:
            return ("," if match[2] is None else match[2]).join(keys)
        return _CHARACTERS.get(match[3]) or value(match[3])

    return _FIELD.sub(replaced, template)
