"""What keys mean while a filter is typed."""

from typing import TYPE_CHECKING, Final

_KEPT: Final = 50
"""Filters that can be recalled."""

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen


class FilterKeys:
    """The keys that do not edit the filter: they end the typing, take it back, or move in what was found."""

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._before = ""
        self._kept: list[str] = []
        self._recalled = 0

    def begin(self) -> None:
        """Take the keys for the filter, which is selected; what there was before is remembered."""
        self._before = self._screen.feed.query
        self._recalled = 0
        if not self._screen.filter.typing:
            self._screen.filter.select()
        self._screen.filter.start(typing=True)
        self._screen.refresh_bars()

    def press(self, key: str) -> None:
        """Do what a key that does not edit means while a filter is typed."""
        table = self._screen.table
        match key:
            case "enter" | "tab":
                self._screen.offer.take()
                self._keep(self._screen.feed.query)
                self._screen.use("entries")
            case "escape":
                self._screen.feed.use_query(self._before)
                self._screen.use("entries")
            case "up" if self._kept and (self._screen.filter.is_selected or not self._screen.filter.text):
                self._recall()
            case "up" | "down":
                table.move(1 if key == "down" else -1)
                self._screen.moved()
            case "pageup" | "pagedown":
                table.move(table.page if key == "pagedown" else -table.page)
                self._screen.moved()
            case "ctrl+c":
                self._screen.do("app.quit")

    def _keep(self, query: str) -> None:
        """Remember a filter, so that it can be recalled."""
        if query.strip():
            self._kept = [*(kept for kept in self._kept if kept != query), query][-_KEPT:]

    def _recall(self) -> None:
        """Put the last filter into the line that is not the one there, again the one before; it is selected."""
        others = [kept for kept in reversed(self._kept) if kept != self._before]
        if others:
            query = others[self._recalled % len(others)]
            self._recalled += 1
            self._screen.feed.use_query(query)
            self._screen.filter.select()
            self._screen.refresh_bars()
