"""A person opens the sample list, finds a paper, and takes its citation."""

from pathlib import Path

import pytest

import paperterm
from tests.e2e.conftest import PROGRAM

SAMPLE = Path(paperterm.__file__).parent / "sample" / "language-models.md"
SIZES = pytest.mark.parametrize("terminal", [(80, 24), (160, 45)], indirect=True)


def bibtex_of(title):
    """The fenced block below the heading, read from the file as bytes."""
    data = SAMPLE.read_bytes()
    start = data.index(b"```bibtex\n", data.index(b"#### " + title.encode())) + len(b"```bibtex\n")
    return data[start : data.index(b"\n```", start)]


@SIZES
def test_filter_and_copy_the_bibtex_byte_for_byte(terminal):
    terminal.run(PROGRAM)
    terminal.wait_for("Attention Is All You Need")
    terminal.press("/")
    terminal.type("lora low rank")
    terminal.wait_for("LoRA: Low-Rank Adaptation")
    terminal.press("Enter", "b")
    terminal.wait_for("opied")
    assert terminal.buffer() == bibtex_of("LoRA: Low-Rank Adaptation of Large Language Models")


@SIZES
def test_quitting_gives_the_shell_back_as_it_was(terminal):
    before = terminal.screen()
    terminal.run(PROGRAM)
    terminal.wait_for("Attention Is All You Need")
    terminal.press("q")
    terminal.wait_for("Attention Is All You Need", gone=True)
    terminal.run("echo code $?; stty -a | grep -o ' icanon'")
    screen = terminal.wait_for("code 0")
    assert " icanon" in screen
    assert screen.startswith(before.rstrip())


def test_a_list_on_standard_input_leaves_the_keys_to_the_terminal(terminal):
    item = "- [A Paper of Pipes](https://arxiv.org/abs/2401.00001), One et al. ICML 2024"
    terminal.run(f"printf '# L\\n%s\\n' '{item}' | {PROGRAM} -")
    terminal.wait_for("A Paper of Pipes")
    terminal.press("q")
    terminal.wait_for("A Paper of Pipes", gone=True)


def test_sizes_down_to_a_stamp_and_back(terminal):
    terminal.run(PROGRAM)
    terminal.wait_for("Attention Is All You Need")
    for width, height in ((20, 5), (300, 80), (40, 10), (5, 3), (80, 24)):
        terminal.resize(width, height)
        terminal.wait_until_still()
    terminal.wait_for("Attention Is All You Need")
    terminal.press("q")
    terminal.wait_for("Attention Is All You Need", gone=True)
    terminal.run("echo code $?")
    assert "Traceback" not in terminal.wait_for("code 0")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"", "Nothing in it reads as a list of papers"),
        ("prose.md", b"# Notes\n\nOnly some prose.\n", "Nothing in it reads as a list of papers"),
        ("binary.md", bytes(range(256)) * 8, "is a binary file"),
        ("folder/x.py", b"print()", "holds no file of a list"),
    ],
)
def test_what_holds_no_list_says_so(terminal, tmp_path, name, data, said):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    terminal.run(PROGRAM, str(path.parent if "/" in name else path))
    terminal.wait_for(said)
    terminal.press("q")
    terminal.wait_for(said, gone=True)


def test_a_missing_path_ends_with_a_line_and_not_with_an_interface(terminal):
    terminal.run(f"{PROGRAM} nowhere.md; echo code $?")
    screen = terminal.wait_for("code 2")
    assert "paperterm: nowhere.md: no such file or directory" in screen
