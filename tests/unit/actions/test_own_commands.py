"""A user's own commands: what a list says stays inside of one argument, and programs end when they are asked to."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.actions.own.command import Call, CommandError, calls, read_command
from paperterm.actions.own.job import MOST_LINES, Job
from paperterm.model import Citation, Entry, Link
from paperterm.text import clean_line

PAPER = Entry(
    file="a.md",
    line=1,
    title="Slow; rm -rf $(HOME) `x` 'y' \"z\" {key}",
    links=(Link("pdf", "pdf", "https://example.org/{title}.pdf"),),
    citations=(Citation("doe2024", "misc", "@misc{doe2024,\n  title = {Slow}\n}"),),
)
DANGER = Citation("k", "misc", r"@misc{k, a={\write18{x}}}")
WEB = ("http", "https")


def argv(command: str, *entries: Entry):
    return [call.argv for call in calls(read_command(command), entries or (PAPER,), WEB)]


def test_fields_are_put_into_words_whatever_they_hold():
    assert argv("note --about={title} '{key} now' {pdf}") == [
        ("note", f"--about={PAPER.title}", "doe2024 now", "https://example.org/%7Btitle%7D.pdf")
    ]


@given(st.text(min_size=1, max_size=40).map(clean_line).filter(bool))
def test_a_title_is_always_one_argument(title):
    entry = Entry(file="a.md", line=1, title=title)
    assert argv("note -- {title} end", entry) == [("note", "--", title, "end")]


def test_a_command_runs_for_each_paper_or_once_for_all_their_keys():
    other = Entry(file="a.md", line=2, title="Other", citations=(Citation("roe", "misc", "@misc{roe,}"),))
    assert argv("note {key}", PAPER, other) == [("note", "doe2024"), ("note", "roe")]
    assert argv("note {keys}", PAPER, other) == [("note", "doe2024,roe")]
    (call,) = calls(read_command("add {bibtex}"), (PAPER, other), WEB)
    assert call.argv == ("add",)
    assert call.given == "@misc{doe2024,\n  title = {Slow}\n}\n\n@misc{roe,}\n"


@pytest.mark.parametrize(
    "command",
    [
        "sh -c 'echo {title}'",
        "/bin/bash -lc 'echo {title}'",
        "env -S 'x {title}'",
        "nice python3 -c 'print({year})'",
        "perl -ne 'print {year}'",
        "node --eval={title}",
        "ssh host add {url}",
        "nice -n 5 ssh host add {url}",
        "awk '{title}'",
        "sed s/x/{title}/",
        "{title} x",
        "add --from={bibtex}",
        "add 'x",
        "",
    ],
)
def test_where_a_list_could_run_code_the_command_is_refused(command):
    with pytest.raises(ValueError, match=r"code|program|standard input|quotes"):
        read_command(command)


def test_the_name_of_such_a_program_may_be_an_argument():
    assert argv("note at {key}") == [("note", "at", "doe2024")]


def test_a_shell_gets_fields_as_arguments():
    assert argv("""sh -c 'echo "$1"' sh {title}""")[0][3:] == ("sh", PAPER.title)


@pytest.mark.parametrize(
    ("command", "entry"),
    [
        ("note {title}", Entry(file="a.md", line=1, title="--output=/etc/passwd")),
        ("get {pdf}", Entry(file="a.md", line=1, title="A")),
        ("get {url}", Entry(file="a.md", line=1, title="A", links=(Link("paper", "paper", "file:///etc/passwd"),))),
        ("add {bibtex}", Entry(file="a.md", line=1, title="A", citations=(DANGER,))),
    ],
)
def test_what_is_not_safe_or_not_there_is_not_run(command, entry):
    with pytest.raises(CommandError):
        argv(command, entry)


def ran(code: str, given: str = "") -> Job:
    job = Job([Call((sys.executable, "-c", code), given)])
    job.run()
    return job


def test_output_is_cleaned_and_input_is_given():
    job = ran(r"import sys; print('\x1b[31mred\x1b[0m\x1b]52;c;x\x07 \u202e.', sys.stdin.read()); sys.exit(3)", "given")
    assert list(job.lines) == ["red . given"]
    assert job.code == 3


def test_only_the_last_lines_are_kept():
    job = ran(f"print('\\n'.join(map(str, range({MOST_LINES + 10}))))")
    assert (job.lines[0], job.dropped) == ("10", 10)


def test_a_program_that_is_not_there_is_said():
    job = Job([Call(("no-such-program-anywhere",))])
    job.run()
    assert "did not start" in job.lines[0]
    assert job.code == 127


@pytest.mark.parametrize("closes", ["", "os.close(1); os.close(2); "])
def test_a_program_that_does_not_want_to_end_is_stopped(closes):
    ignores = "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    code = f"{ignores}; print(1, flush=True); {closes}time.sleep(60)"
    job = Job([Call((sys.executable, "-c", code)), Call((sys.executable, "-c", "print('never')"))])
    thread = Thread(target=job.run)
    thread.start()
    while len(job.lines) < 2:
        time.sleep(0.01)
    job.stop()
    thread.join(30)
    assert not thread.is_alive()
    assert job.stopped
    assert job.code == -9
    assert "never" not in job.lines


def test_who_stays_behind_with_the_output_is_not_waited_for():
    job = ran("import subprocess; subprocess.Popen(['sleep', '30']); print('gone')")
    assert list(job.lines) == ["gone"]
    assert job.seconds < 20


def test_who_stops_a_job_need_not_wait_for_its_thread():
    code = """
import os, sys, time
from paperterm.actions.own.command import Call
from paperterm.actions.own.job import Job
job = Job([Call((sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"))])
job.start()
while not job.lines:
    time.sleep(0.01)
job.stop()
print(job.lines[0])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50)
    number = int(done.stdout)
    for _ in range(500):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return
        if "Z" in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2]:
            return
        time.sleep(0.02)
    pytest.fail("the program runs on")
