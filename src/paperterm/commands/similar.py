"""``paperterm similar``: papers like one paper."""

import argparse
import sys

from paperterm.cite.jsonlines import to_json
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.commands.select import KEY_OR_QUERY, wanted_entries

SUMMARY = "print papers like one paper, and what they share with it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("wanted", metavar="KEY|QUERY", help=f"{KEY_OR_QUERY}; the best hit is taken")
    add_paths(parser)
    parser.add_argument("-n", "--count", type=int, default=20, metavar="N", help="how many (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON Lines, one paper a line, without the reasons")


def run(options: argparse.Namespace) -> int:
    """Print them, the most similar first; exit code 1 where none is similar."""
    from paperterm.search import Index, similar_to

    library, unreadable = load_papers(options)
    options.all = False
    wanted = wanted_entries(library, options)
    place = library.position(wanted[0].id) if wanted else None
    if place is None:
        return unreadable or NOTHING_FOUND
    found = similar_to(library, Index.build(library).columns, place, max(0, options.count))
    for similar in found:
        entry = library.entries[similar.place]
        said = to_json(entry) if options.json else f"{entry.title}\n    {similar.why}\n    {entry.file}:{entry.line}\n"
        sys.stdout.write(said + "\n")
    return unreadable or (FOUND if found else NOTHING_FOUND)
