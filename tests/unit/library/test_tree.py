"""The tree shows files in their order, and each section is one run of entries."""

import pytest

from paperterm.library.entries import LazyEntries
from paperterm.library.records import make_records
from paperterm.library.summary import Page
from paperterm.library.tree import build_source, flatten
from paperterm.model import Entry


def file(name, *sections, title=""):
    entries = tuple(
        Entry(file=name, line=number, title=f"{name} {number}", section=section, id=f"{number:012x}")
        for number, section in enumerate(sections, start=1)
    )
    return make_records(f"/{name}", name, title=title, entries=entries, ids=[entry.id for entry in entries])


def outline(files, contents=(), *, keep_empty=False):
    ordered, root = flatten([build_source("list", files, contents, keep_empty=keep_empty)])
    entries = LazyEntries(ordered)
    for _, section in root.walk():
        assert section.start <= section.stop <= len(entries)
    return [f"{'  ' * depth}{section.name} {section.count}" for depth, section in root.walk()]


def test_headings_nest_below_their_file():
    lines = outline([file("a.md", ("A", "x"), ("A", "x"), ("A", "x", "y"), ("A", "z"), title="A"), file("b.md", ())])
    assert lines == ["list 5", "  A 4", "    x 3", "      y 1", "    z 1", "  b.md 1"]


def test_a_single_file_is_the_root():
    assert outline([file("a.md", ("A",), ("A", "x"), title="A")]) == ["A 2", "  x 1"]


def test_folders_nest_and_empty_files_are_left_out():
    files = [file("README.md"), file("a/README.md", ()), file("a/b/c.md", ()), file("d/e.md", (), title="E")]
    assert outline(files) == ["list 3", "  a 2", "    README.md 1", "    c.md 1", "  E 1"]


def test_names_of_files_stand_there_before_they_are_read():
    assert outline([file("a.md"), file("b.md")], keep_empty=True) == ["list 0", "  a.md 0", "  b.md 0"]


def test_a_table_of_contents_gives_order_and_names():
    contents = (Page(0, "Part", ""), Page(1, "Bee", "b.md"), Page(2, "Sea", "c"), Page(1, "Gone", "gone.md"))
    lines = outline([file("a.md", ()), file("b.md", ()), file("c/README.md", ())], contents)
    assert lines == ["list 3", "  Part 2", "    Bee 2", "      Sea 1", "  a.md 1"]


@pytest.mark.parametrize("sections", [[("x",), (), ("x",)], [("x", "y"), ("x",), ("z",), ("x", "y")]])
def test_every_section_is_one_run_of_entries_in_file_order(sections):
    ordered, root = flatten([build_source("list", [file("a.md", *sections)], (), keep_empty=False)])
    entries = LazyEntries(ordered)
    assert [entry.line for entry in entries] == [1 + n for n in range(len(sections))]
    assert root.count == len(sections)


def test_several_sources_stand_beside_each_other():
    nodes = [build_source(name, [file("a.md", ())], (), keep_empty=False) for name in ("one", "two")]
    ordered, root = flatten(nodes)
    assert len(LazyEntries(ordered)) == 2
    assert [(child.start, child.stop) for child in root.children] == [(0, 1), (1, 2)]
