"""Identifiers of entries that survive a reload and a reordering of the list."""

from hashlib import blake2s

from paperterm.model import Entry
from paperterm.text import fold_key


class Identifier:
    """Gives each entry of a library an id that no other entry of it has; asked in the order of the files.

    An id is a hash of the file, the folded title, and what tells apart entries of one title: their first
    address; only true repeats are told apart by their order.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def identify(self, entry: Entry) -> str:
        """Return the id of `entry`, 12 hexadecimal digits."""
        address = entry.links[0].url if entry.links else (entry.citations[0].key if entry.citations else "")
        name = "\0".join((entry.file, fold_key(entry.title) or entry.title, address))
        repeat = self._seen.get(name, 0)
        self._seen[name] = repeat + 1
        return blake2s(f"{name}\0{repeat}".encode("utf-8", "replace"), digest_size=6).hexdigest()
