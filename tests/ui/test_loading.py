from asyncio import sleep
from itertools import count
from types import SimpleNamespace

from textual import events

from conftest import FakeLoader, entry, library_of
from paperterm.errors import UnreadableError
from paperterm.model import EMPTY_LIBRARY
from paperterm.ui.screens.keytaker import KeyTaker

MANY = tuple(entry(number) for number in range(40))
FEW, ALL = library_of(MANY[10:20]), library_of(MANY)


async def test_the_first_frame_is_there_before_anything_is_read(run_app):
    loader = FakeLoader(EMPTY_LIBRARY, ALL, wait=True)
    async with run_app(loader, settle=False) as session:
        await session.pilot.pause(0.1)
        assert "Reading the lists" in session.text
        assert "reading 0 of 2 files" in session.text
        loader.go_on.set()
        await session.settle()
        assert "40 entries" in session.text


async def test_keys_work_meanwhile_and_nothing_moves_from_its_entry(run_app):
    loader = FakeLoader(FEW, ALL, wait=True)
    async with run_app(loader, settle=False) as session:
        await session.pilot.pause(0.1)
        await session.pilot.press("1", "j", "2", "j", "j", "space")
        assert session.current == "id13"
        loader.go_on.set()
        await session.settle()
        assert len(session.view.library.entries) == 40
        assert session.current == "id13"
        assert list(session.view.marks) == ["id12"]
        assert session.screen.outline.nodes[-1].section.name == "Barks"


async def test_keys_typed_on_the_picture_of_the_last_start_wait_for_the_entries_that_it_shows(run_app):
    loader = FakeLoader(EMPTY_LIBRARY, ALL, wait=True)
    async with run_app(loader, settle=False) as session:
        session.app.opening = SimpleNamespace(frame="as it was")
        await session.pilot.pause(0.1)
        await session.pilot.press("j", "space", "j")
        loader.go_on.set()
        await session.settle()
        assert session.current == "id3"
        assert list(session.view.marks) == ["id1"]


async def test_a_filter_typed_while_reading_holds_for_what_comes(run_app):
    loader = FakeLoader(FEW, ALL, wait=True)
    async with run_app(loader, settle=False) as session:
        await session.pilot.pause(0.1)
        await session.pilot.press("/", *"mint")
        await session.pilot.pause(0.1)
        assert len(session.view.rows) == 1
        loader.go_on.set()
        await session.settle()
        assert len(session.view.rows) == 7


async def test_a_reload_keeps_cursor_marks_and_filter_and_never_shows_less_meanwhile(run_app):
    loader = FakeLoader(ALL)
    async with run_app(loader) as session:
        await session.press("space", "/", *"mint", "enter", "j")
        before = session.current
        grown = library_of((entry(99), *MANY))
        loader.libraries = [EMPTY_LIBRARY, FEW, grown]
        loader._wait = True
        await session.pilot.press("R")
        await session.pilot.pause(0.1)
        assert session.current == before
        assert len(session.view.rows) == 7
        for _ in range(2):
            loader.go_on.set()
            await session.pilot.pause(0.1)
        await session.settle()
        assert len(session.view.library.entries) == 41
        assert session.current == before
        assert list(session.view.marks) == ["id0"]


async def test_quitting_stops_the_loader(run_app):
    loader = FakeLoader(FEW, ALL, wait=True)
    async with run_app(loader, settle=False) as session:
        await session.pilot.pause(0.1)
        await session.pilot.press("q")
    assert loader.was_stopped.wait(2)


async def test_an_empty_library_says_so_and_every_key_is_harmless(run_app):
    async with run_app(FakeLoader(EMPTY_LIBRARY)) as session:
        assert "No entries here." in session.text
        await session.press(
            *"jkgGhl", "space", "v", "V", "U", "b", "c", "o", "O", "s", "S", "i", "e", "!", "tab", "enter"
        )
        await session.press("y", "b", "/", "x", "escape", "ctrl+d", "pagedown", "?", "escape")
        assert session.app.is_running


async def test_what_was_put_off_is_done_also_where_the_program_stood_still(run_app, rack, monkeypatch):
    async with run_app(rack) as session:
        monkeypatch.setattr("textual.timer._time", SimpleNamespace(get_time=count().__next__))
        done = []
        session.screen.later(lambda: done.append(True))
        for _ in range(50):
            await sleep(0.01)
        assert done


async def test_a_loader_that_fails_is_said_in_words(run_app):
    class Failing(FakeLoader):
        def load(self, publish, stopped):
            raise UnreadableError("spices: no permission")

    async with run_app(Failing()) as session:
        assert "✗ spices: no permission" in session.text


async def test_keys_typed_before_the_screen_is_ready_wait_until_it_is(run_app):
    async with run_app(FakeLoader(ALL)) as session:
        keys = KeyTaker(session.screen)
        keys.take(events.Key("j", "j"))
        keys.release()
        assert session.current == "id0"
        keys.begin()
        assert session.current == "id1"


async def test_the_reading_can_be_stopped_and_what_was_read_can_be_used(run_app):
    loader = FakeLoader(FEW, ALL, wait=True)
    async with run_app(loader, settle=False) as session:
        await session.pilot.pause(0.1)
        assert "reading 0 of 2 files (esc stops)" in session.text
        await session.pilot.press("escape")
        await session.settle()
        assert "Stopped after 0 of 2 files; R reads them all." in session.text
        assert loader.was_stopped.wait(5)
        await session.press("/", *"mint")
        assert len(session.view.rows) == 1
        loader.go_on.set()
        await session.press("escape", "R")
        assert len(session.view.library.entries) == 40
