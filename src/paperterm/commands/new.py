"""``paperterm new``: what came to the lists."""

import argparse
import os
import sys
from datetime import UTC, datetime

from paperterm.actions.added import added_states, added_times
from paperterm.actions.seen import look
from paperterm.cite.jsonlines import to_json
from paperterm.commands.arguments import add_paths, load_papers, load_paths
from paperterm.commands.output import FOUND, NOTHING_FOUND, say
from paperterm.errors import UsageError
from paperterm.library.changes import came_since
from paperterm.model import Entry
from paperterm.search.since import SINCE_FORMS, is_since

SUMMARY = "print what came to the lists since your last visit, a time, or an older state of a list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)
    parser.add_argument(
        "--since",
        default="",
        metavar="WHEN|PATH",
        help=f"{SINCE_FORMS}; or an older state of the list; by default your last visit",
    )
    parser.add_argument("--seen", action="store_true", help="count this as a visit: nothing of it is new the next time")
    parser.add_argument("--json", action="store_true", help="print JSON Lines, one paper a line")


def run(options: argparse.Namespace) -> int:
    """Print each paper once, the newest first; exit code 1 if nothing came.

    Raises:
        UsageError: the time makes no sense.
    """
    library, unreadable = load_papers(options)
    visit = look(library, remember=options.seen)
    times = visit.first_seen | added_times(library, lambda: False)
    if not options.since:
        if not visit.known:
            say("you have not visited these lists yet: open them, or say --since or --seen")
        wanted = visit.new
    elif is_since(options.since):
        name = f"added:{options.since.lower()}"
        wanted = added_states((name,), times)[name]
        if not times:
            say("these lists are no Git clones, and have no history: what came when is known from your visits only")
    elif os.path.exists(options.since):
        wanted = came_since(library, load_paths([options.since], options.settings)[0])
    else:
        raise UsageError(f"--since {options.since}: say {SINCE_FORMS}, or the path of an older state of the list")
    found = [library.entries[place] for entry_id in wanted if (place := library.position(entry_id)) is not None]
    for entry in sorted(found, key=lambda entry: (-times.get(entry.id, 0), entry.file, entry.line)):
        sys.stdout.write((to_json(entry) if options.json else _readable(entry, times.get(entry.id, 0))) + "\n")
    return unreadable or (FOUND if found else NOTHING_FOUND)


def _readable(entry: Entry, when: int) -> str:
    day = datetime.fromtimestamp(when, UTC).date().isoformat() if when else " " * 10
    return f"{day}  {entry.title}  ({entry.file}:{entry.line})"
