"""Which entries a command means."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from paperterm.commands.output import say
from paperterm.config.settings import Settings
from paperterm.library.keys import entry_with_key
from paperterm.library.standing import Standing
from paperterm.model import Entry, Library, Papers

KEY_OR_QUERY = "a citation key, or words as in the filter"


def matching(library: Library, query: str, settings: Settings) -> Sequence[Entry]:
    """Return what the filter finds for `query`, best first, all in order for none; what is wrong with it is said."""
    if not query.strip():
        papers = library.papers
        return library.entries if papers is None else [library.entries[number] for number in _all(papers)]
    from paperterm.search import NO_STATES, Index, states_in

    states = _states(library, settings, names) if (names := states_in(query)) else NO_STATES
    result = Index.build(library).search(query, states=states)
    for problem in result.problems:
        say(problem)
    return [library.entries[index] for index in result.entries]


def _states(library: Library, settings: Settings, names: Sequence[str]) -> dict[str, frozenset[str]]:
    from paperterm.actions.yours.store import read_shelf, yours_folder

    kept = read_shelf(yours_folder(settings.yours))
    states = _standing(library, settings.bib).states() | kept.states(library)
    if "new" in names or any(name.startswith("added:") for name in names):
        from paperterm.actions.added import added_states, added_times
        from paperterm.actions.seen import look

        visit = look(library, remember=False)
        states["new"] = visit.new
        states |= added_states(names, visit.first_seen | added_times(library, lambda: False))
    return states


def _standing(library: Library, bib: str) -> Standing:
    """Return what the project around the working directory has of `library`; `bib` is its bibliography if known."""
    from paperterm.library.project import compare, read_project

    return compare(library.entries, read_project(Path.cwd(), Path(bib) if bib else None))


def _all(papers: Papers) -> Sequence[int]:
    return papers.once(range(len(papers.leaders)))


def add_wanted(parser: argparse.ArgumentParser) -> None:
    """Declare which entries a command takes."""
    parser.add_argument("wanted", metavar="KEY|QUERY", help=f"{KEY_OR_QUERY}; the best hit is taken")
    parser.add_argument("--all", action="store_true", help="take all hits, not only the best")


def wanted_entries(library: Library, options: argparse.Namespace) -> Sequence[Entry]:
    """Return the entry whose citation key is asked for, else the best hit of the query, or all."""
    keyed = entry_with_key(library, options.wanted)
    if keyed is not None:
        return [keyed]
    found = matching(library, options.wanted, options.settings)
    return found if options.all else found[:1]
