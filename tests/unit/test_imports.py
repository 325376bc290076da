"""Everything below the interface runs without Textual, and the command line starts light."""

import json
import pkgutil
import subprocess
import sys

import pytest

import paperterm

HEAVY = ("textual", "rich")
LATE = (*HEAVY, "pyperclip", "markdown_it", "asyncio")


def loaded_by(statement):
    code = f"import sys, json; {statement}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return {name.partition(".")[0] for name in json.loads(run.stdout)}


def rooms():
    found = pkgutil.walk_packages(paperterm.__path__, "paperterm.")
    return sorted(module.name for module in found if not module.name.startswith("paperterm.ui"))


def test_no_module_below_the_interface_loads_textual():
    names = [name for name in rooms() if name != "paperterm.__main__"]
    assert len(names) > 20
    assert not loaded_by("; ".join(f"import {name}" for name in names)) & set(HEAVY)


@pytest.mark.parametrize("module", ["paperterm", "paperterm.cli", "paperterm.ui.keys"])
def test_starting_loads_nothing_that_can_wait(module):
    assert not loaded_by(f"import {module}") & set(LATE)
