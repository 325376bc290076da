"""The interface with a library made by hand, a loader that does as told, and a clipboard that keeps what it gets."""

from asyncio import sleep
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Event

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from paperterm.actions.outcome import Outcome
from paperterm.config.loaded import Loaded
from paperterm.config.settings import Settings
from paperterm.model import Citation, Entry, Library, Link, Problem, Progress, Section
from paperterm.ui.app import PapertermApp
from tests.people import people

TITLES = ("Sage Tokens", "Thyme Caches", "Basil Graphs", "Mint Prompts", "Dill Agents", "Cumin Forests")


def entry(number: int, title: str = "", **fields: object) -> Entry:
    key = f"key{number}"
    values: dict[str, object] = {
        "file": "spices.md",
        "line": 10 * number + 1,
        "section": ("Herbs",),
        "title": title or f"{TITLES[number % len(TITLES)]} {number}",
        "authors": people("Ann Salt", "Ben Pepper"),
        "year": 2000 + number % 25,
        "venue": "SPICE",
        "tags": ("herbs",),
        "links": (
            Link("paper", "paper", f"https://example.org/{number}"),
            Link("code", "code", f"https://example.org/code/{number}"),
        ),
        "abstract": "An abstract about spices. " * 12,
        "citations": (Citation(key, "misc", f"@misc{{{key},\n  title = {{Paper {number}}}\n}}"),),
        "id": f"id{number}",
    }
    return Entry(**{**values, **fields})  # type: ignore[arg-type]


def library_of(entries: tuple[Entry, ...], problems: tuple[Problem, ...] = ()) -> Library:
    """One list with two headings."""
    half, count = len(entries) // 2, len(entries)
    headings = (Section("Herbs", "heading", 0, half), Section("Barks", "heading", half, count))
    spices = Section("Spices", "file", 0, count, headings, "spices.md", 1)
    return Library(entries, Section("Spice rack", "library", 0, count, (spices,)), problems)


class FakeLoader:
    """Publishes its libraries one after the other, each when the test lets it go on; returns the last."""

    def __init__(self, *libraries: Library, wait: bool = False) -> None:
        self.libraries = list(libraries)
        self.go_on = Event()
        self.was_stopped = Event()
        self._wait = wait

    def load(self, publish: Callable[[Library, Progress], None], stopped: Callable[[], bool]) -> Library:
        total = len(self.libraries)
        for done, library in enumerate(self.libraries[:-1]):
            publish(library, Progress(done, total))
            while self._wait and not self.go_on.wait(0.01):
                if stopped():
                    self.was_stopped.set()
                    return library
            self.go_on.clear()
        return self.libraries[-1]

    gone = ()

    def marks(self) -> dict[str, object]:
        """Nothing of it stands on disk."""
        return {}

    def reload(self, settled: object, stopped: Callable[[], bool]) -> Library:
        return self.libraries[-1]


class Clipboard:
    """Keeps what was copied."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def copy(self, text: str, what: str, write: object = None, *, route: str = "auto") -> Outcome:
        self.texts.append(text)
        return Outcome("done", f"copied {what}")


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> Clipboard:
    kept = Clipboard()
    monkeypatch.setattr("paperterm.actions.clipboard.copy", kept.copy)
    return kept


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def open_url(url: str, write: object = None, *, settings: object = None) -> Outcome:
        urls.append(url)
        return Outcome("done", f"handed on: {url}")

    monkeypatch.setattr("paperterm.actions.links.open_url", open_url)
    return urls


class Session:
    """A running interface, and what a person sees of it."""

    def __init__(self, app: PapertermApp, pilot: object) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self):
        return self.app.screen_stack[0]

    @property
    def view(self):
        return self.screen.view

    async def settle(self) -> None:
        """Wait until nothing is read, searched or copied any more."""
        await self.pilot.pause()
        while self.screen.intake.progress is not None or self.screen.feed.pending or self.screen.put_off:
            await sleep(0.005)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    def send(self, *keys: str) -> None:
        """Press keys one right after the other, faster than any person, and do not wait."""
        for key in keys:
            character = key if len(key) == 1 else " " if key == "space" else None
            self.app.post_message(Key(_character_to_key(key) if len(key) == 1 else key, character))

    async def press(self, *keys: str) -> None:
        """Press keys one right after the other, and wait until all is done."""
        self.send(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        await self.press(*("space" if character == " " else character for character in text))

    async def resize(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """What the terminal shows."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def current(self) -> str:
        return self.view.current.id


@pytest.fixture
def run_app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AbstractAsyncContextManager[Session]]:
    monkeypatch.setattr("paperterm.ui.screens.opened.LATER", 0.001)

    @asynccontextmanager
    async def run(
        loader: FakeLoader,
        size: tuple[int, int] = (100, 30),
        query: str = "",
        settle: bool = True,
        picker=None,
        **settings,
    ):
        app = PapertermApp(loader, query, loaded=Loaded(Settings(**settings)))
        app.picker = picker
        async with app.run_test(size=size) as pilot:
            session = Session(app, pilot)
            if settle:
                await pilot.pause()
                await session.settle()
            yield session
            assert app.guard.hits == 0

    return run


@pytest.fixture
def rack() -> FakeLoader:
    """Forty entries that can be read."""
    return FakeLoader(library_of(tuple(entry(number) for number in range(40))))
