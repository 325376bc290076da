"""``paperterm check`` on an invented list with one mistake of each kind."""

import json

import pytest

from paperterm.cli import main


def block(title: str, bibtex: str, more: str = "", arxiv: str = "2001.00001") -> str:
    return f"## {title}\n\npaper link: [here](https://arxiv.org/abs/{arxiv})\n{more}\n```bibtex\n{bibtex}\n```\n"


SOUND = "@article{{{key}, title={{{title}}}, author={{Salt, Ann}}, year={{2020}}}}"
MISTAKES = {
    "no-bibtex": ("## Dill Agents\n\npaper link: [here](https://arxiv.org/abs/2005.00006)\n", "dill"),
    "broken-bibtex": (
        block("Basil Forests", "@article{basil, title={Basil Forests}, year={2020"),
        "title={Basil Forests}, year={2020}}",
    ),
    "limited-bibtex": (block("Chives & Co", "@misc{chives, title={Chives & Co}}"), "LaTeX"),
    "dangerous-bibtex": (block("Anise", "@misc{anise, title={Anise}, note={\\input{x}}}"), "without \\input"),
    "accents": (block("Mint", "@misc{mint, title={Mint}, author={Jos\\'e Dill}}"), "{\\'e}"),
    "key-of-two-papers": (block("Bay Leaves", SOUND.format(key="sage0", title="Bay Leaves")), "bay"),
    "id-of-two-papers": (
        block("Dill", SOUND.replace("Salt", "Pepper").format(key="dill", title="Dill"), arxiv="2002.00001"),
        "the arXiv id of this paper",
    ),
    "paper-with-two-keys": (block("Sage 0", SOUND.format(key="sage", title="Sage 0")), "sage0 in both places"),
    "title-differs": (block("Cumin Trees", SOUND.format(key="cumin", title="Quite Another")), "Cumin Trees"),
    "year-differs": (block("Clove (2019)", SOUND.format(key="clove", title="Clove")), "2019 as the list says"),
    "arxiv-differs": (block("Leek", "@misc{leek, title={Leek}, eprint={2001.00002}}"), "2001.00001 as the link says"),
    "dead-link": (
        block("Fennel", SOUND.format(key="fennel", title="Fennel"), "notes: [notes](notes/fenel.md)\n"),
        "perhaps notes/fennel.md",
    ),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lists" / "notes").mkdir(parents=True)
    (tmp_path / "lists" / "notes" / "fennel.md").write_text("# Fennel\n")
    return tmp_path


def findings_in(folder, capsys, mistake: str) -> list[dict[str, object]]:
    sound = "".join(
        block(f"Sage {n}", SOUND.format(key=f"sage{n}", title=f"Sage {n}"), arxiv=f"2002.0000{n}") for n in range(3)
    )
    (folder / "lists" / "herbs.md").write_text(f"# Herbs\n\n{sound}{mistake}")
    main(["check", "-f", "json", "lists/herbs.md"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("rule", MISTAKES)
def test_each_mistake_is_found_with_what_would_be_right(rule, folder, capsys):
    mistake, right = MISTAKES[rule]
    (finding,) = [each for each in findings_in(folder, capsys, mistake) if each["rule"] == rule]
    assert right in str(finding["right"])
    assert finding["file"] == "lists/herbs.md"
    assert (folder / "lists" / "herbs.md").read_text().splitlines()[int(str(finding["line"])) - 1].startswith("## ")


def test_a_sound_list_is_clean(folder, capsys):
    assert findings_in(folder, capsys, "") == []
    assert main(["check", "lists"]) == 0


def test_the_formats_name_files_from_where_one_is(folder, capsys):
    findings_in(folder, capsys, MISTAKES["title-differs"][0])
    assert main(["check", "lists"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("lists/herbs.md:")
    assert captured.out.endswith("; right: the list says Cumin Trees [title-differs]\n")
    assert "1 finding" in captured.err
    assert main(["check", "-f", "github", "lists"]) == 1
    assert capsys.readouterr().out.startswith("::warning file=lists/herbs.md,line=")
