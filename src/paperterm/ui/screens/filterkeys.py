"""What keys mean while a filter is typed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen


class FilterKeys:
    """The keys that do not edit the filter: they end the typing, take it back, or move in what was found."""

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._before = ""

    def begin(self) -> None:
        """Take the keys for the filter; what there was before is remembered."""
        self._before = self._screen.feed.query
        self._screen.filter.start(typing=True)
        self._screen.refresh_bars()

    def press(self, key: str) -> None:
        """Do what a key that does not edit means while a filter is typed."""
        table = self._screen.table
        match key:
            case "enter" | "tab":
                self._screen.offer.take()
                self._screen.use("entries")
            case "escape":
                self._screen.feed.use_query(self._before)
                self._screen.use("entries")
            case "up" | "down":
                table.move(1 if key == "down" else -1)
                self._screen.moved()
            case "pageup" | "pagedown":
                table.move(table.page if key == "pagedown" else -table.page)
                self._screen.moved()
            case "ctrl+c":
                self._screen.do("app.quit")
