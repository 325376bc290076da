"""The next start comes back to where the lists were left."""

from contextlib import asynccontextmanager

import pytest

from conftest import FakeLoader, Session, entry, library_of
from paperterm.actions.bookmark import BookmarkFile
from paperterm.config.loaded import Loaded
from paperterm.config.settings import Settings
from paperterm.library.load import Loader
from paperterm.library.sample import sample_folder
from paperterm.ui.app import PapertermApp


@pytest.fixture
def visit(tmp_path):
    """Start the interface on lists that are the same each time; it is left at the end."""

    @asynccontextmanager
    async def run(loader=None, query="", fresh=False, size=(100, 30), settle=True, **settings):
        app = PapertermApp(loader or rack(), query, loaded=Loaded(Settings(**settings)))
        app.bookmark = BookmarkFile([str(tmp_path)], fresh=fresh)
        async with app.run_test(size=size) as pilot:
            session = Session(app, pilot)
            if settle:
                await session.settle()
            yield session

    return run


def rack():
    return FakeLoader(library_of(tuple(entry(number) for number in range(60))))


async def shown(session):
    """What stands above the line of messages, as soon as the detail shows the current entry."""
    await session.pilot.pause(0.4)
    return session.lines[:-2]


async def test_section_entry_filter_sort_layout_and_scrolling_come_back(visit):
    async with visit() as session:
        await session.press("1", "j", "j", "j", "tab")
        await session.press("s", "S", "/", *"sage", "enter", "_", "i", "j", "j")
        before, here = await shown(session), session.current
        await session.press("q")
    async with visit() as session:
        assert session.current == here
        assert session.screen.feed.query == "sage"
        assert session.view.sorting == ("year", True)
        assert session.view.order == "list"
        assert [section.name for section in session.screen.outline.path][-1] == "Barks"
        assert session.screen.panes.level == 2
        assert session.screen.mode == "bibtex"
        assert await shown(session) == before


async def test_the_table_is_scrolled_as_it_was(visit):
    async with visit() as session:
        await session.press("G", "k", "k")
        before = await shown(session)
    async with visit() as session:
        assert await shown(session) == before


async def test_a_lost_terminal_keeps_the_place_too(visit):
    async with visit() as session:
        await session.press("j", "j")
        session.app.leave()
        await session.pilot.pause()
    async with visit() as session:
        assert session.current == "id2"


async def test_fresh_begins_as_the_settings_say_and_is_come_back_to(visit):
    async with visit() as session:
        await session.press("j", "j", "s", "/", *"sage", "enter")
    async with visit(fresh=True) as session:
        assert (session.current, session.screen.feed.query, session.view.order) == ("id0", "", "list")
        await session.press("j")
    async with visit() as session:
        assert session.current == "id1"


async def test_a_filter_of_the_command_line_holds_and_is_no_place(visit):
    async with visit() as session:
        await session.press("1", "j", "j", "2", "j", "s")
        here = session.current
    async with visit(query="thyme") as session:
        assert session.screen.feed.query == "thyme"
        assert (session.view.sorting.order, session.view.order) == ("year", "list")
        assert len(session.view.rows) == 10
        await session.press("j")
    async with visit() as session:
        assert (session.current, session.screen.feed.query) == (here, "")


async def test_a_setting_that_was_changed_since_wins(visit):
    async with visit() as session:
        await session.press("s", "_")
    async with visit(sort="title", layout="three") as session:
        assert session.view.order == "title"
        assert session.screen.panes.level == 3


async def test_an_entry_that_is_gone_leaves_the_row(visit):
    async with visit() as session:
        await session.press("j", "j", "j")
    fewer = FakeLoader(library_of(tuple(entry(number) for number in range(60) if number != 3)))
    async with visit(fewer) as session:
        assert session.view.cursor == 3
        assert session.current == "id4"


async def test_a_section_that_is_gone_leaves_the_one_above_it(visit):
    async with visit() as session:
        await session.press("1", "j", "j", "q")
    other = FakeLoader(library_of(()))
    async with visit(other) as session:
        assert session.screen.outline.current.section.name in ("Spices", "Herbs")
        assert "Traceback" not in session.text


async def test_the_place_is_waited_for_while_lists_are_read(visit):
    entries = tuple(entry(number) for number in range(60))
    async with visit() as session:
        await session.press("G")
        here = session.current
    loader = FakeLoader(library_of(entries[:10]), library_of(entries), wait=True)
    async with visit(loader, settle=False) as session:
        await session.pilot.pause()
        loader.go_on.set()
        await session.settle()
        assert session.current == here


async def test_who_goes_elsewhere_meanwhile_is_not_taken_back(visit):
    entries = tuple(entry(number) for number in range(60))
    async with visit() as session:
        await session.press("G")
    loader = FakeLoader(library_of(entries[:10]), library_of(entries), wait=True)
    async with visit(loader, settle=False) as session:
        await session.pilot.pause(0.1)
        session.screen.do("cursor.down")
        session.screen.bookmarks.give_up()
        loader.go_on.set()
        await session.settle()
        assert session.current == "id1"


async def test_a_place_in_lists_that_were_not_read_to_the_end_is_kept(visit):
    entries = tuple(entry(number) for number in range(60))
    async with visit() as session:
        await session.press("G")
        here = session.current
    loader = FakeLoader(library_of(entries[:10]), library_of(entries), wait=True)
    async with visit(loader, settle=False) as session:
        await session.pilot.pause(0.1)
        session.app.leave()
    async with visit() as session:
        assert session.current == here


async def test_the_sample_list_explains_itself_the_first_time():
    said = []
    for _ in range(2):
        app = PapertermApp(Loader([str(sample_folder())]), loaded=Loaded(Settings(watch=False)))
        app.bookmark = BookmarkFile([str(sample_folder())])
        async with app.run_test(size=(80, 24)) as pilot:
            session = Session(app, pilot)
            await session.settle()
            said.append("This is the sample list: / filters" in session.text)
            await session.press("j", "q")
    assert said == [True, False]
