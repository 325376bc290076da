"""The main screen: it composes the panes, owns what they show, and routes keys to handlers."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from paperterm.actions.outcome import Outcome
from paperterm.actions.slowline import SlowLine
from paperterm.log import note, said
from paperterm.trouble import listen
from paperterm.ui.columns import named_columns
from paperterm.ui.handlers.viewing import sort_by
from paperterm.ui.layout import PANES, PaneName
from paperterm.ui.loading import LibraryLoader, Reading
from paperterm.ui.ordering import order_of
from paperterm.ui.outline import Outline
from paperterm.ui.routes import handler_for
from paperterm.ui.screens.bars import hear_trouble, refresh_bars, settings_outcome, slow_line_outcome, welcome_outcome
from paperterm.ui.screens.bookmark import Bookmarks
from paperterm.ui.screens.detailing import DetailFollower
from paperterm.ui.screens.feed import Feed
from paperterm.ui.screens.filterkeys import FilterKeys
from paperterm.ui.screens.intake import Intake
from paperterm.ui.screens.keytaker import KeyTaker
from paperterm.ui.screens.marks import ManuscriptMarks
from paperterm.ui.screens.news import News
from paperterm.ui.screens.offer import Offer
from paperterm.ui.screens.opened import OpenedScreen
from paperterm.ui.screens.own import OwnCommands
from paperterm.ui.screens.panes import LEVELS, Panes
from paperterm.ui.screens.places import Places
from paperterm.ui.screens.project import ProjectBib
from paperterm.ui.screens.watching import Watching
from paperterm.ui.screens.yours import Kept
from paperterm.ui.view import View
from paperterm.ui.widgets.bars import Bar, MenuBar, StatusBar
from paperterm.ui.widgets.detail import DetailPane
from paperterm.ui.widgets.drawing import Drawn
from paperterm.ui.widgets.filterline import FilterLine
from paperterm.ui.widgets.pane import LinePane
from paperterm.ui.widgets.sections import SectionTree
from paperterm.ui.widgets.table import EntryTable

if TYPE_CHECKING:
    from paperterm.model import Entry
    from paperterm.ui.app import PapertermApp
    from paperterm.ui.detail import DetailMode


class LibraryScreen(OpenedScreen):
    """Sections, entries and detail, with a filter above and what happened below.

    Attributes:
        view, outline: what the table and the tree show.
        pane: the pane that takes the keys, or took them before the filter.
        panes: where the panes are.
        mode: what the detail pane shows.
        message: what the last action did.
    """

    app: "PapertermApp"

    def __init__(self, loader: LibraryLoader, query: str = "", reading: Reading | None = None) -> None:
        super().__init__()
        self._reading = reading
        self.view = View()
        self.outline = Outline(self.view.library.root)
        self.feed: Feed = Feed(self, query)
        self.intake: Intake = Intake(self, loader)
        self.filter_keys: FilterKeys = FilterKeys(self)
        self.project: ProjectBib = ProjectBib(self)
        self.marks: ManuscriptMarks = ManuscriptMarks(self)
        self.yours: Kept = Kept(self)
        self.news: News = News(self)
        self.offer: Offer = Offer(self)
        self.places: Places = Places(self, loader)
        self.own: OwnCommands = OwnCommands(self)
        self.bookmarks: Bookmarks = Bookmarks(self, brief=bool(query))
        self.watching = Watching(self, loader)
        self.pane: PaneName = "entries"
        self.mode: DetailMode = "detail"
        self.message: Outcome | None = None
        self.keys: KeyTaker = KeyTaker(self)
        self.table = EntryTable(self.view, id="entries")
        self.table.complete = self.feed.complete
        self.table.sort_by = partial(sort_by, self)
        self.sections = SectionTree(self.outline, id="sections")
        self.detail = DetailPane(id="detail")
        self.slow_line = SlowLine()
        self.follower = DetailFollower(self)
        self.filter = FilterLine("/", "filter: words, author:, year:, tag: …", id="filter")
        self.header = Bar(id="header")
        self.status = StatusBar(id="status")
        self.footer = MenuBar(id="footer")
        self.panes: Panes = Panes(self)

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
        self._take_settings()
        self.bookmarks.begin()
        self.use(self.pane)
        if self.app.picker:
            self.filter_keys.begin()
        self.filter.set_text(self.feed.query)
        if self._reading is None:
            self.call_after_refresh(self.intake.start)
        else:
            self.intake.start(self._reading)

    def on_screen_resume(self) -> None:
        """Begin when the panes have their places for the first time, behind all handlers of this event."""
        if not self.is_open:
            self.call_next(self.open, self._begin)

    def _take_settings(self) -> None:
        settings = self.app.settings
        self.detail.mode_key = self.app.keymap.label("view.detail")
        self.table.wanted = named_columns(settings.columns)
        self.panes.level = LEVELS[settings.layout]
        order, reverse = order_of(settings.sort)
        self.view.sort(order, reverse=reverse, hits=False)

    def _begin(self) -> None:
        """Do what waits until there is a screen."""
        self.keys.begin()
        problems = settings_outcome(self.app.loaded.problems, self.app.looks.problems)
        self.say(problems or self.message or slow_line_outcome(self) or welcome_outcome(self))
        hear_trouble(self)
        self.later(self.project.begin)
        self.later(self.watching.begin)

    def on_unmount(self) -> None:
        """Keep the place, and let the loader end."""
        listen(None)
        self.bookmarks.keep()
        self.intake.stop()
        self.feed.stop()
        self.news.stop()
        self.marks.stop()
        self.own.stop()
        self.watching.stop()

    def take_key(self, event: events.Key) -> None:
        """Do what a key means."""
        self.marks.look()
        self.keys.take(event)

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
            handler_for(self, action)(self)
        self.refresh_bars()

    def act(self, job: Callable[[], Outcome]) -> None:
        """Run an action's function in a thread; its outcome is shown."""
        self.run_worker(lambda: self.call_later(self.say, job()), thread=True, group="act")

    def say(self, outcome: Outcome | None) -> None:
        """Show what happened in the status line."""
        if outcome is not None:
            note("outcome", level=outcome.level, message=said(outcome.message))
        self.message = outcome
        self.refresh_bars()

    def refresh_bars(self) -> None:
        """Say again how things stand in header, status line and footer."""
        refresh_bars(self)

    def use(self, pane: PaneName) -> None:
        """Give the keys to a pane, which is shown if it was not."""
        self.pane = pane
        self.filter.start(typing=False)
        self.panes.place()
        for other in self.panes.all:
            other.use(used=other is self.panes.used)
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

    def on_resize(self) -> None:
        """Fit the new size."""
        self.panes.place()
        self.refresh_bars()

    def moved(self) -> None:
        """Let the other panes follow the one that was moved in."""
        if self.pane == "sections" and not self.filter.typing:
            self.feed.narrow()
        else:
            self.follower.follow()
        self.refresh_bars()

    @on(LinePane.Clicked)
    def _click(self, message: LinePane.Clicked) -> None:
        self.bookmarks.give_up()
        self.use(next(name for name in PANES if name == message.pane.id))
        if message.pane is not self.detail:
            message.pane.go(message.line)
            self.moved()
        if message.pane is self.sections and self.sections.is_sign(message.line, message.column):
            self.do("cursor.left" if self.outline.current.unfolded else "cursor.right")
        elif message.again:
            self.do("cursor.enter")

    @on(Drawn.Asked)
    def _do_asked(self, message: Drawn.Asked) -> None:
        self.do(message.action)
