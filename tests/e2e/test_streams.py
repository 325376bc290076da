"""Data on standard output, everything else on standard error, and never a traceback."""

import os
import subprocess
import sys
import time

import pytest

from tests.e2e.conftest import PROGRAM


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, check=False, timeout=60, **options)


def test_a_reader_that_leaves_early_gets_no_traceback():
    command = f"{PROGRAM} list --sample --json | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert result.stdout.count(b"\n") == 1
    assert result.stderr == b""


def test_a_list_on_standard_input():
    result = run("list", "--json", "-", input="# L\n- [Título](https://arxiv.org/abs/2401.00001), ICML 2024\n".encode())
    assert result.returncode == 0
    assert "Título" in result.stdout.decode()


@pytest.mark.parametrize("arguments", [[], ["."]])
def test_without_a_terminal_the_interface_says_so_in_one_line(arguments):
    result = run(*arguments, stdin=subprocess.DEVNULL, start_new_session=True)
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.count(b"\n") == 1
    assert b"\x1b" not in result.stderr


def test_an_ascii_locale_still_gets_utf_8():
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = run("list", "--sample", "-q", "erdos", env=environment)
    assert "Erdős" in result.stdout.decode("utf-8")


def test_an_interrupt_ends_quietly(tmp_path):
    (tmp_path / "long.md").write_text("- [A title of words](https://arxiv.org/abs/2401.00001), ICML 2024\n" * 40_000)
    log = tmp_path / "log"
    command = [PROGRAM, "list", "--log", str(log), str(tmp_path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # Before the program runs, an interrupt ends the interpreter in ways of its own.
    deadline = time.monotonic() + 60
    while not log.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    child.send_signal(2)
    _, stderr = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in stderr


SWALLOWED = """if True:
    import os, signal, sys
    from importlib import abc
    from paperterm.start import main

    class Lost:
        def __del__(self):
            os.kill(os.getpid(), signal.SIGINT)  # an exception in here does not get out

    class Finder(abc.MetaPathFinder):
        def find_spec(self, name, path, target=None):
            if name == where:
                Lost()

    where, lists = sys.argv[1:]
    sys.argv[1:] = ["list", lists]
    sys.meta_path.insert(0, Finder())
    sys.exit(main())
"""


@pytest.mark.parametrize("where", ["paperterm.firstpaint", "paperterm.cli", "paperterm.library.pool"])
def test_an_interrupt_that_python_swallows_ends_quietly_too(where, tmp_path):
    (tmp_path / "list.md").write_text("- [A title of words](https://arxiv.org/abs/2401.00001), ICML 2024\n")
    command = [sys.executable, "-c", SWALLOWED, where, str(tmp_path)]
    result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--help"], ["--version"]])
def test_help_and_version_go_to_standard_output(arguments):
    result = run(*arguments)
    assert result.returncode == 0
    assert b"paperterm" in result.stdout
    assert result.stderr == b""


def test_an_unknown_option_is_a_usage_error():
    result = run("list", "--colour")
    assert result.returncode == 2
    assert result.stdout == b""
