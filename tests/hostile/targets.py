"""What must hold for any bytes, one function for each thing that reads a stranger's text.

The fuzzer (`tests.hostile.fuzz`) looks for bytes that break one of these, the test suite runs each on the foreign
suites and on what the fuzzer once found (`corpus/`).
"""

import json
import os
import time
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from paperterm.model import Entry, Library, Section
from tests.people import people, shown

SECONDS = 2.0
SECONDS_A_BYTE = 0.002
"""Generous: the fuzzer's instrumentation costs a factor of ten, and only growth faster than the text is a finding."""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _is_line(text: str) -> bool:
    return text.isprintable()


def _is_block(text: str) -> bool:
    return all(c.isprintable() or c in "\n\t" or unicodedata.category(c) == "Zs" for c in set(text))


def clean_entry(entry: Entry, lines: int) -> None:
    """Check that `entry`, of a file with so many lines, is clean and stands in the file."""
    pairs = [text for pair in (*entry.ids, *entry.inferred) for text in pair]
    links = [text for link in entry.links for text in (link.label, link.url, link.kind)]
    keys = [text for citation in entry.citations for text in (citation.key, citation.type)]
    several = (entry.section, shown(entry.authors), shown(entry.editors), entry.institutions, entry.tags, entry.similar)
    single = [entry.title, entry.venue or "", entry.file, *(text for texts in several for text in texts)]
    for text in (*single, *pairs, *links, *keys, *(problem.message for problem in entry.problems)):
        assert _is_line(text), text
    for text in (entry.remarks, entry.abstract, *(citation.text for citation in entry.citations)):
        assert _is_block(text), text
    assert entry.title
    assert 1 <= entry.line <= entry.end_line <= lines, (entry.line, entry.end_line, lines)


def _reads(text: str, name: str) -> None:
    from paperterm.bibtex.toplevel import is_sound
    from paperterm.cite.exports import formats
    from paperterm.cite.generate import generate
    from paperterm.cite.jsonlines import to_json
    from paperterm.readers import explain, read

    reading = read(text, name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert _is_line(reading.title)
    for entry in reading.entries:
        clean_entry(entry, lines)
        made = generate(entry)
        assert is_sound(made.text, made.key), made.text
        assert json.loads(to_json(entry))["title"] == entry.title
    for problem in reading.problems:
        assert _is_line(problem.message)
        assert 0 <= problem.line <= lines
    for form in formats().values():
        assert _is_block(form.write(reading.entries, True).text.replace("\r\n", "\n"))
    if reading.entries:
        assert explain(text, name, reading.entries[0].line).admitted


def front(data: bytes) -> None:
    """The Markdown front end: blocks within the file's lines."""
    from paperterm.readers.front.markdown import read_markdown

    document = read_markdown(_text(data).replace("\r", "\n"))
    waiting = list(document.blocks)
    while waiting:
        block = waiting.pop()
        assert 1 <= block.line <= document.lines, (block.line, document.lines)
        assert block.line <= block.end <= document.lines
        for row in block.rows:
            assert block.line <= row.line <= block.end
        waiting.extend(block.children)


def items(data: bytes) -> None:
    """A list of bullets."""
    _reads(f"# L\n\n## S\n\n- {_text(data)}", "list.md")


def tables(data: bytes) -> None:
    """A pipe table."""
    _reads(f"# L\n\n| Title | Venue | Links | Authors |\n|---|---|---|---|\n| {_text(data)}", "list.md")


def headings(data: bytes) -> None:
    """Blocks below headings."""
    _reads(f"# L\n\n#### A Title of Words\n\ntag: `a`\n\n#### {_text(data)}", "list.md")


def paragraphs(data: bytes) -> None:
    """Records without a mark."""
    _reads(f"# L\n\n## S\n\n{_text(data)}", "list.md")


def pages(data: bytes) -> None:
    """A page about one paper."""
    _reads(f"# A Title of Words\n\n- **Authors:** Ann Author\n- **Venue:** ICML 2020\n- {_text(data)}", "index.md")


def frontmatter(data: bytes) -> None:
    """A page whose front matter is the entry."""
    _reads(f"---\ntitle: A Title of Words\nauthors: [Ann Author]\nvenue: ICML\n{_text(data)}", "page.md")


def html(data: bytes) -> None:
    """Raw HTML in Markdown."""
    _reads(f"# L\n\n<table><tr><th>Title</th><th>Venue</th></tr><tr><td>{_text(data)}", "list.md")


def saved(data: bytes) -> None:
    """A saved web page."""
    _reads(f"Title\nA Title\nAuthors\nAnn Author\nAbstract\n{_text(data)}", "page.txt")


def bib(data: bytes) -> None:
    """A ``.bib`` file, its blocks and their fields."""
    from paperterm.bibtex.blocks import split_blocks
    from paperterm.bibtex.citations import read_citations
    from paperterm.bibtex.danger import dangerous_commands
    from paperterm.bibtex.fields import read_fields
    from paperterm.bibtex.toplevel import scan
    from paperterm.cite.repairs import repaired, why_broken
    from paperterm.model import Citation

    text = _text(data)
    _reads(text, "refs.bib")
    for start, end in scan(text).spans:
        assert 0 <= start < end <= len(text)
    for cited in read_citations(text):
        assert all(map(_is_block, cited.raw.macros))
    for block in split_blocks(text)[:20]:
        citation = Citation(block.key, block.type, block.text)
        broken = why_broken(citation, read_fields(block.text))
        result = repaired(citation, broken) if broken else None
        assert result is None or not why_broken(result)
        dangerous_commands(block.text)


def fields(data: bytes) -> None:
    """The fields of one BibTeX block."""
    from paperterm.bibtex.fields import read_fields

    found = read_fields(f"@article{{key,\n  title = {{{_text(data)}}},\n  author = {{{_text(data)}}}\n}}")
    for text in (
        found.title,
        *shown(found.authors),
        *shown(found.editors),
        found.venue or "",
        found.url,
        found.problem or "",
    ):
        assert _is_line(text), text
    assert _is_block(found.abstract)


def latex(data: bytes) -> None:
    """LaTeX as text, and text as LaTeX."""
    from paperterm.bibtex.escape import escape, escape_url
    from paperterm.bibtex.latex import decode
    from paperterm.bibtex.names import names_problem, read_names
    from paperterm.text import clean_line

    text = clean_line(_text(data))
    assert "\x01" not in decode(text)
    assert decode(text).replace("\u0338", "").isprintable()
    made = escape(text)
    assert made.count("{") == made.count("}")
    assert "\n" not in made
    address = escape_url(text)
    assert address.isascii()
    assert not set(address) & set('{}\\"<>| ')
    assert all(map(_is_line, shown(read_names(text)[0])))
    names_problem(text)


@cache
def _index() -> object:
    from paperterm.search import Index

    titles = ("Attention Is All You Need", "深度学习", "Straße: a naïve [/approach]", "x" * 500, "C++ & #tags 2020")
    entries = tuple(
        Entry(
            file="a.md", line=number + 1, end_line=number + 1, title=title, year=2019 + number, authors=people("Ann Bö")
        )
        for number, title in enumerate(titles)
    )
    return Index.build(Library(entries, Section("L", "library", 0, len(entries))))


def query(data: bytes) -> None:
    """The query language, the search, and what it highlights."""
    from paperterm.search import spans

    text = _text(data)
    found = _index().search(text)  # type: ignore[attr-defined]
    assert len(set(found.entries)) == len(found.entries) <= 5
    for title in ("Attention Is All You Need", text):
        last = -1
        for start, stop in spans(text, title, "title"):
            assert last < start < stop <= len(title)
            last = stop


def cleaner(data: bytes) -> None:
    """Cleaning and decoding: printable, and the same when it is done again."""
    from paperterm.errors import UnreadableError
    from paperterm.library.files import decode
    from paperterm.text import clean_block, clean_line, fold, fold_key

    try:
        text, _ = decode(data)
    except UnreadableError:
        text = _text(data)
    line, block = clean_line(text), clean_block(text)
    assert _is_line(line)
    assert clean_line(line) == line
    assert _is_block(block)
    assert clean_block(block) == block
    assert fold_key(text) == fold_key(fold(text)) or not text.isascii()
    line.encode()
    block.encode()


def tex(data: bytes) -> None:
    """Manuscripts."""
    from paperterm.project.auxfiles import read_aux, read_bcf
    from paperterm.project.statements import Cite
    from paperterm.project.tex import read_tex

    text = _text(data)
    lines = text.count("\n") + 1
    for read in (read_tex, read_aux, read_bcf):
        cited = [each for each in read(text) if isinstance(each, Cite)]
        assert all(each.key and _is_line(each.key) and 0 <= each.line <= lines for each in cited)


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="paperterm-fuzz-"))
    os.environ["XDG_STATE_HOME"] = str(folder)
    return folder


