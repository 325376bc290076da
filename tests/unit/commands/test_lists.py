"""``paperterm list`` and ``paperterm problems``: what they print, where, and with which exit code."""

import json

import pytest

from paperterm.cli import main

LIST = """# Kettles

## Slow ones

#### Boiling Without Haste

tag: `slow` | `NSDI24`

paper link: [here](https://arxiv.org/pdf/2401.00001)

citation:

```bibtex
@inproceedings{doe2024boiling,
  title={Boiling Without Haste},
  author={Doe, Ann and Roe, Bo},
  year={2024}
}
```

## Fast ones

#### Steam at Once

paper link: [here](https://example.org/steam.pdf)
"""

FIELDS = (
    "id kind file line section title key name authors year venue institutions tags links remarks abstract bibtex ids"
    " inferred similar problems authors_complete editors"
)


@pytest.fixture
def kettles(tmp_path):
    path = tmp_path / "kettles.md"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def rows(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_lines_have_every_field_of_every_entry(kettles, capsys):
    assert main(["list", "--json", kettles]) == 0
    first, second = rows(capsys)
    assert list(first) == list(second) == FIELDS.split()
    assert first["title"] == "Boiling Without Haste"
    assert first["line"] == 5
    assert first["section"] == ["Kettles", "Slow ones"]
    assert first["tags"] == ["slow", "NSDI24"]
    assert first["bibtex"][0]["key"] == "doe2024boiling"
    assert first["bibtex"][0]["text"] == LIST[LIST.index("@") : LIST.index("\n```\n")]
    assert first["authors"] == ["Ann Doe", "Bo Roe"]
    assert first["year"] == 2024
    assert first["inferred"]["authors"] == "bibtex"
    assert second["bibtex"] == []
    assert second["year"] is None


def test_the_readable_form_holds_what_a_person_looks_for(kettles, capsys):
    assert main(["list", "--long", kettles]) == 0
    out = capsys.readouterr().out
    for text in ("Boiling Without Haste", "Ann Doe, Bo Roe", "#slow", "https://arxiv.org/pdf/2401.00001"):
        assert text in out
    assert "kettles.md:5" in out


def test_where_it_is_piped_an_entry_is_one_line_between_tabs(kettles, capsys):
    assert main(["list", kettles]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t") == ["doe2024boiling", "Boiling Without Haste", "Ann Doe, Bo Roe", "2024", ""]
    assert [len(line.split("\t")) for line in lines] == [5, 5]


def test_on_a_terminal_an_entry_is_a_few_lines(kettles, capsys, monkeypatch):
    main(["list", "--long", kettles])
    long = capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["list", kettles]) == 0
    assert capsys.readouterr().out == long


def test_a_format_of_your_own_is_one_line_an_entry(tmp_path, capsys):
    path = tmp_path / "pots.bib"
    path.write_text("@misc{pot1,\n title={A\tPot},\n author={Doe, Ann},\n year=2020}\n", encoding="utf-8")
    for template, line in (
        (r"{key}\t{title}", "pot1\tA Pot"),
        ("{key}{tab}{year}", "pot1\t2020"),
        (r"\textcite{{key}}", r"\textcite{pot1}"),
        ("[@{keys:; @}]", "[@pot1]"),
    ):
        assert main(["list", "--format", template, str(path)]) == 0
        assert capsys.readouterr().out == line + "\n"
    assert main(["list", "--format", "{bibtex}", str(path)]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_format_without_a_field_is_an_error(kettles, capsys):
    assert main(["list", "--format", "title", kettles]) == 2
    assert "no field in braces" in capsys.readouterr().err


def test_problems_of_a_list_are_reported_once_until_it_changes(tmp_path, capsys):
    path = tmp_path / "pots.bib"
    path.write_text("@misc{pot, title={A Pot}}\n@misc{lid, title={A Lid\n", encoding="utf-8")
    said = []
    for addition in ("", "", "\n@misc{pan, title={A Pan\n", ""):
        with path.open("a", encoding="utf-8") as file:
            file.write(addition)
        main(["list", str(path)])
        said.append(capsys.readouterr().err)
    assert [str(path) in text for text in said] == [True, False, True, False]
    assert "1 problem in " in said[0]
    assert main(["problems", str(path)]) == 0


def test_a_query_narrows_and_ranks(kettles, capsys):
    assert main(["list", "--json", "-q", "steam", kettles]) == 0
    assert [row["title"] for row in rows(capsys)] == ["Steam at Once"]


def test_a_query_that_finds_nothing_exits_with_1(kettles, capsys):
    assert main(["list", "-q", "'xylophone", kettles]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("query", ["colour:red boiling", "year:soon", 'an "open quote', "title:", "::"])
@pytest.mark.parametrize("command", [["list", "-q"], ["export", "-q"], ["pick", "-1", "-q"], ["cite"], ["similar"]])
def test_an_invalid_query_is_an_error_and_never_everything(command, query, kettles, capsys):
    assert main([*command, query, kettles]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"invalid query “{query}”: " in captured.err


def test_a_mistyped_field_is_told_the_right_one(kettles, capsys):
    assert main(["list", "-q", "yaer:2024", kettles]) == 2
    assert "did you mean year:?" in capsys.readouterr().err


def test_partial_matches_are_printed_and_marked_on_standard_error(kettles, capsys):
    assert main(["list", "--json", "-q", "steam of xylophones", kettles]) == 0
    captured = capsys.readouterr()
    assert [json.loads(line)["title"] for line in captured.out.splitlines()] == ["Steam at Once"]
    assert "no entry has all the words" in captured.err


def test_a_command_that_takes_one_entry_takes_no_partial_match(kettles, capsys):
    assert main(["bibtex", "boiling xylophones", kettles]) == 1
    assert capsys.readouterr().out == ""


def test_a_missing_path_is_an_error_and_the_rest_is_printed(kettles, tmp_path, capsys):
    assert main(["list", "--json", str(tmp_path / "missing"), kettles]) == 2
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert "no such file or directory" in captured.err


def test_the_sample_is_read_only_on_request(capsys):
    assert main(["list", "--json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no list is given" in captured.err
    assert main(["list", "--json", "--sample"]) == 0
    assert len(rows(capsys)) > 30


def test_ids_survive_a_reordering_of_the_list(kettles, tmp_path, capsys):
    main(["list", "--json", kettles])
    before = {row["title"]: row["id"] for row in rows(capsys)}
    head, slow, fast = (
        LIST.partition("## Slow")[0],
        LIST[LIST.index("## Slow") : LIST.index("## Fast")],
        LIST[LIST.index("## Fast") :],
    )
    (tmp_path / "kettles.md").write_text(head + fast + "\n" + slow, encoding="utf-8")
    main(["list", "--json", kettles])
    assert {row["title"]: row["id"] for row in rows(capsys)} == before
    assert len(set(before.values())) == 2


def test_problems_name_file_and_line(tmp_path, capsys):
    (tmp_path / "a.md").write_text(LIST.replace("  year={2024}\n}", "  year={2024"), encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\x7fELF\0\0\0\0")
    assert main(["problems", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "b.md: is a binary file" in out
    assert "a.md:" in out


def test_no_problems_exit_with_1(kettles, capsys):
    assert main(["problems", kettles]) == 1
    assert capsys.readouterr().out == ""
