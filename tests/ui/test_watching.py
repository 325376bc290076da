"""Lists that change on disk while they are shown: cursor, marks, filter and scroll stay on their entries."""

from asyncio import sleep

import pytest

from paperterm.library import watch
from paperterm.library.load import Loader

TITLE = "Paper Number {0} of Many Things"


def write(path, numbers, **titles):
    lines = [
        f"- [{titles.get(f'p{n}', TITLE.format(n))}](https://example.org/{n}), Ann Salt. ICML 2020\n" for n in numbers
    ]
    path.write_text("# Papers\n\n## All of Them\n\n" + "".join(lines))


@pytest.fixture
def lists(tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "INTERVAL", 0.05)
    monkeypatch.setattr(watch, "STEP", 0.05)
    monkeypatch.setattr(watch, "PATIENCE", 0.3)
    folder = tmp_path / "rack"
    folder.mkdir()
    write(folder / "a.md", range(60))
    return folder


async def shows(session, *wanted):
    for _ in range(300):
        await session.pilot.pause()
        if all(text in session.text for text in wanted):
            return
        await sleep(0.02)
    raise AssertionError(session.text)


async def test_everything_stays_on_its_entry(lists, run_app):
    loader = Loader([str(lists)])
    async with run_app(loader) as session:
        await session.press(*"jjjjj", "space", *"j" * 34)
        assert session.view.current.title == TITLE.format(40)
        row = session.view.cursor - session.screen.table.top
        write(
            lists / "a.md", [100, 101, *range(60)], p5="Another Title of the Fifth Paper", p40="Renamed by its Author"
        )
        await shows(session, "2 entries more, 2 changed", "62 entries")
        assert session.view.current.title == "Renamed by its Author"
        assert session.view.cursor - session.screen.table.top == row
        assert [entry.title for entry in session.view.chosen] == ["Another Title of the Fifth Paper"]


async def test_an_entry_that_is_gone_leaves_the_cursor_at_its_place(lists, run_app):
    loader = Loader([str(lists)])
    async with run_app(loader) as session:
        await session.press(*"j" * 10)
        write(lists / "a.md", [n for n in range(60) if n not in (10, 11)])
        await shows(session, "2 entries gone")
        assert session.view.current.title == TITLE.format(12)


async def test_a_filter_goes_on(lists, run_app):
    loader = Loader([str(lists)])
    async with run_app(loader) as session:
        await session.press("/", *"'number", "space", *"'7", "enter")
        assert session.view.current.title == TITLE.format(7)
        write(lists / "a.md", range(80))
        await shows(session, "20 entries more", "17 of 80")
        assert session.view.current.title == TITLE.format(7)


async def test_a_list_that_moved_away_is_said_and_stays(lists, run_app):
    loader = Loader([str(lists)])
    async with run_app(loader) as session:
        lists.rename(lists.with_name("away"))
        await shows(session, "rack is gone: what was read last is shown", "60 entries")
        lists.with_name("away").rename(lists)
        await shows(session, "rack is back", "60 entries")


async def test_nothing_is_drawn_while_nothing_changes(lists, run_app):
    loader = Loader([str(lists)])
    async with run_app(loader) as session:
        await session.pilot.pause(1)
        drawn = []
        session.screen.table.refresh = session.screen.status.refresh = lambda *_, **__: drawn.append(1)
        await session.pilot.pause(0.5)
        assert drawn == []