def journal(data: bytes) -> None:
    """A ``.bib`` whose tail was torn, and a journal: completed exactly, or left as it is."""
    from paperterm.actions.journal import Journal, roll_forward
    from paperterm.actions.lockedfile import locked

    content, _, payload = data.partition(b"|")
    offset = len(payload) and data[0] % (len(content) + 2)
    path = _folder() / "refs.bib"
    path.write_bytes(content)
    made = Journal(path, offset, payload)
    made.place.parent.mkdir(parents=True, exist_ok=True)
    names = {"path": os.fsencode(path), "payload": payload}
    values = {name: b64encode(value).decode() for name, value in names.items()} | {"offset": offset}
    made.place.write_text(json.dumps(values))
    with locked(path) as file:
        completed = roll_forward(file)
    assert path.read_bytes() == (content[:offset] + payload if completed else content)
    assert not completed or payload.startswith(content[offset:])
    assert not made.place.exists()


def state(data: bytes) -> None:
    """A journal that anything may stand in."""
    from paperterm.actions.journal import Journal

    place = _folder() / "state.json"
    place.write_bytes(b'{"path": "L3RtcC9h", "offset": 3, "payload": ' + data)
    found = Journal.read(place)
    assert found is None or isinstance(found.payload, bytes)


def contents(data: bytes) -> None:
    """A table of contents, and YAML."""
    from paperterm.library.summary import read_summary
    from paperterm.readers.front.matter import read_front_matter, texts_of

    text = _text(data)
    for page in read_summary(text):
        assert _is_line(page.title)
        assert page.depth >= 0
    for mark in ("---", "+++"):
        found = read_front_matter(f"{mark}\n{text}")
        assert found.body.count("\n") == text.count("\n") + 1
        for _, value in found.values.values():
            assert all(isinstance(one, str) for one in texts_of(value))


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        *(front, items, tables, headings, paragraphs, pages, frontmatter, html, saved, bib),
        *(fields, latex, query, cleaner, tex, journal, state, contents),
    )
}


def run(name: str, data: bytes) -> None:
    """Run a target, and fail where it takes longer than its bytes allow."""
    start = time.process_time()
    TARGETS[name](data)
    spent = time.process_time() - start
    assert spent < SECONDS + SECONDS_A_BYTE * len(data), f"{spent:.1f} s for {len(data)} bytes"
