"""Updating the lists by a key: in the background, told, and never twice at once."""

from asyncio import timeout
from threading import Event

from conftest import FakeLoader, entry, library_of
from paperterm.actions.git.update import Updated


def loader(path: str):
    return FakeLoader(library_of(tuple(entry(number, path=path) for number in range(3))))


async def told(session, words: str):
    async with timeout(60):
        while words not in session.text:
            await session.settle()


async def test_what_came_is_told(run_app, monkeypatch, tmp_path):
    go_on = Event()

    def update(repository):
        go_on.wait(60)
        return Updated("done", "3 commits came", 3)

    monkeypatch.setattr("paperterm.actions.git.update.update", update)
    (tmp_path / ".git").mkdir()
    async with run_app(loader(str(tmp_path / "spices.md"))) as session:
        await session.press("P")
        await told(session, f"Updating {tmp_path.name[:20]}")
        await session.press("j", "P")
        assert "being updated already" in session.text
        assert session.current == "id1"
        go_on.set()
        await told(session, "3 commits came; N shows what is new")


async def test_lists_that_are_no_clones_say_so(run_app, tmp_path):
    async with run_app(loader(str(tmp_path / "spices.md"))) as session:
        await session.press("P")
        await told(session, "None of these lists is a Git clone")
