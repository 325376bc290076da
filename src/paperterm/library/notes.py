"""Which pages of notes belong to an entry."""

from paperterm.model import Entry, Library


class Notes:
    """The pages of notes of a library, found from the entries that link to them."""

    def __init__(self, library: Library) -> None:
        self._pages = {entry.path: entry for entry in library.entries if entry.kind == "note"}

    def of(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the notes that `entry` links to, in the order of its links."""
        root = entry.path.removesuffix(entry.file)
        targets = dict.fromkeys(root + link.target for link in entry.links if link.target)
        return tuple(self._pages[path] for path in targets if path in self._pages and path != entry.path)
