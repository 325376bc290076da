"""The user's editor opens the file at the line."""

from pathlib import Path

import pytest

from paperterm.actions.editor import EditorCommand, editor_command


def command(line: int = 7, path: str = "/a b/-x.md", **environ: str) -> EditorCommand | None:
    return editor_command(path, line, environ=environ, which=lambda name: None if name == "missing" else name)


@pytest.mark.parametrize(
    ("editor", "argv"),
    [
        ("vim", ["vim", "+7", "/a b/-x.md"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+7", "/a b/-x.md"]),
        ("nano", ["nano", "+7", "/a b/-x.md"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "/a b/-x.md"]),
        ("micro", ["micro", "+7", "/a b/-x.md"]),
        ("kak", ["kak", "+7", "/a b/-x.md"]),
        ("hx", ["hx", "/a b/-x.md:7"]),
        ("'my tools/subl' -w", ["my tools/subl", "-w", "/a b/-x.md:7"]),
        ("code --wait", ["code", "--wait", "--goto", "/a b/-x.md:7"]),
        ("kate", ["kate", "--line", "7", "/a b/-x.md"]),
        ("unknown-editor", ["unknown-editor", "/a b/-x.md"]),
    ],
)
def test_well_known_editors(editor: str, argv: list[str]) -> None:
    made = command(EDITOR=editor)
    assert made is not None
    assert made.argv == argv


def test_visual_comes_first_and_what_is_missing_is_passed_over() -> None:
    for environ in (
        {"VISUAL": "hx", "EDITOR": "vim"},
        {"VISUAL": "missing", "EDITOR": "hx"},
        {"VISUAL": "'", "EDITOR": "hx"},
    ):
        made = command(**environ)
        assert made is not None
        assert made.argv[0] == "hx"
    assert command().argv[0] == "vi"  # type: ignore[union-attr]
    assert editor_command("a", environ={}, which=lambda _: None) is None


def test_a_path_is_never_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = command(path="-c!sh", EDITOR="unknown-editor", line=0)
    assert made is not None
    assert made.argv[1] == str(tmp_path / "-c!sh")


def test_which_editors_need_the_terminal() -> None:
    assert command(EDITOR="vim").in_terminal  # type: ignore[union-attr]
    assert not command(EDITOR="code -w").in_terminal  # type: ignore[union-attr]
