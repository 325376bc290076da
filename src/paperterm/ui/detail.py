"""What the detail pane says about an entry: lines of runs for a width, no widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from paperterm.actions.links import spellings
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.math import shown
from paperterm.library.papers.places import ListPlace
from paperterm.model import Entry, Link
from paperterm.model.name import listed
from paperterm.ui.bibtex import highlight
from paperterm.ui.text import Run, chop, chop_runs, one_line, truncate, width, wrap

DetailMode = Literal["detail", "bibtex", "source"]
MODES: Final[tuple[DetailMode, ...]] = ("detail", "bibtex", "source")
MODE_WORDS: Final[dict[DetailMode, str]] = {"detail": "Detail", "bibtex": "BibTeX", "source": "Source"}

Line = list[Run]
_LABEL_CELLS: Final = 10
_BESIDE_FROM: Final = 36
_NOTE_LINES: Final = 8
_RULE_CELLS: Final = 12
"""Enough to see a heading by; each cell is three bytes whenever another entry is shown."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known about an entry beside what its list says.

    Attributes:
        notes: the pages of notes that it links to.
        project: how it stands to the project's ``.bib`` and manuscript, in words.
        yours: what the person keeps about it, in words.
        note: the person's own note.
        places: where its paper stands, the place that is shown first.
    """

    notes: tuple[Entry, ...] = ()
    project: str = ""
    yours: str = ""
    note: str = ""
    places: tuple[ListPlace, ...] = ()


NOTHING: Final = Beside()


def detail_lines(entry: Entry, mode: DetailMode, cells: int, source: str, beside: Beside = NOTHING) -> list[Line]:
    """Return the lines for `entry`, at most `cells` wide; `source` is what the list says, for that mode."""
    cells = max(4, cells)
    if mode == "source":
        return _source(entry, cells, source)
    if mode == "bibtex":
        return _bibtex(entry, cells) or _made(entry, cells)
    return _detail(entry, cells, beside)


def _detail(entry: Entry, cells: int, beside: Beside) -> list[Line]:
    lines = _paragraph(shown(entry.title), cells, "strong")
    if entry.people:
        lines += _paragraph(entry.byline, cells, "authors")
    if entry.authors and entry.editors:
        lines += _paragraph(f"edited by {listed(entry.editors)}", cells, "authors")
    year = str(entry.year or "")
    published = [part for part in (entry.venue, "" if year in (entry.venue or "") else year) if part]
    if published:
        lines += _paragraph(" · ".join(published), cells, "venue")
    if entry.inferred:
        origins = dict.fromkeys(origin for _, origin in entry.inferred)
        fields = [", ".join(name for name, origin in entry.inferred if origin == wanted) for wanted in origins]
        said = "; ".join(f"{names} ({origin})" for names, origin in zip(fields, origins, strict=True))
        lines += _paragraph(f"inferred: {said}", cells, "inferred")
    if entry.kind != "paper":
        lines += _field("kind", entry.kind, cells)
    lines.append([])
    lines += _field("name", entry.name, cells)
    lines += _field("tags", " · ".join(entry.tags), cells)
    lines += _field("from", " · ".join(entry.institutions), cells)
    lines += _field("ids", " · ".join(f"{scheme}:{value}" for scheme, value in entry.ids), cells)
    lines += _field("yours", beside.yours, cells, "marked")
    lines += _field("project", beside.project, cells, "done")
    for link in entry.links:
        lines += _link(link, cells)
    lines += _block("Your note", _paragraphs(beside.note.strip(), cells), cells)
    lines += _remarks(entry, beside.places, cells)
    lines += _block("Abstract", _paragraphs(entry.abstract, cells), cells)
    for page in beside.notes:
        lines += _block("Notes", _page(page, cells), cells)
    lines += _bibtex(entry, cells) or _block("BibTeX", _made_note(entry, cells), cells)
    similar = [line for title in entry.similar for line in _hanging("· ", title, cells)]
    lines += _block("Similar", similar, cells)
    problems = [line for problem in entry.problems for line in _hanging("! ", str(problem), cells, "problem")]
    lines += _block("Problems", problems, cells)
    lines += _block("Where", _place(entry, cells), cells)
    also = [line for other in beside.places[1:] for line in _also(other, cells)]
    return [*lines, *_block("Also in", also, cells)]


def _remarks(entry: Entry, places: Sequence[ListPlace], cells: int) -> list[Line]:
    """Return the remarks, those of several curators under the names of their lists."""
    if len(places) < 2:
        return _block("Remarks", _paragraphs(entry.remarks, cells), cells)
    lines: list[Line] = []
    for place in places:
        lines += _block(f"Remarks in {place.list_name}", _paragraphs(place.entry.remarks, cells), cells)
    return lines


def _also(place: ListPlace, cells: int) -> list[Line]:
    lines = _paragraph(" › ".join(dict.fromkeys((place.list_name, *place.entry.section))), cells, "")
    return [*lines, *([Run(part, "muted")] for part in chop(f"{place.entry.file}:{place.entry.line}", cells))]


def _page(page: Entry, cells: int) -> list[Line]:
    """Return the beginning of a page of notes, its parts under their names."""
    lines = [*_paragraph(page.title, cells, "strong"), *([Run(part, "target")] for part in chop(page.file, cells))]
    for name, text in (("Remarks", page.remarks), ("Abstract", page.abstract)):
        said = _paragraphs(text, cells)
        if said:
            more = [[Run("…", "muted")]] if len(said) > _NOTE_LINES else []
            lines += [[Run(name, "label")], *said[:_NOTE_LINES], *more]
    return lines


def _place(entry: Entry, cells: int) -> list[Line]:
    place = [[Run(part, "muted")] for part in chop(one_line(f"{entry.file}:{entry.line}"), cells)]
    return [*_paragraph(" › ".join(entry.section), cells, ""), *place] if entry.section else place


def _bibtex(entry: Entry, cells: int) -> list[Line]:
    lines: list[Line] = []
    for number, citation in enumerate(entry.citations, start=1):
        heading = "BibTeX" if len(entry.citations) == 1 else f"BibTeX {number} of {len(entry.citations)}"
        warning = ", ".join(dangerous_commands(citation.text))
        block = _paragraph(f"! TeX would run {warning}", cells, "problem") if warning else []
        block += [line for runs in highlight(citation.text) for line in chop_runs(runs, cells)]
        lines += _block(heading, block, cells)
    return lines


def _made(entry: Entry, cells: int) -> list[Line]:
    """Return the BibTeX that a copy would take where the list has none."""
    from paperterm.cite.generate import generate

    block = [line for runs in highlight(generate(entry).text) for line in chop_runs(runs, cells)]
    return [*_made_note(entry, cells), [], *block]


def _made_note(entry: Entry, cells: int) -> list[Line]:
    """Return that the BibTeX is not the list's own, and what is missing in it."""
    from paperterm.cite.generate import missing

    lines = _paragraph("~ The list has none: what is copied is made from what it says.", cells, "inferred")
    gaps = ", ".join(missing(entry))
    return [*lines, *(_paragraph(f"It does not say: {gaps}", cells, "problem") if gaps else ())]


