"""What one BibTeX block says, as clean text."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from paperterm.bibtex.blocks import Block, clean_text, iter_blocks
from paperterm.bibtex.journals import journal_of_command
from paperterm.bibtex.latex import decode
from paperterm.bibtex.names import Names, names_problem, read_names
from paperterm.bibtex.specials import bare_special
from paperterm.bibtex.values import Macros, RawFields, read_sound_values, read_values
from paperterm.model import Name
from paperterm.model.ids import arxiv_id, doi
from paperterm.text import clean_block, clean_line

_ENTITY: Final = re.compile(r"\\?&(?:[A-Za-z][A-Za-z0-9]*|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_URL: Final = re.compile(r"(?:https?|ftp)://[^\s{}<>\"]+")
_TILDE: Final = re.compile(
    r"\{?\$\{?\s?\\(?:sim|tilde)(?:\{\s?\}|(?![A-Za-z]))\s?\}?\$\}?|\\sim(?![A-Za-z])\s?|\\string\s?~"
    r"|\{\\raise[\w.]{1,9}\s?\\hbox\s?\{\$\\scriptstyle\s?\\sim\$\}\}"
)
_URL_ESCAPE: Final = re.compile(r"\\([%_#&~$])(?:\{\})?|\{\\?([~_])\}|\\(?:textasciitilde|url)\s*(?:\{\})?")
_URL_FIELDS: Final = ("url", "howpublished", "link", "bdsk-url-1", "note", "journal", "ee", "eprint")
_ANGLE: Final = re.compile(r"\{?(?:\\text(less|greater)(?![A-Za-z])(?:\{\})?|\$?([<>])\$?)\}?")
"""An angle bracket of a DOI, as LaTeX or a reference manager writes it."""

_ARCHIVE_FIELDS: Final = ("primaryclass", "eprintclass", "archive")
"""Where the archive of an arXiv id of the scheme before 2007 may be, whose number is alone in ``eprint``."""

_ARXIV_FIELDS: Final = (
    "arxivid",
    "journal",
    "journaltitle",
    "url",
    "volume",
    "note",
    "howpublished",
    "doi",
    "number",
    "booktitle",
)
_VENUE_FIELDS: Final = ("journal", "journaltitle", "booktitle", "maintitle", "eventtitle")
_SEPARATORS: Final = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class Fields:
    """One BibTeX block, read: clean text, LaTeX decoded, "" or None where the block says nothing.

    Attributes:
        type: entry type in lower case.
        authors_complete: False where "and others" or *et al.* follows the authors.
        venue: journal, or the title of the book or proceedings.
        doi: as written, without resolver.
        arxiv: identifier without version.
        problem: what is wrong with the block, in words.
        remark: what is worth a word and stops nothing.
    """

    type: str = ""
    key: str = ""
    title: str = ""
    authors: tuple[Name, ...] = ()
    authors_complete: bool = True
    editors: tuple[Name, ...] = ()
    year: int | None = None
    venue: str | None = None
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    problem: str | None = None
    remark: str | None = None


def read_fields(text: str, macros: Macros | None = None) -> Fields:
    """Return what the first block in `text` says; of a broken block what can be had, and `Fields.problem`.

    `macros` are those that it can use. Never raises.
    """
    block = next(iter_blocks(clean_text(text)), None)
    if block is None:
        return Fields(problem="there is no BibTeX block")
    return open_block(block, macros).fields()


def open_block(block: Block, macros: Macros | None = None) -> "OpenBlock":
    """Return `block` with its own fields only, none that it inherits."""
    return OpenBlock(block, raw_fields(block, macros or {}))


def raw_fields(block: Block, macros: Macros) -> RawFields:
    """Return the fields of a block as LaTeX text."""
    if block.fields:
        return read_sound_values(block.text, block.fields, len(block.text) - 1, macros)
    return read_values(block.text, macros, broken=block.problem is not None)


class OpenBlock:
    """A block whose fields are read one by one: a list says most of them itself.

    Args:
        block: as it was split.
        raw: its fields, those that it inherits among them.
    """

    __slots__ = ("_block", "_raw", "_values")

    def __init__(self, block: Block, raw: RawFields) -> None:
        self._block, self._raw = block, raw
        self._values = raw.values
        if raw.macros or "&" in block.text or "\u00a0" in block.text:
            self._values = {name: unescape(value) for name, value in raw.values.items()}

    def read(self, name: str) -> Any:
        """Return what `Fields` would have as its attribute `name`."""
        return _READERS[name](self._values)

    @property
    def type(self) -> str:
        """The entry type in lower case."""
        return self._block.type

    def text(self, name: str) -> str:
        """Return the field `name` as clean text, "" where the block does not have it."""
        return _plain(self._values, name)

    def venue(self, name: str) -> str:
        """Return the field `name` as the name of a journal, book or conference."""
        return journal_of_command(self._values.get(name, "")) or self.text(name)

    def names(self, name: str) -> Names:
        """Return the persons of the field `name`, and whether they are all."""
        return read_names(self._values.get(name, ""))

    def problem(self) -> str | None:
        """Return what is wrong with the block, in words."""
        return _problem(self._block.problem, self._raw)

    def remark(self) -> str | None:
        """Return what is worth a word and stops nothing: a macro that is not defined, comments, bare specials."""
        remarks = dict.fromkeys(self._raw.remarks)
        for name in self._raw.unknown:
            if not any(remark.startswith(f"the macro {name} ") for remark in remarks):
                remarks[f"the macro {name} is not defined"] = None
        for name, special in self._bare_specials():
            remarks[f"{name}: a bare {special} stops LaTeX"] = None
        return clean_line("; ".join(remarks)) if remarks else None

    def _bare_specials(self) -> Iterator[tuple[str, str]]:
        """Yield each field in which a special character of TeX stands bare, and the first such character."""
        for name, value in self._raw.values.items():
            if not any(word in value for word in self._raw.unknown) and (special := bare_special(name, value)):
                yield name, special

    def fields(self) -> Fields:
        """Return all that the block says."""
        said = {name: self.read(name) for name in _READERS}
        block = self._block
        return Fields(type=block.type, key=block.key, problem=self.problem(), remark=self.remark(), **said)


def _problem(split_problem: str | None, raw: RawFields) -> str | None:
    problems = [split_problem] if split_problem else []
    problems += [problem for problem in raw.problems if not (split_problem and "broken" in problem)]
    for name in ("author", "editor"):
        if raw.values.get(name) and (wrong := names_problem(raw.values[name])):
            problems.append(f"{name}: {wrong}")
    return clean_line("; ".join(dict.fromkeys(problems))) if problems else None


def unescape(value: str) -> str:
    """Return LaTeX text with HTML entities as the characters that they stand for, escaped where LaTeX needs it."""
    value = value.replace("\u00a0", " ")
    if "&" not in value:
        return value
    return clean_block(_ENTITY.sub(lambda match: _as_latex(html.unescape(match[0].lstrip("\\"))), value))


def _as_latex(character: str) -> str:
    return "\\" + character if character in ("&", "%", "#", "_", "$") else character


def _plain(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "")
    return clean_line(decode(value)) if value else ""


def _year(values: Mapping[str, str]) -> int | None:
    for name in ("year", "date"):
        if found := _YEAR.search(values.get(name, "")):
            return int(found[0])
    return None


def _venue(values: Mapping[str, str]) -> str | None:
    for name in _VENUE_FIELDS:
        value = values.get(name)
        venue = (journal_of_command(value) or _plain(values, name)) if value else ""
        if venue and not _URL.match(venue):
            return venue
    return None


def _arxiv(values: Mapping[str, str]) -> str:
    eprint = values.get("eprint", "").strip("{} \n")
    archive = (values.get("archiveprefix") or values.get("eprinttype") or "arxiv").strip("{} \n").lower()
    if eprint and archive == "arxiv":
        if found := arxiv_id(eprint, alone=True):
            return found
        for name in _ARCHIVE_FIELDS:
            prefix = values.get(name, "").strip("{} \n")
            if name in values and (found := arxiv_id(f"{prefix}/{eprint}", alone=True)):
                return found
    for name in _ARXIV_FIELDS:
        value = values.get(name, "")
        if value and (found := arxiv_id(value.replace("{", "").replace("}", ""), alone=name == "arxivid")):
            return found
    return ""


def _doi(values: Mapping[str, str]) -> str:
    for name in ("doi", "url", "ee"):
        if name not in values:
            continue
        value = _ANGLE.sub(_angle, values[name])
        value = _plain_url(value.replace("{", "").replace("}", "") if name == "doi" else value)
        if value and (found := doi(value)) and (name == "doi" or "doi.org/" in value):
            return found
    return ""


def _angle(match: re.Match[str]) -> str:
    return match[2] or ("<" if match[1] == "less" else ">")


def _url(values: Mapping[str, str]) -> str:
    for name in _URL_FIELDS:
        value = values.get(name, "")
        if "://" in value and (found := _URL.search(_plain_url(value))):
            return clean_line(found[0].rstrip(".,;") if name != "url" else found[0])
    return ""


def _plain_url(value: str) -> str:
    """Return a URL or DOI with its LaTeX escapes undone; ``~`` and ``--`` are its own characters."""
    value = _TILDE.sub("~", value) if "\\s" in value or "\\tilde" in value else value
    value = _URL_ESCAPE.sub(lambda match: match[1] or match[2] or ("~" if "tilde" in match[0] else ""), value)
    return value.replace("{", " ").replace("}", " ").strip()


def _publisher(values: Mapping[str, str]) -> str:
    return next(filter(None, (_plain(values, name) for name in ("publisher", "school", "institution"))), "")


def _keywords(values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, _SEPARATORS.split(_plain(values, "keywords") or _plain(values, "keyword"))))


_READERS: Final[dict[str, Callable[[Mapping[str, str]], Any]]] = {
    "title": lambda values: _plain(values, "title"),
    "authors": lambda values: read_names(values.get("author", ""))[0],
    "authors_complete": lambda values: read_names(values.get("author", ""))[1],
    "editors": lambda values: read_names(values.get("editor", ""))[0],
    "year": _year,
    "venue": _venue,
    "volume": lambda values: _plain(values, "volume"),
    "number": lambda values: _plain(values, "number") or _plain(values, "issue"),
    "pages": lambda values: _plain(values, "pages"),
    "publisher": _publisher,
    "doi": _doi,
    "arxiv": _arxiv,
    "url": _url,
    "abstract": lambda values: clean_block(decode(values.get("abstract", ""))).strip(),
    "keywords": _keywords,
}
"""From the values of a block to the attributes of `Fields`."""
