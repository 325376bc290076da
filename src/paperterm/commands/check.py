"""``paperterm check``: a linter for curators and their CI."""

import argparse
import json
import os
import sys

from paperterm.cite.check import check
from paperterm.cite.findings import Finding
from paperterm.commands.arguments import add_paths, load_lists
from paperterm.commands.output import say
from paperterm.model import Entry
from paperterm.text import clean_line

SUMMARY = "look for what a curator should mend: citations, keys, links"
CLEAN = 0
FINDINGS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)
    parser.add_argument(
        "-f", "--format", choices=list(_FORMATS), default="text", help="default: %(default)s; github annotates lines"
    )


def run(options: argparse.Namespace) -> int:
    """Print a line for each finding, how many there are on standard error; exit code 1 if there is any."""
    library, unreadable = load_lists(options)
    findings = check(library.entries)
    for finding in findings:
        sys.stdout.write(_FORMATS[options.format](finding) + "\n")
    if findings:
        say(f"{len(findings):,} {'finding' if len(findings) == 1 else 'findings'}")
    return unreadable or (FINDINGS if findings else CLEAN)


def _text(finding: Finding) -> str:
    return f"{_file(finding.entry)}:{finding.line}: {finding} [{finding.rule}]"


def _json(finding: Finding) -> str:
    entry = finding.entry
    fields = {"rule": finding.rule, "file": _file(entry), "line": finding.line, "title": entry.title}
    return json.dumps(fields | {"message": finding.message, "right": finding.right}, ensure_ascii=False)


def _github(finding: Finding) -> str:
    """Return a workflow command (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)."""
    file = _escape(_file(finding.entry)).replace(":", "%3A").replace(",", "%2C")
    return f"::warning file={file},line={finding.line},title={finding.rule}::{_escape(str(finding))}"


def _file(entry: Entry) -> str:
    """Return the path as tools want it: from the working directory, absolute where it lies elsewhere."""
    if not os.path.isabs(entry.path):
        return entry.file
    path = os.path.relpath(entry.path)
    return clean_line(entry.path if path.startswith(os.pardir) else path)


def _escape(text: str) -> str:
    return clean_line(text).replace("%", "%25")


_FORMATS = {"text": _text, "json": _json, "github": _github}
