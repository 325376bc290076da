"""Compare what paperterm reads from .bib files, and what leaves it, with pybtex.

    python -m bench.citations PATH ...     files, and folders with .bib files

For each file that pybtex reads: the keys, and the title, the authors' family names and the year of each entry, with
macros and inheritance resolved by pybtex and LaTeX decoded by paperterm; whether each key gives its own entry; whether
an export holds every entry. Prints the share of each that agrees, and where both differ.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pybtex.database import BibliographyData, Person, parse_string
from pybtex.database import Entry as OracleEntry
from pybtex.errors import capture, set_strict_mode
from pybtex.exceptions import PybtexError

from paperterm.bibtex.latex import decode as latex_decode
from paperterm.bibtex.toplevel import scan
from paperterm.cite.exports.bib import to_bib
from paperterm.library.files import decode
from paperterm.library.keys import entries_with_key
from paperterm.library.load import load
from paperterm.model import Entry
from paperterm.text import fold_key

_KEYS = 40
"""Keys of a file that are asked for: each takes a look at all entries."""

_REFERENCES = ("crossref", "xdata", "entryset")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(slots=True)
class Comparison:
    """How many facts were compared, how many agree, and what differs, in words."""

    compared: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, place: str, ours: object, theirs: object) -> None:
        """Count one fact, and note where the two differ."""
        self.compared[name] += 1
        if ours == theirs:
            self.agreed[name] += 1
        else:
            self.differences.append(f"{name}: {place}: ours {ours!r}, theirs {theirs!r}")

    def report(self) -> Iterator[str]:
        """Yield a line for each kind of fact."""
        for name, count in self.compared.items():
            yield f"{name:<10} {self.agreed[name]:>7,} of {count:>7,}   {100 * self.agreed[name] / count:.2f} %"


def compare(path: Path, comparison: Comparison) -> bool:
    """Add the facts of the file at `path`; return whether pybtex reads it."""
    oracle = read_oracle(path)
    if oracle is None:
        return False
    library = load([str(path)])
    ours: dict[str, Entry] = {}
    for entry in library.entries:
        ours.setdefault(entry.citations[0].key, entry)
    # pybtex keeps the first of keys that differ in case alone, as BibTeX does.
    for key, theirs in oracle.entries.items():
        place = f"{path}: {key}"
        entry = ours.get(key) or ours.get(theirs.key)
        listed = entry is not None or _is_parent(theirs, oracle.entries)
        comparison.add("entries", place, listed, True)
        if entry is None:
            continue
        comparison.add(
            "title", place, fold_key(entry.title), fold_key(latex_decode(theirs.fields.get("title", "")) or key)
        )
        # pybtex neither inherits authors nor knows what xdata gives.
        inherits = any(name in theirs.fields for name in _REFERENCES)
        if not inherits or theirs.persons.get("author"):
            comparison.add("authors", place, _our_families(entry), _families(theirs))
        if not inherits or _year(theirs.fields):
            comparison.add("year", place, entry.year, _year(theirs.fields))
    keys = list(ours)
    for key in keys[:: max(1, len(keys) // _KEYS)]:
        found = next(entries_with_key(library, key), None)
        comparison.add("key", f"{path}: {key}", found and found.citations[0].text, ours[key].citations[0].text)
    exported = Counter(scan(to_bib(list(library.entries), dangerous=True).text).keys)
    comparison.add("exported", str(path), sum(exported.values()), len(library.entries) + len(_brought(library.entries)))
    return True


def _brought(entries: Sequence[Entry]) -> set[str]:
    """Return the keys of the entries that are no papers of their own, and leave with those that inherit from them."""
    citations = [citation for entry in entries for citation in entry.citations]
    parents = {parent.key.lower() for one in citations if one.context for parent in one.context.parents}
    return parents - {citation.key.lower() for citation in citations}


def read_oracle(path: Path) -> BibliographyData | None:
    """Return what pybtex reads from the file at `path`, None where it refuses it."""
    set_strict_mode(False)
    try:
        with capture():
            return parse_string(decode(path.read_bytes())[0], "bibtex")
    except (PybtexError, ValueError):
        return None


def _is_parent(entry: OracleEntry, entries: Mapping[str, OracleEntry]) -> bool:
    named = (one.fields.get(name, "") for one in entries.values() for name in _REFERENCES)
    return entry.key.lower() in {key.strip().lower() for keys in named for key in keys.split(",")}


def _year(fields: Mapping[str, str]) -> int | None:
    for name in ("year", "date"):
        if found := _YEAR.search(fields.get(name, "")):
            return int(found[0])
    return None


def _families(entry: OracleEntry) -> list[str]:
    return [
        fold_key(latex_decode(" ".join(_family(person))))
        for person in entry.persons.get("author", ())
        if _is_named(person)
    ]


def _family(person: Person) -> Sequence[str]:
    return (*person.prelast_names, *person.last_names) or person.first_names


def _is_named(person: Person) -> bool:
    return str(person).lower() not in ("others", "et al.")


def _our_families(entry: Entry) -> list[str]:
    return [fold_key(" ".join(filter(None, (name.von, name.last)))) for name in entry.authors]


def find_files(paths: Sequence[str]) -> Iterator[Path]:
    """Yield the .bib files at and below `paths`, each content once."""
    seen: set[bytes] = set()
    for given in map(Path, paths):
        for path in sorted(given.rglob("*.bib")) if given.is_dir() else [given]:
            if path.is_file() and (data := path.read_bytes()) not in seen:
                seen.add(data)
                yield path


def main() -> None:
    """Print the shares, then the differences."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--differences", type=int, default=30, help="to print of each kind (default: %(default)s)")
    options = parser.parse_args()
    comparison = Comparison()
    read = [compare(path, comparison) for path in find_files(options.paths)]
    sys.stdout.write(f"{sum(read)} of {len(read)} files are read by pybtex\n")
    for line in comparison.report():
        sys.stdout.write(line + "\n")
    shown: Counter[str] = Counter()
    for difference in comparison.differences:
        kind = difference.partition(":")[0]
        shown[kind] += 1
        if shown[kind] <= options.differences:
            sys.stdout.write(difference + "\n")


if __name__ == "__main__":
    main()
