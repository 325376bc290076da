"""The keys that commands print in a project: those of its ``.bib``."""

import shlex

import pytest

from paperterm.cli import main

LIST = """@inproceedings{doe2024boiling, title={Boiling Without Haste}, author={Doe, Ann}, year=2024}
@article{poe2023anvils, title={Anvils of the North}, author={Poe, Cy}, year=2023}
@book{roe1961knots, title={The Craft of Knots}, author={Roe, Bo}, year=1961}
"""
BIB = """@inproceedings{boil, title={Boiling without haste}, author={Ann Doe}, year=2024}
@book{Roe1961Knots, title={A Wholly Different Book}, author={Zest, Zoe}, year=1990}
"""
CLASH = "refs.bib uses roe1961knots for another paper"


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "list.bib").write_text(LIST)
    (tmp_path / "paper.tex").write_text("\\cite{boil}\\bibliography{refs}")
    (tmp_path / "refs.bib").write_text(BIB)
    config = tmp_path / "config.toml"
    config.write_text("[commands]\nZ = 'echo {key}'\nT = 'echo {title}'\n")
    monkeypatch.setenv("PAPERTERM_CONFIG", str(config))
    monkeypatch.chdir(tmp_path)
    return tmp_path


PRINTING = {
    "cite": ("\\cite{%s}\n", ["cite"]),
    "cite as a template": ("@%s\n", ["cite", "-c", "@{keys}"]),
    "the keys": ("%s\n", ["cite", "-c", "keys"]),
    "pick": ("%s\n", ["pick", "-1", "-q"]),
    "pick a cite command": ("\\cite{%s}\n", ["pick", "-1", "-f", "cite", "-q"]),
    "pick with a template": ("<%s>\n", ["pick", "-1", "-f", "<{key}>", "-q"]),
    "pick with keys": ("[@%s]\n", ["pick", "-1", "-f", "[@{keys:; @}]", "-q"]),
    "a command of one's own": ("%s\n", ["run", "Z"]),
}


@pytest.mark.parametrize("what", PRINTING)
def test_the_key_of_the_bib_is_printed_with_a_word_where_it_is_another(what, project, capfd):
    form, command = PRINTING[what]
    assert main([*command, "doe2024boiling", "list.bib"]) == 0
    assert capfd.readouterr() == (form % "boil", "paperterm: refs.bib has it as boil, the list as doe2024boiling\n")


@pytest.mark.parametrize("what", PRINTING)
def test_what_the_bib_lacks_is_printed_with_a_hint(what, project, capfd):
    form, command = PRINTING[what]
    assert main([*command, "poe2023anvils", "list.bib"]) == 0
    out, err = capfd.readouterr()
    assert out == form % "poe2023anvils"
    assert err == "paperterm: not in refs.bib: paperterm add poe2023anvils adds it\n"


@pytest.mark.parametrize("what", PRINTING)
def test_a_key_that_the_bib_uses_for_another_paper_is_printed_only_on_request(what, project, capfd):
    form, command = PRINTING[what]
    assert main([*command, "roe1961knots", "list.bib"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert CLASH in err
    assert "--as-listed" in err
    assert main([*command, "roe1961knots", "list.bib", "--as-listed"]) == 0
    assert capfd.readouterr() == (form % "roe1961knots", "")


@pytest.mark.parametrize("what", PRINTING)
def test_the_keys_of_the_list_are_printed_on_request_and_without_a_bib(what, project, capfd, tmp_path):
    form, command = PRINTING[what]
    assert main([*command, "doe2024boiling", "list.bib", "--as-listed"]) == 0
    assert capfd.readouterr() == (form % "doe2024boiling", "")
    (tmp_path / "paper.tex").unlink()
    assert main([*command, "doe2024boiling", "list.bib"]) == 0
    assert capfd.readouterr() == (form % "doe2024boiling", "")


def test_the_key_that_the_bib_has_says_nothing(project, tmp_path, capsys):
    (tmp_path / "refs.bib").write_text(LIST)
    assert main(["cite", "doe2024boiling", "list.bib"]) == 0
    assert capsys.readouterr() == ("\\cite{doe2024boiling}\n", "")


def test_of_several_keys_of_one_paper_the_one_that_the_manuscript_cites_is_printed(project, tmp_path, capsys):
    block = "@misc{%s, title={Boiling Without Haste}, author={Ann Doe}, year=2024}\n"
    (tmp_path / "refs.bib").write_text(block % "first" + block % "boil")
    assert main(["cite", "doe2024boiling", "list.bib"]) == 0
    assert capsys.readouterr().out == "\\cite{boil}\n"


def test_all_hits_are_cited_together_by_the_keys_of_the_bib(project, capsys):
    assert main(["cite", "year:2020-", "--all", "list.bib"]) == 0
    out, err = capsys.readouterr()
    assert out == "\\cite{boil,poe2023anvils}\n"
    assert "refs.bib has it as boil" in err
    assert "poe2023anvils is not in refs.bib" in err
    assert main(["cite", "year:1900-", "--all", "list.bib"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert CLASH in captured.err


def test_many_papers_that_the_bib_lacks_are_counted(project, tmp_path, capsys):
    blocks = [f"@misc{{k{n}, title={{Kettle number {n} of many}}, author={{A{n} B{n}}}}}\n" for n in range(1000, 1020)]
    (tmp_path / "many.bib").write_text("".join(blocks))
    assert main(["cite", "kettle", "--all", "many.bib"]) == 0
    assert "20 of these papers are not in refs.bib" in capsys.readouterr().err


def test_a_bib_that_is_named_comes_before_that_of_the_project(project, tmp_path, capsys):
    (tmp_path / "other.bib").write_text("@misc{other, title={Boiling Without Haste}, author={Ann Doe}, year=2024}")
    assert main(["cite", "doe2024boiling", "list.bib", "--bib", "other.bib"]) == 0
    assert capsys.readouterr() == (
        "\\cite{other}\n",
        "paperterm: other.bib has it as other, the list as doe2024boiling\n",
    )


def test_what_has_no_key_in_it_does_not_ask_the_bib(project, capfd):
    for command in (["run", "T"], ["reference"], ["bibtex"], ["pick", "-1", "-f", "{title}", "-q"]):
        assert main([*command, "roe1961knots", "list.bib"]) == 0
        out, err = capfd.readouterr()
        assert "Craft of Knots" in out
        assert err == ""


@pytest.mark.parametrize("key", ["-x", "--key", "it's"])
def test_the_hint_is_a_command_that_adds_the_paper(key, project, tmp_path, capsys):
    (tmp_path / "odd.bib").write_text(f"@misc{{{key}, title={{Sails of Many Colors}}}}\n")
    assert main(["cite", "--", key, "odd.bib"]) == 0
    hint = capsys.readouterr().err.partition("not in refs.bib: ")[2].removesuffix(" adds it\n")
    program, command, *words = shlex.split(hint)
    assert program == "paperterm"
    assert main([command, *words, "odd.bib"]) == 0
    assert f"@misc{{{key}," in (tmp_path / "refs.bib").read_text()
