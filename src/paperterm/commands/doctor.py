"""``paperterm doctor``: what stands between the program and the person, tried, with what to mend."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby

from paperterm.actions.doctor.copying import copying_findings
from paperterm.actions.doctor.finding import Finding
from paperterm.actions.doctor.multiplexer import multiplexer_findings
from paperterm.actions.doctor.surroundings import (
    cache_findings,
    folder_findings,
    opener_findings,
    version_findings,
)
from paperterm.actions.doctor.terminal import terminal_findings
from paperterm.commands.arguments import add_paths, found_paths, make_loader
from paperterm.commands.output import say
from paperterm.config.loaded import Loaded

SUMMARY = "look at the terminal, tmux or screen, clipboard, browser, folders and lists, and say what to mend"
WELL = 0
WRONG = 1

_MARKS = {"ok": "  ", "note": " -", "wrong": "!!"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)
    parser.add_argument("-f", "--format", choices=("text", "json"), default="text", help="default: %(default)s")
    parser.add_argument("--no-copy", action="store_true", help="do not try the clipboard: it stays as it is")


def run(options: argparse.Namespace) -> int:
    """Print what was found; exit code 1 where something should be mended."""
    findings = list(_findings(options))
    if options.format == "json":
        sys.stdout.writelines(json.dumps(asdict(finding), ensure_ascii=False) + "\n" for finding in findings)
    else:
        sys.stdout.write("\n".join(_text(findings)) + "\n")
    wrong = sum(finding.state == "wrong" for finding in findings)
    if wrong:
        say(f"{wrong} {'thing' if wrong == 1 else 'things'} to mend, marked with !!")
    return WRONG if wrong else WELL


def _findings(options: argparse.Namespace) -> Iterable[Finding]:
    environ = os.environ
    settings = options.settings
    yield from terminal_findings(environ)
    yield from multiplexer_findings(environ)
    yield from copying_findings(settings.clipboard, environ, tries=not options.no_copy)
    yield from opener_findings(settings, environ)
    yield from folder_findings()
    yield from _settings(options.loaded)
    yield from _lists(options)
    yield from cache_findings()
    yield from version_findings()


def _settings(loaded: Loaded) -> Iterable[Finding]:
    there = "" if loaded.user_path.exists() else " (not there: nothing is set)"
    yield Finding("settings", "file", f"{loaded.user_path}{there}")
    for problem in loaded.problems:
        yield Finding("settings", "problem", str(problem), "wrong", "paperterm config --edit")


def _lists(options: argparse.Namespace) -> Iterable[Finding]:
    paths = found_paths(options.paths, options.settings)
    if not paths:
        advice = "paperterm PATH opens lists, paperterm add PATH makes them a library"
        yield Finding("lists", "read", "none is given, and none was opened before", "note", advice)
        return
    loader = make_loader(paths, options.settings)
    library = loader.load()
    for problem in loader.refused:
        yield Finding("lists", "unreadable", str(problem), "wrong", "mend the path, or its permissions")
    files = len({entry.path for entry in library.entries})
    counted = f"{len(library.entries):,} entries in {files:,} {'file' if files == 1 else 'files'}"
    if library.entries or loader.refused:
        yield Finding("lists", "read", counted)
    else:
        yield Finding(
            "lists", "read", "nothing there reads as a list of papers", "wrong", "paperterm explain FILE:LINE"
        )
    others = len(library.problems) - len(loader.refused)
    if others > 0:
        words = f"{others} {'place' if others == 1 else 'places'} could not be read as they stand"
        yield Finding("lists", "problems", words, "note", "paperterm problems")


def _text(findings: Iterable[Finding]) -> Iterable[str]:
    for topic, group in groupby(findings, key=lambda finding: finding.topic):
        yield topic.capitalize()
        for finding in group:
            yield f" {_MARKS[finding.state]} {finding.name:17} {finding.value}".rstrip()
            if finding.advice:
                yield f"    {'':17} -> {finding.advice}"
