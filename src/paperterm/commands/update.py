"""``paperterm update``: what came upstream into the lists that are Git clones."""

import argparse
import os

from paperterm.actions.git.repository import find_repository
from paperterm.actions.git.update import update
from paperterm.commands.arguments import add_paths, command_paths
from paperterm.commands.output import ERROR, FOUND, NOTHING_FOUND, say
from paperterm.library.sources import STDIN

SUMMARY = "update the lists that are Git clones, only forward and never over changes of yours"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)


def run(options: argparse.Namespace) -> int:
    """Update each clone and say what came; exit code 1 where none is a clone, 2 where one was not updated."""
    found = [find_repository(path) for path in command_paths(options) if path != STDIN]
    repositories = {str(repository.root): repository for repository in found if repository}
    failed = False
    for root, repository in repositories.items():
        done = update(repository)
        failed = failed or done.level != "done"
        say(f"{os.path.basename(root)} {done.words}")
    if not repositories:
        say("none of these lists is a Git clone")
        return NOTHING_FOUND
    return ERROR if failed else FOUND
