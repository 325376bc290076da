"""``paperterm check``: a linter for curators and their CI."""

import argparse
import json
import sys

from paperterm.cite.check import Finding, check
from paperterm.commands.arguments import add_paths, load_paths
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
    """Print a line for each finding; exit code 1 if there is any."""
    library, unreadable = load_paths(options.paths, options.settings)
    findings = check(library.entries)
    for finding in findings:
        sys.stdout.write(_FORMATS[options.format](finding) + "\n")
    return unreadable or (FINDINGS if findings else CLEAN)


def _text(finding: Finding) -> str:
    return f"{finding.entry.file}:{finding.entry.line}: {finding.message} [{finding.rule}]"


def _json(finding: Finding) -> str:
    entry = finding.entry
    fields = {"rule": finding.rule, "file": entry.file, "line": entry.line, "title": entry.title}
    return json.dumps(fields | {"message": finding.message}, ensure_ascii=False)


def _github(finding: Finding) -> str:
    """Return a workflow command (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)."""
    file = _escape(finding.entry.file).replace(":", "%3A").replace(",", "%2C")
    return f"::warning file={file},line={finding.entry.line},title={finding.rule}::{_escape(finding.message)}"


def _escape(text: str) -> str:
    return clean_line(text).replace("%", "%25")


_FORMATS = {"text": _text, "json": _json, "github": _github}
