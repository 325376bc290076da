"""The main screen: it composes the panes, owns what they show, and routes keys to handlers."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.screen import Screen

from paperterm.actions.outcome import Outcome
from paperterm.log import note, said
from paperterm.ui.handlers.picking import handlers_for
from paperterm.ui.layout import PANES, PaneName, arrange, level_for
from paperterm.ui.loading import LibraryLoader, Reading
from paperterm.ui.outline import Outline
from paperterm.ui.routes import HANDLERS
from paperterm.ui.screens.bars import refresh_bars, settings_outcome
from paperterm.ui.screens.detailing import DetailFollower
from paperterm.ui.screens.feed import Feed
from paperterm.ui.screens.marks import ManuscriptMarks
from paperterm.ui.screens.places import Places
from paperterm.ui.screens.project import ProjectBib
from paperterm.ui.screens.watching import Watching
from paperterm.ui.screens.yours import Kept
from paperterm.ui.view import View
from paperterm.ui.widgets.bars import Bar, MenuBar, StatusBar
from paperterm.ui.widgets.detail import DetailPane
from paperterm.ui.widgets.filterline import FilterLine
from paperterm.ui.widgets.pane import LinePane
from paperterm.ui.widgets.sections import SectionTree
from paperterm.ui.widgets.table import EntryTable

if TYPE_CHECKING:
    from paperterm.model import Entry
    from paperterm.ui.app import PapertermApp
    from paperterm.ui.detail import DetailMode


_PICKING: Final = {"enter": "cursor.enter", "escape": "filter.back"}
"""What keys do while the filter is typed, where somebody waits for what is picked."""


class LibraryScreen(Screen[None]):
    """Sections, entries and detail, with a filter above and what happened below.

    Attributes:
        view, outline: what the table and the tree show.
        pane: the pane that takes the keys, or took them before the filter.
        level: how many panes are shown, 0 to let the size of the terminal decide.
        mode: what the detail pane shows.
        message: what the last action did.
    """

    class Done(Message):
        """An action that ran in a thread has an outcome."""

        def __init__(self, outcome: Outcome) -> None:
            super().__init__()
            self.outcome = outcome

    app: "PapertermApp"

    def __init__(self, loader: LibraryLoader, query: str = "", reading: Reading | None = None) -> None:
        super().__init__()
        self._reading = reading
        self.view = View()
        self.outline = Outline(self.view.library.root)
        self.feed: Feed = Feed(self, loader, query)
        self.project: ProjectBib = ProjectBib(self)
        self.marks: ManuscriptMarks = ManuscriptMarks(self)
        self.yours: Kept = Kept(self)
        self.places: Places = Places(self, loader)
        self._watching = Watching(self, loader)
        self.pane: PaneName = "entries"
        self.level = 0
        self.mode: DetailMode = "detail"
        self.message: Outcome | None = None
        self._held: deque[events.Key] = deque()
        self._begun = False
        self.table = EntryTable(self.view, id="entries")
        self.table.complete = self.feed.complete
        self.sections = SectionTree(self.outline, id="sections")
        self.detail = DetailPane(id="detail")
        self.follower = DetailFollower(self)
        self.filter = FilterLine("/", "filter: words, author:, year:, tag: …", id="filter")
        self.header = Bar(id="header")
        self.status = StatusBar(id="status")
        self.footer = MenuBar(id="footer")

    def compose(self) -> ComposeResult:
        """Lay out the bars and the panes."""
        yield self.header
        yield self.filter
        with Horizontal(id="body"):
            yield self.sections
            with Container(id="main"):
                yield self.table
                yield self.detail
        yield self.status
        yield self.footer

    def on_mount(self) -> None:
        """Show what has been read so far; where nothing was begun, read as soon as the first frame is on its way."""
        self.filter.set_text(self.feed.query)
        self.detail.mode_key = self.app.keymap.label("view.detail")
        self.use(self.pane)
        if self.app.picker:
            self.feed.begin()
        if self._reading is None:
            self.call_after_refresh(self.feed.start)
        else:
            self.feed.start(self._reading)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Do what the keys mean that were typed before there was a screen."""
        self._begun = True
        self._release()
        self.project.begin()
        self.say(settings_outcome((*self.app.loaded.problems, *self.app.looks.problems)) or self.message)
        self._watching.begin()

    def on_unmount(self) -> None:
        """Let the loader end."""
        self.feed.stop()
        self.marks.stop()
        self._watching.stop()

    def take_key(self, event: events.Key) -> None:
        """Do what a key means: in a menu, in the filter, or by the registry.

        Keys behind a filter whose answer is still to come are held: they are meant for what it finds.
        """
        self.marks.look()
        if self.status.is_tall:
            self.message = None
        if not self._begun or self._waits(event):
            self._held.append(event)
        elif self.footer.is_menu:
            self.do(self.footer.choose(event.key, event.character))
        elif not self.filter.typing:
            self._press(event.key, event.character)
        elif self.filter.take(event):
            self.feed.search(self.filter.text)
        elif self.app.picker and event.key in _PICKING:
            self.do(_PICKING[event.key])
        else:
            self.feed.press(event.key)

    def _press(self, key: str, character: str | None) -> None:
        shown, menu = self.app.keymap.menu(key, character)
        if menu:
            self.footer.open_menu(shown, menu)
            self.refresh_bars()
        else:
            self.do(self.app.keymap.pressed(key, character))

    def take_paste(self, text: str) -> None:
        """Put pasted text into the filter."""
        if self.filter.typing:
            self.filter.paste(text)
            self.feed.search(self.filter.text)

    def do(self, action: str) -> None:
        """Do what an action's id says; "" is for nothing."""
        if action and self.app.keymap.by_id[action].opens:
            self.footer.open_menu(*self.app.keymap.menu_of(action))
        elif action:
            note("action", id=action)
            (handlers_for(self).get(action) or HANDLERS[action])(self)
        self.refresh_bars()

    def act(self, job: Callable[[], Outcome]) -> None:
        """Run an action's function in a thread; its outcome is shown."""
        self.run_worker(lambda: self.post_message(self.Done(job())), thread=True, group="act")

    def say(self, outcome: Outcome | None) -> None:
        """Show what happened in the status line."""
        if outcome is not None:
            note("outcome", level=outcome.level, message=said(outcome.message))
        self.message = outcome
        self.refresh_bars()

    def refresh_bars(self) -> None:
        """Say again how things stand in header, status line and footer."""
        refresh_bars(self)

    @property
    def used(self) -> LinePane:
        """The pane that takes the keys, or took them before the filter."""
        panes: dict[PaneName, LinePane] = {"sections": self.sections, "entries": self.table, "detail": self.detail}
        return panes[self.pane]

    def use(self, pane: PaneName) -> None:
        """Give the keys to a pane, which is shown if it was not."""
        self.pane = pane
        self.filter.start(typing=False)
        self.place_panes()
        for other in (self.sections, self.table, self.detail):
            other.use(used=other is self.used)
        self.refresh_bars()

    def go_to(self, entry: "Entry") -> None:
        """Put the cursor on `entry`, widening what is shown if it hides it."""
        if not self.view.move_to_entry(entry.id):
            self.feed.clear()
            self.outline.move_to(0)
            self.feed.narrow()
            self.sections.refresh_all()
            self.view.move_to_entry(entry.id)
        self.table.refresh_all()
        self.follower.show()
        self.use("entries")

    def place_panes(self) -> None:
        """Give every pane its place for the size of the terminal."""
        columns, rows = self.app.size
        now = arrange(columns, rows, self.level or level_for(columns, rows), self.pane)
        self.header.display, self.footer.display = now.header, now.footer
        for name, pane in zip(PANES, (self.sections, self.table, self.detail), strict=True):
            pane.display = name in now.shown
        self.sections.styles.width = now.sections or "1fr"
        beside = self.query_one("#main")
        beside.display = now.shown != {"sections"}
        beside.styles.layout = "horizontal" if now.detail_beside else "vertical"
        size = now.detail or "1fr"
        self.detail.styles.width = size if now.detail_beside else "1fr"
        self.detail.styles.height = "1fr" if now.detail_beside else size
        self.table.ruled = "sections" in now.shown
        self.detail.ruled = now.detail_beside or "sections" in now.shown

    def on_resize(self) -> None:
        """Fit the new size."""
        self.place_panes()
        self.refresh_bars()

    @on(Done)
    def _show_outcome(self, message: Done) -> None:
        self.say(message.outcome)

    @on(Feed.Arrived)
    def _show_library(self, message: Feed.Arrived) -> None:
        self.feed.arrived(message.reading)

    @on(Feed.Answered)
    def _show_found(self, message: Feed.Answered) -> None:
        self.feed.answered(message.found)
        self._release()

    def _release(self) -> None:
        while self._held and not self._waits(self._held[0]):
            self.take_key(self._held.popleft())

    def _waits(self, event: events.Key) -> bool:
        """Whether a key is meant for what the filter finds, which is still to come."""
        typed = self.filter.typing and not (self.app.picker and event.key in _PICKING)
        return self.feed.pending and not typed and not self.app.keymap.quits(event.key)

    def moved(self) -> None:
        """Let the other panes follow the one that was moved in."""
        if self.pane == "sections" and not self.filter.typing:
            self.feed.narrow()
        else:
            self.follower.follow()
        self.refresh_bars()

    @on(LinePane.Clicked)
    def _click(self, message: LinePane.Clicked) -> None:
        pane: PaneName = next(name for name in PANES if name == message.pane.id)
        self.use(pane)
        if message.pane is not self.detail:
            message.pane.go(message.line)
            self.moved()
        if message.again:
            self.do("cursor.enter")

    @on(FilterLine.Clicked)
    def _click_filter(self) -> None:
        self.feed.begin()
