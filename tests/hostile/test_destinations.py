"""What leaves the program is safe where it goes: every command, every format, every program that is started."""

import csv
import io
import json
import re
import shlex
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

import paperterm
from paperterm import log
from paperterm.actions.clipboard import copy
from paperterm.actions.editor import editor_command
from paperterm.actions.last import last_copy
from paperterm.actions.links import RefusedUrlError, check_url
from paperterm.actions.own.command import CommandError, calls, read_command
from paperterm.bibtex.toplevel import scan
from paperterm.cite.exports import formats
from paperterm.cite.exports.bib import to_bib
from paperterm.cite.exports.table import to_csv
from paperterm.cite.jsonlines import to_json
from paperterm.library.load import load
from paperterm.parsers import COMMANDS
from tests.hostile.strings import HOSTILE, naughty_list, write_lists
from tests.hostile.suites import SUITES
from tests.people import shown
from tests.pty_program import PROGRAM

DOCUMENT = Path(__file__).parents[2] / "docs" / "security.md"
SOURCES = Path(paperterm.__file__).parent
STRINGS = [*HOSTILE.values(), *SUITES["blns"]]
NOT_TEXT = re.compile(
    r"[^\n\t\r\x20-\x7e\xa0-\U0010ffff]|[\x80-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    write_lists(folder)
    (folder / "naughty.md").write_bytes(naughty_list().encode("utf-8", "surrogatepass"))
    return folder


@pytest.fixture(scope="module")
def entries(lists):
    return load([str(lists)]).entries


def is_text(text: str) -> bool:
    return not NOT_TEXT.search(text)


KEY = "hostile3"
RUNS = {
    "list": [["list"], ["list", "--json"], ["list", "--merged"], ["list", "-q", "[/b] \x1b[31m"]],
    "bibtex": [["bibtex", KEY], ["bibtex", "--all", "--dangerous", "title"]],
    "cite": [["cite", KEY], ["cite", "--all", "-c", "{title}", "hostile"]],
    "reference": [["reference", "--all", "-s", style, "hostile"] for style in ("plain", "apa", "ieee", "markdown")],
    "pick": [["pick", "--select-1", "--exit-0", "-f", "{title} {bibtex}", "-q", "no such thing at all"]],
    "run": [["run", "z", KEY]],
    "open": [["open", "--print", KEY], ["open", "--qr", KEY]],
    "add": [["add", "--bib", "{folder}/new.bib", "--create", KEY]],
    "undo": [["undo"]],
    "export": [["export", "-f", form] for form in ("bib", "csl-json", "ris", "jsonl", "csv", "md")],
    "cite-check": [["cite-check", "{folder}/paper.tex"]],
    "check": [["check"], ["check", "-f", "json"], ["check", "-f", "github"]],
    "explain": [["explain", "{folder}/bullets.md:5"], ["explain", "{folder}/table.md:6"]],
    "similar": [["similar", KEY], ["similar", "--json", KEY]],
    "apart": [["apart", KEY, "hostile4"]],
    "yours": [["yours", "star", KEY], ["yours", "export"]],
    "new": [["new"], ["new", "--json", "--since", "{folder}/empty.md"]],
    "update": [["update"]],
    "problems": [["problems"]],
    "last": [["last"]],
    "doctor": [["doctor"]],
    "cache": [["cache"]],
    "config": [["config", "--show"]],
    "completion": [["completion", "bash"]],
    "man": [["man"]],
}
ALONE = ("undo", "last", "cache", "config", "completion", "man", "doctor")


def test_every_command_is_looked_at():
    assert RUNS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", RUNS)
def test_what_a_command_prints_is_text(command, lists):
    (lists / "paper.tex").write_text("\\cite{hostile3,\x1b]0;EVIL\x07,[/b]} \\bibliography{hostile}")
    for run in RUNS[command]:
        arguments = [part.replace("{folder}", str(lists)) for part in run]
        paths = [] if command in ALONE else [str(lists)]
        done = subprocess.run([PROGRAM, *arguments, *paths], capture_output=True, check=False, timeout=120)
        assert done.returncode in (0, 1, 2), done.stderr
        assert b"Traceback" not in done.stderr
        assert is_text((done.stdout + done.stderr).decode()), run


def test_json_is_ascii_clean_and_csv_holds_no_formula(entries):
    assert len(entries) > 400
    for entry in entries:
        assert json.loads(to_json(entry))["title"] == entry.title
    for form in formats().values():
        if form.id == "bib":  # a file of BibTeX has each block as its list has it
            continue
        assert is_text(form.write(entries, False).text), form
    for row in csv.reader(io.StringIO(to_csv(entries))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row), row


def test_made_bibtex_is_whole_and_has_no_commands_of_a_list(entries):
    made = to_bib([entry for entry in entries if not entry.citations])
    assert is_text(made.text)
    found = scan(made.text)
    assert found.open_line == 0
    assert not re.search(r"\\(?:write|input|openout|catcode|def|csname|loop)", made.text)


@pytest.mark.parametrize("text", STRINGS)
def test_what_is_copied_ends_no_paste(text):
    copy(text, "the text", route="file", environ={})
    assert is_text(last_copy() or "")


def test_addresses_are_ascii_of_the_web():
    for text in STRINGS:
        for address in (text, f"https://example.org/{text}", f"https://{text}/", f"{text}://example.org"):
            try:
                safe = check_url(address)
            except RefusedUrlError:
                continue
            assert re.fullmatch(r"https?://[!#-\[\]-~]+", safe), safe
            assert not set(safe) & set("\"'<>\\^`{|} "), safe


def test_a_program_gets_each_field_inside_of_one_argument(entries):
    command = read_command("program --title={title} -- {title} {authors}")
    for entry in entries:
        (call,) = calls(command, [entry], ("https",))
        assert call.argv[1:] == (f"--title={entry.title}", "--", entry.title, ", ".join(shown(entry.authors)))


def test_a_title_is_never_an_option_or_code(entries):
    for entry in entries:
        try:
            (call,) = calls(read_command("program {title}"), [entry], ("https",))
        except CommandError:
            assert entry.title.startswith("-")
        else:
            assert not call.argv[1].startswith("-")
    for code in ("sh -c 'echo {title}'", "python3 -c {title}", "ssh host echo {title}", "env sh -c {title}"):
        with pytest.raises(ValueError, match="code"):
            read_command(code)


def test_the_editor_gets_a_path_never_an_option(tmp_path):
    for text in STRINGS:
        name = re.sub(r"[/\0]", "_", text)[:60].encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
        for editor in ("vi", "emacs -nw", "code --wait", "hx", "unheard-of"):
            found = editor_command(
                tmp_path / (name or "_"), 3, environ={"EDITOR": editor}, which=lambda program: program
            )
            words = shlex.split(editor)
            assert found.argv[: len(words)] == words
            assert [word for word in found.argv[len(words) :] if word.startswith("-")] in ([], ["--goto"])


def test_the_log_is_ascii_a_line_for_each_event(tmp_path):
    log.open_log(str(tmp_path / "log"), with_content=True)
    try:
        for text in STRINGS:
            log.note("problem", message=log.said(text), file=log.named(text.replace("\0", "")))
    finally:
        log.close_log()
    lines = (tmp_path / "log").read_bytes().split(b"\n")
    assert len(lines) == len(STRINGS) + 1
    assert all(line.isascii() and line.decode().isprintable() for line in lines)


PROGRAMS = {
    "actions/git/history.py": "git, by argument, without the repository's own settings",
    "actions/git/repository.py": "the same",
    "actions/links.py": "the browser: argv, a checked address, no terminal",
    "actions/own/job.py": "the user's own commands: argv",
    "actions/routes/child.py": "tools of the clipboard: argv, text on standard input",
    "actions/routes/native.py": "the same, in pyperclip",
    "commands/config.py": "the editor",
    "commands/man.py": "man",
    "commands/run.py": "the user's own commands: argv",
    "library/process.py": "workers: this Python, isolated",
    "ui/handlers/editors.py": "the editor",
}


def test_programs_are_started_in_few_places_and_never_by_a_shell():
    starts = re.compile(
        r"subprocess\.(?:run|Popen|call|check_\w+|getoutput)|os\.(?:system|popen|exec\w+|spawn\w+|posix_spawn\w*)"
    )
    unsafe = re.compile(
        r"shell=True|\bpickle\b|\bmarshal\b|\beval\(|\bexec\(|webbrowser|\burlopen|\bsocket\.|http\.client"
    )
    texts = {str(path.relative_to(SOURCES)): path.read_text() for path in SOURCES.rglob("*.py")}
    assert {name for name, text in texts.items() if starts.search(text)} == PROGRAMS.keys()
    assert [name for name, text in texts.items() if unsafe.search(text)] == []


def test_the_documented_function_of_each_destination_is_there():
    rows = re.findall(r"^\| [^|]+ \| `paperterm\.([\w.]+)\.(\w+)` \|", DOCUMENT.read_text(), re.MULTILINE)
    assert len(rows) >= 10
    for module, name in rows:
        assert callable(getattr(import_module(f"paperterm.{module}"), name)), (module, name)
