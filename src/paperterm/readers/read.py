"""Reading one file: the reader is chosen by the name's ending and the content."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from paperterm.bibtex.definitions import Definitions, Scope
from paperterm.model import Citation, Problem
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import Unit
from paperterm.readers.front.blocks import Run
from paperterm.readers.reading import Explanation, Reading
from paperterm.text import clean_line

SUMMARY = "summary.md"
"""A GitBook's table of contents: never a list of papers."""


@dataclass(slots=True)
class _Result:
    title: str = ""
    units: list[Unit] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)


def read(text: str, file: str, others: Sequence[Definitions] = (), layout: str = "", line: int = 1) -> Reading:
    """Return what is in `text`, the content of `file` (a path that is only used for its name). Never does I/O.

    Args:
        others: the macros and entries that other ``.bib`` files of the repository define.
        layout: where the titles are, as a person decided (``link to bar``); the problems say where it does not fit.
        line: where in `file` the text begins, if it is a part of a ``.bib`` file.
    """
    result = _read(text, file, others, layout, line)
    entries = tuple(unit.draft.finish(file) for unit in result.units if unit.admitted)
    problems = tuple(Problem(file, line, clean_line(message)) for line, message in result.problems)
    return Reading(clean_line(result.title), entries, problems)


def explain(text: str, file: str, line: int, layout: str = "") -> Explanation:
    """Return how `line` of `text` was read: the entry that begins there, else the innermost unit that holds it.

    `layout` as in `read`.
    """
    from paperterm.readers.layouts.report import layouts_of

    units = [
        unit
        for unit in _read(text, file, layout=layout).units
        if unit.draft.line <= line <= max(unit.draft.end, unit.draft.line)
    ]
    if not units:
        return Explanation("", line, line, admitted=False, verdict="no reader takes this line for a part of an entry")
    unit = min(units, key=lambda one: (not _begins(one, line), one.draft.end - one.draft.line, not one.admitted))
    draft = unit.draft
    entry = draft.finish(file)
    layouts = layouts_of(unit.group) if unit.group is not None else ()
    fields = tuple(
        (name, clean_line(_in_words(getattr(entry, "citations" if name == "bibtex" else name))), source)
        for name, source in draft.sources.items()
        if hasattr(entry, "citations" if name == "bibtex" else name)
    )
    return Explanation(
        reader=unit.reader,
        line=draft.line,
        end=entry.end_line,
        admitted=unit.admitted,
        verdict=clean_line(unit.verdict),
        evidence=tuple(draft.evidence),
        doubts=tuple(draft.doubts),
        fields=fields,
        section=entry.section,
        layouts=layouts,
    )


def _in_words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(one.key or "without a key" if isinstance(one, Citation) else str(one) for one in value)
    return str(value)


def _begins(unit: Unit, line: int) -> bool:
    return unit.admitted and unit.draft.line == line


def _read(text: str, file: str, others: Sequence[Definitions] = (), layout: str = "", line: int = 1) -> _Result:
    name = file.rpartition("/")[2].lower()
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if name.endswith((".bib", ".bibtex")):
        from paperterm.readers.bib import read_bib

        return _Result(units=[_sure(draft, "bib") for draft in read_bib(text, others, file, line)])
    if name == SUMMARY:
        return _Result(title=_first_heading(text))
    if name.endswith(".txt"):
        from paperterm.readers.saved import is_saved_page, read_saved_page

        lines = text.split("\n")
        if is_saved_page(lines):
            draft = read_saved_page(lines)
            return _Result(draft.title, [_sure(draft, "saved")] if draft.title else [])
        return _Result()
    return _read_markdown(text, name, Scope(text, others, file), layout)


def _first_heading(text: str) -> str:
    return next((line.lstrip("# ").strip() for line in text[:4000].split("\n") if line.startswith("#")), "")


def _sure(draft: Draft, reader: str) -> Unit:
    return Unit(
        draft,
        reader,
        reader,
        admitted=True,
        verdict="the whole file is one entry" if reader != "bib" else "a BibTeX block",
    )


def _read_markdown(text: str, name: str, scope: Scope, layout: str) -> _Result:
    from paperterm.readers.bib import fill_from_bibtex
    from paperterm.readers.document import read_units, split_sections
    from paperterm.readers.front.blocks import visible
    from paperterm.readers.front.markdown import read_markdown
    from paperterm.readers.front.matter import read_front_matter, texts_of
    from paperterm.readers.frontmatter import page_kind, read_page
    from paperterm.readers.inherit import inherit
    from paperterm.readers.layouts.apply import is_ignored
    from paperterm.readers.layouts.decided import read_hypothesis
    from paperterm.readers.pages import complete_page, key_of_file, read_paper_page, read_titled_page

    matter = read_front_matter(text)
    values = matter.values
    title = " ".join(texts_of(values["title"][1])) if "title" in values else ""
    document = read_markdown(matter.body)
    heading = next((block for block in document.blocks if block.kind == "heading"), None)
    title = title or (visible(heading.runs) if heading is not None else "")
    result = _Result(title, [], matter.problems + document.problems)
    sections = split_sections(document.blocks)
    key = key_of_file(name)
    kind = page_kind(values, noted=bool(key))
    page = read_page(values, kind) if kind is not None else read_paper_page(sections)
    if page is None:
        given = read_hypothesis(layout) if layout else None
        result.units = read_units(sections, given=given)
        if given is not None and is_ignored(result.units):
            words = f"your settings say that titles are “{layout}”, which fits no group of entries here: not applied"
            result.problems.append((0, words))
        behind = sections[2].heading.line if len(sections) > 2 and sections[2].heading is not None else len(text)
        lines = [unit.draft.line for unit in result.units if unit.admitted]
        if len(lines) < 2 and all(line < behind for line in lines):
            page = read_titled_page(sections)
            result.units = [_sure(page, "pages")] if page is not None else result.units
    else:
        if kind is not None:
            complete_page(page, sections, key)
        page.end = max(page.end, text.count("\n") + 1 if kind is not None else 0)
        result.title = title or page.title
        result.units = [_sure(page, "pages" if kind is None else "frontmatter")]
    admitted = [unit.draft for unit in result.units if unit.admitted]
    for draft in admitted:
        fill_from_bibtex(draft, scope)
    inherit(admitted)
    if not admitted:
        result.problems += _only_links(result.units)
    _share_broken_links(admitted, document.broken_links)
    return result


def _only_links(units: list[Unit]) -> list[tuple[int, str]]:
    """Return the problem of a file that is mostly a list of linked titles, none of which shows that it is a paper."""
    linked = [
        unit.draft for unit in units if unit.how == "link" and any("://" in url for _, url, _ in unit.draft.links)
    ]
    if len(linked) < 2 or len(linked) * 2 < len(units):
        return []
    words = f"a list of {len(linked)} links without an entry: no publisher, author, venue or heading names a paper"
    return [(linked[0].line, words)]


def _share_broken_links(drafts: list[Draft], links: list[Run]) -> None:
    """Give each broken link to the last entry that begins before it, if that reaches so far."""
    ordered = sorted(drafts, key=_line) if links else []
    for link in links:
        place = bisect_right(ordered, link.line, key=_line)
        if place and link.line <= max(ordered[place - 1].line, ordered[place - 1].end):
            ordered[place - 1].broken_links.append(link)


def _line(draft: Draft) -> int:
    return draft.line
