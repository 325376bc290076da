"""``is:inbib`` and ``is:cited`` on the command line."""

import pytest

from paperterm.cli import main


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "paper.tex").write_text("\\bibliography{refs}\n\\cite{hu2022lora}\n")
    (tmp_path / "refs.bib").write_text(
        "@inproceedings{mine, title={LoRA: Low-Rank Adaptation of Large Language Models}, author={Hu, Edward}}\n"
    )
    monkeypatch.chdir(tmp_path)


def test_the_list_is_narrowed_to_what_the_bib_has(project, capsys):
    assert main(["list", "--json", "-q", "is:inbib", "--sample"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert "LoRA" in out


def test_a_key_that_is_cited_but_stands_for_nothing_is_found(project, tmp_path, capsys):
    for text in ((tmp_path / "refs.bib").read_text(), ""):
        (tmp_path / "refs.bib").write_text(text)
        assert main(["list", "-q", "is:cited", "--sample"]) == 0
        assert "hu2022lora" in capsys.readouterr().out
