"""Stars, what is to be read, collections and notes by their keys."""

import pytest

from conftest import FakeLoader, entry, library_of
from paperterm.actions.yours.store import read_shelf, yours_folder


@pytest.fixture(autouse=True)
def data_home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def loader():
    return FakeLoader(library_of(tuple(entry(number) for number in range(6))))


async def test_a_star_stands_in_the_table_the_detail_and_the_filter(run_app):
    async with run_app(loader()) as session:
        await session.press("*")
        assert "★" in session.text
        assert "starred" in session.text
        await session.press("/")
        await session.type("is:starred")
        await session.press("enter")
        assert [session.view.entry(row).id for row in range(len(session.view.rows))] == ["id0"]
        await session.press("*")
        assert "★" not in session.text
    assert not read_shelf(yours_folder()).kept


async def test_t_goes_through_to_read_reading_and_read(run_app):
    async with run_app(loader()) as session:
        said = []
        for _ in range(4):
            await session.press("t")
            said.append(session.screen.yours.kept.get("id0"))
        assert [yours.status if yours else "" for yours in said] == ["toread", "reading", "read", ""]


async def test_marked_papers_go_into_a_collection_and_out_of_it(run_app):
    async with run_app(loader()) as session:
        await session.press("space", "space", "@", "enter")
        await session.type("thesis")
        await session.press("enter", "/")
        await session.type("in:@thesis")
        await session.press("enter")
        assert len(session.view.rows) == 2
        await session.press("@")
        await session.press("enter")
        await session.settle()
        assert session.screen.yours.collections == {}


async def test_a_note_is_written_in_the_editor_and_shown(run_app, monkeypatch):
    def edit(screen, path, line, back):
        with open(path, "a", encoding="utf-8") as file:
            file.write("Sage is warm.\n")
        back("write")

    monkeypatch.setattr("paperterm.ui.handlers.yours.open_editor", edit)
    async with run_app(loader(), (160, 45)) as session:
        await session.press("n")
        await session.settle()
        assert "Your note" in session.text
        assert "Sage is warm." in session.text
    (yours,) = read_shelf(yours_folder()).kept
    assert (yours_folder() / yours.note).read_text().endswith("Sage is warm.\n")


async def test_a_note_without_a_word_is_none(run_app, monkeypatch):
    monkeypatch.setattr("paperterm.ui.handlers.yours.open_editor", lambda screen, path, line, back: back("write"))
    async with run_app(loader()) as session:
        await session.press("n")
        await session.settle()
        assert "nothing was written" in session.text
    assert not read_shelf(yours_folder()).kept
    assert not list((yours_folder() / "notes").iterdir())
