"""One paper in many places: one row, with what each list says of it."""

from dataclasses import replace

import pytest

from conftest import FakeLoader, entry
from paperterm.library.papers.apart import apart_path, read_apart
from paperterm.library.papers.loader import MergingLoader
from paperterm.model import Citation, Library, Section

ARXIV = (("arxiv", "2101.00001"),)


def two_lists() -> Library:
    plain = {"tags": (), "links": (), "abstract": "", "citations": ()}
    sage = "A Study of the Growth of Sage in Clay Pots"
    entries = (
        entry(0, sage, **plain, ids=ARXIV, file="one.md", remarks="Worth reading.", id="a" * 12),
        entry(1, "Mint Prompts", **plain, file="one.md", id="b" * 12),
        entry(2, sage, **plain, ids=ARXIV, file="two.md", remarks="Too long.", id="c" * 12),
    )
    cited = Citation("salt2020", "misc", "@misc{salt2020, title = {A Study}}")
    entries = (*entries[:2], replace(entries[2], citations=(cited,), tags=("clay",), abstract="We grow sage."))
    one, two = Section("Herbs", "file", 0, 2, (), "one.md"), Section("Pots", "file", 2, 3, (), "two.md")
    return Library(entries, Section("All", "library", 0, 3, (one, two)))


@pytest.fixture(autouse=True)
def data_home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def loader() -> MergingLoader:
    return MergingLoader(FakeLoader(two_lists()), read_apart)


async def test_a_paper_is_one_row_with_what_each_list_says(run_app):
    async with run_app(loader(), (160, 45)) as session:
        assert "2 papers in 3 places" in session.lines[0]
        assert len(session.view.rows) == 2
        detail = "\n".join(line[90:] for line in session.lines)
        for said in ("Remarks in Herbs", "Worth reading.", "Remarks in Pots", "Too long.", "clay", "We grow sage."):
            assert said in detail
        assert "Also in" in detail
        assert "two.md:21" in detail


async def test_copying_takes_the_citation_of_any_place(run_app, clipboard):
    async with run_app(loader()) as session:
        await session.press("b")
    assert clipboard.texts == ["@misc{salt2020, title = {A Study}}"]


async def test_a_marked_paper_is_marked_in_each_of_its_sections(run_app):
    async with run_app(loader()) as session:
        await session.press("space", "1", "G")
        assert [session.view.entry(row).id in session.view.marks for row in range(len(session.view.rows))] == [True]
        assert session.view.entry(0).file == "two.md"


async def test_upper_m_shows_each_place_and_back(run_app):
    async with run_app(loader()) as session:
        await session.press("M")
        assert "3 entries" in session.lines[0]
        assert "Each place of a paper" in session.text
        await session.press("M")
        assert "2 papers in 3 places" in session.lines[0]


async def test_two_places_can_be_told_apart(run_app):
    async with run_app(loader()) as session:
        await session.press("|")
        assert "Which of these is another paper?" in session.text
        await session.press("enter")
        assert len(session.view.rows) == 3
        assert "Not the same paper any more" in session.text
        assert len(read_apart()) == 1
    assert apart_path().exists()
