"""Which entries a command means: by a citation key, by an identifier or URL, or by a query."""

import argparse
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from paperterm.bibtex.math import shown
from paperterm.commands.output import say
from paperterm.config.settings import Settings
from paperterm.errors import UsageError
from paperterm.library.keys import entries_with_key
from paperterm.library.standing import Standing
from paperterm.model import Entry, Library, Papers
from paperterm.model.ids import arxiv_id, folded_id, paper_ids
from paperterm.model.name import listed

KEY_OR_QUERY = "a citation key, an identifier or URL, or words as in the filter"

_MOST_NAMED: Final = 3
"""Papers of one key that are named in a message."""


def matching(library: Library, query: str, settings: Settings, *, partly: bool = False) -> Sequence[Entry]:
    """Return what the filter finds for `query`, best first, all in order for none.

    Where nothing has all the words, the best partial matches are returned if `partly` says so, and a line tells it.

    Raises:
        UsageError: the query is invalid, or asks for nothing.
    """
    if not query.strip():
        papers = library.papers
        return library.entries if papers is None else [library.entries[number] for number in _all(papers)]
    from paperterm.search import NO_STATES, Index, states_in

    query = _checked(library, query)
    states = _states(library, settings, names) if (names := states_in(query)) else NO_STATES
    index = Index.build(library)
    result = index.search(query, states=states)
    if partly and not result.count:
        result = index.search_partly(query, states=states)
        if result.count:
            say("no entry has all the words: these are the best partial matches")
    return [library.entries[at] for at in result.entries]


def _checked(library: Library, query: str) -> str:
    """Return `query`, with the citation keys in it that look like fields (``doe:2020``) as keys.

    Raises:
        UsageError: something is wrong with it.
    """
    from paperterm.search.query import item_texts, parse

    parsed, checked = parse(query), query
    if parsed.problems:
        keys = {key for entry in library.entries for key in (entry.key, *(cited.key for cited in entry.citations))}
        checked = " ".join(f'key:^"{item}"$' if item in keys else item for item in item_texts(query))
        parsed = parse(checked)
    if parsed.problems:
        raise UsageError(f"invalid query “{query}”: {'; '.join(parsed.problems)}")
    if not parsed.terms and not parsed.filters:
        raise UsageError(f"invalid query “{query}”: it has no words and no complete field")
    return checked


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
    """Return the entry with the citation key that is asked for, else with the identifier, else the hits of the query.

    Only the best hit is returned unless all are wanted. Standard error names the paper that a query found.

    Raises:
        UsageError: the query is invalid, or empty.
    """
    wanted = options.wanted.strip()
    if not wanted:
        raise UsageError("the citation key or query is empty")
    if keyed := list(islice(entries_with_key(library, wanted), _MOST_NAMED)):
        if len(keyed) > 1:
            others = "; ".join(map(paper_words, keyed[1:]))
            say(f"several papers have the key {wanted}: taking {paper_words(keyed[0])}; not {others}")
        return keyed[:1]
    found = with_identifier(library, wanted) or matching(library, wanted, options.settings)
    if found:
        say_found(wanted, found, takes_all=options.all)
    else:
        say_nothing_matches(wanted)
    return found if options.all else found[:1]


def with_identifier(library: Library, text: str) -> Sequence[Entry]:
    """Return the papers that have the identifier or link `text`: a DOI, an arXiv number, a URL of one or of a page."""
    names = set(paper_ids(text))
    if number := arxiv_id(text, alone=True):
        names.add(("arxiv", number.lower()))
    url = text.rstrip("/") if text.lower().startswith(("http://", "https://")) else ""
    if not names and not url:
        return ()
    found = {
        library.id_of(number): entry
        for number, entry in enumerate(library.entries)
        if names.intersection(folded_id(*pair) for pair in entry.ids)
        or (url and any(link.url.rstrip("/") == url for link in entry.links))
    }
    return list(found.values())


def say_found(wanted: str, found: Sequence[Entry], *, takes_all: bool) -> None:
    """Say which papers a query found."""
    if len(found) == 1:
        say(f"“{wanted}” matches {paper_words(found[0])}")
    else:
        which = "the first is" if takes_all else "taking the best,"
        say(f"“{wanted}” matches {len(found):,} papers, {which} {paper_words(found[0])}")


def say_nothing_matches(query: str) -> None:
    """Say that no entry matches `query`, or that there is none at all for an empty one."""
    say(f"nothing matches “{query}”" if query.strip() else "the lists have no entries")


def paper_words(entry: Entry) -> str:
    """Return title, first author, year and place of a paper, for a message."""
    people = entry.people
    author = listed(people[:1], complete=len(people) == 1 and entry.authors_complete)
    about = ", ".join(filter(None, (author, str(entry.year or ""))))
    return f"“{shown(entry.title)}”{f' ({about})' if about else ''}, {entry.file}:{entry.line}"
