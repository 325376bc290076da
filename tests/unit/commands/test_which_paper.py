"""Which paper a command takes for a key, an identifier or a query, and what it says about that."""

import json
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperterm.cli import main

BIB = """@book{knots1, title={The Craft of Knots}, author={Roe, Bo}, volume=1, year=1961}
@book{knots2, title={The Craft of Knots}, author={Roe, Bo}, volume=2, year=1963}
@misc{--long, title={Dashed Sails}, author={Moe, Ed}, year=2001}
@misc{-s, title={Short Sails}, author={Moe, Ed}, year=2002}
@misc{doe:2020, title={Colons at Sea}, author={Doe, Ann}, year=2020}
"""
LIST = """# Kettles

## Boiling Without Haste

```bibtex
@misc{doe2023preprint, title={Boiling Without Haste}, author={Doe, Ann and Roe, Bo}, year={2023}, eprint={2301.00001}}
```

```bibtex
@inproceedings{doe2024boiling, title={Boiling Without Haste}, author={Doe, Ann and Roe, Bo}, year={2024}}
```

## Others

- [Anvils of the North](https://arxiv.org/abs/2401.00003), Cy Poe, 2023
- [Bellows of the South](https://example.org/bellows), Di Loe, 2022
"""


@pytest.fixture
def lists(tmp_path, monkeypatch):
    (tmp_path / "knots.bib").write_text(BIB)
    (tmp_path / "kettles.md").write_text(LIST)
    monkeypatch.chdir(tmp_path)
    return str(tmp_path)


@pytest.mark.parametrize(
    "key", ["knots1", "knots2", "doe2023preprint", "doe2024boiling", "doe:2020", "poe2023anvils", "loe2022bellows"]
)
def test_an_exact_key_gives_the_entry_with_that_key_without_a_word(key, lists, capsys):
    assert main(["cite", key, lists]) == 0
    assert capsys.readouterr() == (f"\\cite{{{key}}}\n", "")
    assert main(["bibtex", key, lists]) == 0
    out, err = capsys.readouterr()
    assert f"{{{key}," in out
    assert err == ""
    assert main(["add", key, lists, "--bib", "z.bib", "--create"]) == 0
    assert capsys.readouterr().out == f"{key}\n"
    assert main(["pick", "-1", "-q", key, lists]) == 0
    assert capsys.readouterr() == (f"{key}\n", "")


@pytest.mark.parametrize("key", ["--long", "-s"])
@pytest.mark.parametrize("before", [[], ["--all"]])
def test_a_key_that_begins_with_a_dash_is_asked_for_behind_two_dashes(key, before, lists, capsys):
    assert main(["bibtex", *before, "--", key, lists]) == 0
    assert capsys.readouterr().out.startswith(f"@misc{{{key}, ")


@given(key=st.text(string.ascii_letters + string.digits + ":._-+/*", min_size=1).filter(lambda key: key != "other"))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_key_gives_its_own_entry(key, tmp_path_factory, capsys):
    path = tmp_path_factory.mktemp("keys") / "a.bib"
    path.write_text(f"@misc{{other, title={{{key} Sails}}}}\n@misc{{{key}, title={{Sails}}}}\n")
    capsys.readouterr()
    assert main(["bibtex", "--", key, str(path)]) == 0
    out, err = capsys.readouterr()
    assert out == f"@misc{{{key}, title={{Sails}}}}\n"
    assert "matches" not in err


@pytest.mark.parametrize("command", ["cite", "bibtex", "reference", "similar"])
def test_a_query_is_answered_with_the_name_of_the_paper(command, lists, capsys):
    assert main([command, "boilng haste", lists]) == 0
    err = capsys.readouterr().err
    assert "“boilng haste” matches “Boiling Without Haste” (Ann Doe et al., 2023), kettles.md:3\n" in err


def test_of_several_hits_the_one_that_is_taken_is_named(lists, capsys):
    assert main(["cite", "of the", lists]) == 0
    out, err = capsys.readouterr()
    assert out == "\\cite{poe2023anvils}\n"
    assert "matches 4 papers, taking the best, “Anvils of the North” (Cy Poe, 2023), kettles.md:15" in err
    assert main(["cite", "of the", "--all", lists]) == 0
    assert "matches 4 papers, the first is “Anvils of the North”" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["cite", "bibtex", "open", "reference", "add", "similar", "list -q", "export -q"])
def test_nothing_found_is_said(command, lists, capsys):
    assert main([*command.split(), "'xylophone", lists]) == 1
    assert "nothing matches “'xylophone”" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    ["2401.00003", "arXiv:2401.00003v2", "https://arxiv.org/pdf/2401.00003v1", "http://alphaxiv.org/abs/2401.00003"],
)
def test_an_identifier_or_its_url_gives_the_paper_that_has_it(given, lists, capsys):
    assert main(["cite", given, lists]) == 0
    out, err = capsys.readouterr()
    assert out == "\\cite{poe2023anvils}\n"
    assert "“Anvils of the North”" in err


def test_the_url_of_a_page_gives_the_paper_that_links_it(lists, capsys):
    assert main(["cite", "https://example.org/bellows/", lists]) == 0
    assert capsys.readouterr().out == "\\cite{loe2022bellows}\n"


def test_a_key_with_a_colon_is_no_unknown_field_in_a_filter(lists, capsys):
    assert main(["list", "--json", "-q", "doe:2020 sea", lists]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Colons at Sea"


@pytest.mark.parametrize("wanted", ["", " "])
def test_an_empty_query_takes_no_paper(wanted, lists, capsys):
    assert main(["cite", wanted, lists]) == 2
    assert "is empty" in capsys.readouterr().err


def test_a_key_of_two_papers_is_said(lists, tmp_path, capsys):
    (tmp_path / "more.bib").write_text("@misc{knots2, title={Oars}, author={Doe, Ann}, year=2005}")
    assert main(["bibtex", "knots2", "more.bib", "knots.bib"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("@misc{knots2, title={Oars}")
    assert "several papers have the key knots2: taking “Oars” (Ann Doe, 2005), more.bib:1; not “The Craft of" in err
