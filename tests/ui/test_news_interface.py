"""What is new: marked in the table, chosen by a key, a filter and an order of their own."""

from time import sleep

import pytest

from conftest import FakeLoader, entry, library_of
from paperterm.actions import seen


@pytest.fixture(autouse=True)
def state_home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("paperterm.ui.screens.news._LATER", 0.001)


def rack(count: int):
    return library_of(tuple(entry(number) for number in range(count)))


async def test_what_came_since_the_last_visit_is_marked_and_shown_by_a_key(run_app):
    seen.look(rack(3), remember=True, now=1_000_000)
    async with run_app(FakeLoader(rack(5))) as session:
        while session.screen.news.visit is None:
            await session.settle()
        assert session.text.count("│  + ") == 2
        await session.press("N")
        await session.settle()
        assert "2 papers" in session.text
        await session.press("enter")
        await session.settle()
        assert {session.view.entry(row).id for row in range(len(session.view.rows))} == {"id3", "id4"}
        assert "new since your last visit" in session.text


async def test_the_last_order_is_when_papers_came(run_app):
    seen.look(rack(3), remember=True, now=1_000_000)
    seen.look(rack(4), remember=True, now=2_000_000)
    async with run_app(FakeLoader(rack(5))) as session:
        while session.screen.news.visit is None:
            await session.settle()
        await session.press("s", "s", "s")
        await session.press("s")
        await session.settle()
        assert session.view.order == "added"
        assert [session.view.entry(row).id for row in range(3)] == ["id4", "id3", "id0"]
        await session.press("g", "j")
        while "came 1970-01-24" not in session.text:
            await session.settle()
        await session.press("s")
        assert session.view.order == "list"


async def test_the_settings_can_begin_with_what_came_last(run_app):
    seen.look(rack(3), remember=True, now=1_000_000)
    async with run_app(FakeLoader(rack(5)), sort="added") as session:
        while not session.view.ordering.added:
            await session.settle()
        assert {session.view.entry(row).id for row in range(2)} == {"id3", "id4"}


async def test_looking_into_a_long_history_can_be_stopped_and_begun_again(run_app, monkeypatch):
    begun, ended = [], []

    def endless(_library, stopped):
        begun.append(stopped)
        while not stopped() and len(begun) == 1:
            sleep(0.01)
        ended.append(stopped)
        return {"id1": 1_000_000}

    monkeypatch.setattr("paperterm.actions.added.added_times", endless)
    async with run_app(FakeLoader(rack(3))) as session:
        await session.settle()
        await session.press("N", "escape")
        assert "Stopped looking into the history" in session.text
        assert len(ended) == 1
        assert session.screen.news.added is None
        await session.press("N")
        assert "What is new" in session.text
        assert session.screen.news.added["id1"] == 1_000_000
        assert len(ended) == 2
