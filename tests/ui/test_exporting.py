import json

import pytest

from conftest import FakeLoader, entry, library_of
from paperterm.model import Citation


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_x_exports_what_the_table_shows(run_app, rack, folder):
    async with run_app(rack, query="sage") as session:
        await session.press("x")
        await session.press("enter")
        assert "paperterm-export.bib" in session.text
        await session.press("enter")
        text = (folder / "paperterm-export.bib").read_text()
        assert text.count("@misc{") == session.view.count == 7
        assert "Exported 7 entries to paperterm-export.bib" in session.text


async def test_x_exports_the_marks_when_there_are_any(run_app, rack, folder):
    async with run_app(rack) as session:
        await session.press("space", "j", "space", "x")
        await session.type("lines")
        await session.press("enter")
        await session.press("enter")
        lines = (folder / "paperterm-export.jsonl").read_text().splitlines()
        assert [json.loads(line)["id"] for line in lines] == ["id0", "id2"]


@pytest.mark.parametrize(
    ("words", "ending"), [("csl", "json"), ("ris", "ris"), ("bulleted", "md"), ("spreadsheet", "csv")]
)
async def test_every_format_makes_its_file(run_app, rack, folder, words, ending):
    holds = {"json": '"title": "Sage Tokens 0"', "ris": "TI  - Sage Tokens 0", "md": "- ", "csv": "Sage Tokens 0,"}
    async with run_app(rack) as session:
        await session.press("x")
        await session.type(words)
        await session.press("enter")
        await session.press("enter")
        assert holds[ending] in (folder / f"paperterm-export.{ending}").read_text()


async def test_a_file_that_is_there_is_only_written_over_when_the_person_says_so(run_app, rack, folder):
    mine = folder / "paperterm-export.bib"
    mine.write_text("mine\n")
    async with run_app(rack) as session:
        for keys in (("enter",), ("escape",)):
            await session.press("x")
            await session.press("enter")
            await session.press("enter")
            assert "is there already" in session.text
            await session.press(*keys)
            assert mine.read_text() == "mine\n"
        await session.press("x")
        await session.press("enter")
        await session.press("enter")
        await session.press("down", "enter")
        assert "@misc{key0," in mine.read_text()


async def test_what_the_export_changed_is_counted_and_shown(run_app, folder):
    other = Citation("key0", "misc", "@misc{key0, title = {A wholly other paper}}")
    loader = FakeLoader(library_of((entry(0), entry(1, "A wholly other paper", citations=(other,)))))
    async with run_app(loader) as session:
        await session.press("x")
        await session.press("enter")
        await session.press("enter")
        assert "the key of two entries, the second is now key0a" in session.text
        await session.press("escape")
        assert "with 1 note" in session.text


async def test_escape_and_a_folder_that_is_not_there_write_nothing(run_app, rack, folder):
    async with run_app(rack) as session:
        await session.press("x")
        await session.press("enter")
        await session.press("escape")
        assert "Nothing exported" in session.text
        await session.press("x")
        await session.press("enter")
        await session.press("ctrl+u")
        await session.type("none/x.bib")
        await session.press("enter")
        assert "No such file or directory" in session.text
        assert list(folder.iterdir()) == []
