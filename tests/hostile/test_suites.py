"""What must hold for any bytes holds for the inputs of other projects' tests."""

import resource
import time

import pytest
from bibtexparser import parse_string

from paperterm.bibtex.blocks import split_blocks
from paperterm.library.load import load
from paperterm.readers import read
from tests.hostile.pathological import PATHOLOGICAL
from tests.hostile.suites import BIBLIOGRAPHIES, SUITES
from tests.hostile.targets import TARGETS, run

MARKDOWN = ("front", "items", "tables", "headings", "paragraphs", "html")


@pytest.mark.parametrize("target", TARGETS)
def test_naughty_strings(target):
    assert len(SUITES["blns"]) > 400
    for text in SUITES["blns"]:
        run(target, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("target", MARKDOWN)
@pytest.mark.parametrize("suite", ["commonmark", "gfm", "markdown-it"])
def test_markdown_of_the_specifications(suite, target):
    assert len(SUITES[suite]) > 100
    for text in SUITES[suite]:
        run(target, text.encode())


@pytest.mark.parametrize("suite", ["commonmark", "gfm", "markdown-it"])
def test_each_specification_as_one_list(suite):
    run("paragraphs", "\n\n".join(SUITES[suite]).encode())


@pytest.mark.parametrize(("suite", "target"), [("pybtex-blocks", "bib"), ("pybtex-names", "latex")])
def test_bibtex_of_other_parsers(suite, target):
    assert len(SUITES[suite]) > 20
    for text in SUITES[suite]:
        run(target, text.encode())
        run("fields", text.encode())


@pytest.mark.parametrize("path", BIBLIOGRAPHIES, ids=lambda path: path.stem)
def test_bibliographies_of_other_projects(path):
    run("bib", path.read_bytes())
    text = path.read_text()
    blocks = split_blocks(text)
    assert [block.key for block in blocks] == [
        entry.key for entry in parse_string(text).blocks if getattr(entry, "key", None) and hasattr(entry, "entry_type")
    ]
    assert all(block.text in text for block in blocks)
    citations = [entry.citations[0] for entry in read(text, "refs.bib").entries]
    parents = {parent.key for one in citations if one.context for parent in one.context.parents}
    assert {block.key for block in blocks} - {citation.key for citation in citations} <= parents
    assert len(citations) >= len(blocks) - len(parents)


def test_pathological_markdown_is_read_or_skipped_with_a_word(tmp_path):
    """Each as a file of one list, in the workers that bound time and memory."""
    for number, text in enumerate(PATHOLOGICAL.values()):
        (tmp_path / f"{number:02}.md").write_text(text)
    (tmp_path / "sound.md").write_text("# L\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001), Ann Author\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.process_time()
    library = load([str(tmp_path)])
    own = time.process_time() - start
    assert [entry.title for entry in library.entries] == ["A Title of Words"]
    assert not [problem for problem in library.problems if "stopped its reader" in problem.message]
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime
    assert spent < 5 * len(PATHOLOGICAL)
    assert own < spent + 5
