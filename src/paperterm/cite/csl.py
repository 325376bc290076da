"""References in styles of the Citation Style Language (https://docs.citationstyles.org), by citeproc-py."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from paperterm.cite.cslitem import csl_item
from paperterm.cite.formats import plain
from paperterm.model import Entry
from paperterm.text import clean_line

_NEEDED: Final = "CSL styles need citeproc-py: install paperterm with its extra csl (paperterm[csl])"
_TEXT: Final = "{http://purl.org/net/xbiblio/csl}text"


def csl_references(path: str, entries: Sequence[Entry]) -> list[str]:
    """Return a reference for each of `entries` in the style of a ``.csl`` file, without the number of a list.

    An entry of which no author is known comes out plain: citeproc-py would say the title twice.

    Raises:
        ValueError: the style cannot be used, or citeproc-py is not installed.
    """
    try:
        import citeproc  # noqa: F401
    except ImportError as error:
        raise ValueError(_NEEDED) from error
    try:
        if not Path(path).expanduser().is_file():
            raise ValueError("there is no such file")  # noqa: TRY301 (all that is wrong with a style is told alike)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _write(_read_style(path), entries)
    except Exception as error:  # a style is a program of a kind: what it breaks can raise anything
        raise ValueError(clean_line(f"the style {path} cannot be used: {error}")) from error


def _read_style(path: str) -> Any:
    from citeproc import CitationStylesStyle

    style = CitationStylesStyle(str(Path(path).expanduser()), validate=False)
    if not style.has_bibliography():
        raise ValueError("it has no references of its own")
    numbers = [text for text in style.root.iter(_TEXT) if text.get("variable") == "citation-number"]
    for text in numbers:
        text.getparent().remove(text)
    return style


def _write(style: Any, entries: Sequence[Entry]) -> list[str]:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    items = [{**csl_item(entry), "id": str(number)} for number, entry in enumerate(entries)]
    written: list[str] = []
    for entry, item in zip(entries, items, strict=True):
        if "author" not in item:
            written.append(plain(entry))
            continue
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        written += [clean_line(str(line)).strip() for line in bibliography.bibliography()]
    return written