def _source(entry: Entry, cells: int, source: str) -> list[Line]:
    lines = _place(entry, cells)
    lines.append([])
    for text in source.split("\n"):
        lines += [[Run(part, "source")] for part in chop(one_line(text.expandtabs(4)), cells)]
    return lines


def _link(link: Link, cells: int) -> list[Line]:
    hosts = spellings(link.url)
    warning = f"the host {hosts[0]} is {hosts[1]}" if hosts else ""
    return [*_link_lines(link, cells), *(_hanging("! ", warning, cells, "problem") if warning else ())]


def _link_lines(link: Link, cells: int) -> list[Line]:
    kind = "" if link.kind in (link.label.lower(), "other") else f" ({link.kind})"
    label = link.label or link.kind
    if link.target is not None:
        return _field(label, f"{link.target} (a file of this list){kind}", cells, "target")
    if width(label + kind) < _LABEL_CELLS and cells >= _BESIDE_FROM:
        first, *rest = chop(one_line(link.url), cells - _LABEL_CELLS)
        lines = [[_label(label + kind), Run(first, "link")]]
        return lines + [[Run(" " * _LABEL_CELLS), Run(part, "link")] for part in rest]
    lines = _paragraph(label + kind, cells, "label")
    return lines + [[Run("  "), Run(part, "link")] for part in chop(one_line(link.url), cells - 2)]


def _field(name: str, text: str, cells: int, style: str = "") -> list[Line]:
    if not text:
        return []
    if width(name) < _LABEL_CELLS and cells >= _BESIDE_FROM:
        first, *rest = wrap(one_line(text), cells - _LABEL_CELLS)
        lines = [[_label(name), Run(first, style)]]
        return lines + [[Run(" " * _LABEL_CELLS), Run(part, style)] for part in rest]
    return [*_paragraph(name, cells, "label"), *([Run("  "), Run(part, style)] for part in wrap(text, cells - 2))]


def _label(name: str) -> Run:
    return Run(one_line(name) + " " * (_LABEL_CELLS - width(name)), "label")


def _block(heading: str, content: list[Line], cells: int) -> list[Line]:
    if not content:
        return []
    heading = truncate(one_line(heading), cells)
    rule = "─" * max(0, min(_RULE_CELLS, cells - width(heading) - 1))
    return [[], [Run(heading + " ", "label"), Run(rule, "rule")], *content]


def _paragraphs(text: str, cells: int) -> list[Line]:
    return [line for part in text.split("\n") for line in _paragraph(part, cells, "")] if text else []


def _paragraph(text: str, cells: int, style: str) -> list[Line]:
    return [[Run(line, style)] for line in wrap(one_line(text), cells)]


def _hanging(bullet: str, text: str, cells: int, style: str = "") -> Iterable[Line]:
    for number, line in enumerate(wrap(one_line(text), cells - len(bullet))):
        yield [Run(bullet if number == 0 else " " * len(bullet), "label"), Run(line, style)]
