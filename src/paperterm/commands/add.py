"""``paperterm add``: a citation into the project's ``.bib``, or a list among the libraries of the settings."""

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from paperterm.actions.bibfile import NOTES, append
from paperterm.actions.listaddress import is_list
from paperterm.actions.recovery import recover
from paperterm.cite.generate import citation_of
from paperterm.cite.verdicts import BibIndex, Verdict, judge, with_key
from paperterm.commands.arguments import add_bib, add_paths, load_papers
from paperterm.commands.output import ERROR, FOUND, NOTHING_FOUND, say
from paperterm.commands.select import KEY_OR_QUERY, wanted_entries
from paperterm.errors import UnreadableError, UsageError
from paperterm.library.files import MAX_NAMED_BIB_BYTES, decode, read_file
from paperterm.model import Citation
from paperterm.project.folder import find_bibliographies

RECOVERS = True
SUMMARY = "add the citation of a paper to your .bib; or a list, from a Git address or a path, to your libraries"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "wanted",
        metavar="KEY|QUERY|URL|PATH",
        help=f"a paper: {KEY_OR_QUERY}, of which the best hit is taken; or a list: a Git address that is cloned, or a "
        "path with a slash (./lists) or the ending of a list",
    )
    parser.add_argument("--all", action="store_true", help="take all hits, not only the best")
    add_paths(parser)
    add_bib(parser)
    parser.add_argument("--create", action="store_true", help="make the .bib where there is none")
    parser.add_argument(
        "--rename", action="store_true", help="where a key belongs to another paper or cannot be cited, add another one"
    )
    parser.add_argument(
        "--fix", action="store_true", help="where neither BibTeX nor biber takes a block, add it repaired"
    )
    parser.add_argument("--mend", action="store_true", dest="fix", help=argparse.SUPPRESS)
    parser.add_argument("--name", default="", metavar="NAME", help="of a list: the library's name")
    parser.add_argument("--to", default="", metavar="FOLDER", help="of a Git address: where the clone is put")
    parser.add_argument("--dangerous", action="store_true", help="also BibTeX whose commands can run code")


def run(options: argparse.Namespace) -> int:
    """Print the key to cite for each entry, or the path of the list; what was done is told on standard error.

    Raises:
        UsageError: there is no bibliography, or it cannot be read; or the list cannot be had.
    """
    complete_interrupted()
    if is_list(options.wanted):
        return _add_list(options)
    if options.name or options.to:
        raise UsageError(f"{options.wanted} is neither a Git address nor a path: --name and --to are for lists")
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    if not entries:
        return unreadable or NOTHING_FOUND
    citations = [citation_of(entry) for entry in entries]
    done = add_citations(citations, bibliography(options.settings.bib), options)
    return unreadable or (FOUND if done else ERROR)


def _add_list(options: argparse.Namespace) -> int:
    from paperterm.actions.registering import add_list

    if options.paths:
        raise UsageError(f"{options.wanted} is a list, and is added alone")
    added = add_list(options.loaded, options.wanted, name=options.name, folder=options.to, tell=say)
    sys.stdout.write(f"{added.path}\n")
    say(f"added as {added.name} to {options.loaded.user_path}: paperterm -l {shlex.quote(added.name)} opens it")
    return FOUND


def bibliography(given: str) -> Path:
    """Return the ``.bib`` that is named, else the project's.

    Raises:
        UsageError: none is named, and the project has none or several.
    """
    if given:
        return Path(given)
    found = find_bibliographies(Path.cwd())
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"the project has several bibliographies: choose with --bib {' or '.join(map(str, found))}")
    raise UsageError("no .tex file from here upward names a bibliography: name it with --bib")


def complete_interrupted() -> None:
    """Complete the additions that a killed program left torn, and say so."""
    for outcome in recover():
        say(outcome.message)


def add_citations(citations: Sequence[Citation], bib: Path, options: argparse.Namespace) -> bool:
    """Add what is to be added, print the keys to cite, say each verdict; return whether all are there now."""
    complete_interrupted()
    verdicts = judge(citations, BibIndex.of(_text_of(bib)))
    for verdict in verdicts:
        if verdict.kind != "new":
            say(verdict.words)
        if verdict.remark:
            say(f"{verdict.citation.key}: {verdict.remark}")
    chosen = [(verdict, _to_add(verdict, options)) for verdict in verdicts]
    wanted = [citation for _, citation in chosen if citation]
    if wanted:
        addition = append(bib, wanted, dangerous=options.dangerous, create=options.create)
        say(addition.outcome.message)
        for note in addition.notes[NOTES:]:
            say(note)
        if addition.outcome.level == "failed":
            return False
    there = [verdict for verdict, citation in chosen if citation or verdict.kind in ("present", "other-key")]
    for verdict in there:
        sys.stdout.write(verdict.key + "\n")
    return len(there) == len(verdicts)


def _to_add(verdict: Verdict, options: argparse.Namespace) -> Citation | None:
    if verdict.kind == "new":
        return verdict.citation
    if verdict.kind == "broken" and options.fix:
        return verdict.repaired
    if verdict.kind == "key-clash" and options.rename:
        return with_key(verdict.citation, verdict.key)
    return None


def _text_of(bib: Path) -> str:
    if not bib.exists():
        return ""
    try:
        return decode(read_file(str(bib), MAX_NAMED_BIB_BYTES))[0]
    except UnreadableError as error:
        raise UsageError(f"{bib}: {error}") from error
