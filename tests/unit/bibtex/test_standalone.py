"""What leaves for a .bib means there what it meant in its list, to bibtex and biber too."""

import random
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.citations import fields_of, read_citations
from paperterm.bibtex.standalone import Standalone, Target, stand_alone
from paperterm.bibtex.toplevel import scan
from paperterm.model import Citation
from tests.tools import need

STRINGS = '@string{joh = "Journal of Herbs"}\n@string{pot = {Pot} # { Press}}\n'
SAGE = "@article{sage, title = {Sage}, journal = joh # { A}, year = 2020, month = jan}"
MINT = "@inproceedings{mint, title = {Mint}, crossref = {herbs}, pages = {1--2}}"
DILL = "@inproceedings{dill,\n  title = {Dill},\n  crossref = {herbs},\n  pages = {3--4}\n}"
HERBS = "@proceedings{herbs, title = {Herbs 01}, booktitle = {Herbs 01}, publisher = pot, year = 2001}"
LIST = "\n".join((STRINGS, SAGE, MINT, DILL, HERBS))


def leaving(keys: Sequence[str], text: str = LIST, target: str = "") -> Standalone:
    cited = {one.block.key: one.citation for one in read_citations(text)}
    return stand_alone([cited[key] for key in keys], Target(target))


def meaning(text: str) -> dict[str, object]:
    return {one.block.key: fields_of(one.citation) for one in read_citations(text)}


def test_an_entry_that_needs_nothing_leaves_as_it_is() -> None:
    alone = leaving(["a"], "@misc{a, month = feb, journal = tcs}\n" + STRINGS)
    assert (alone.blocks, alone.notes) == (("@misc{a, month = feb, journal = tcs}",), ())


def test_macros_go_before_and_a_parent_behind_its_children_once() -> None:
    alone = leaving(["mint", "sage", "dill"])
    assert alone.text == "\n\n".join(
        ("@string{joh = {Journal of Herbs}}\n@string{pot = {Pot Press}}", MINT, SAGE, DILL, HERBS)
    )
    assert alone.notes == ()


def test_a_parent_that_is_asked_for_too_goes_behind_its_children() -> None:
    assert [entry.key for entry in leaving(["herbs", "mint"]).entries] == ["mint", "herbs"]


@pytest.mark.parametrize(
    "there",
    [
        "@string{JOH = {Journal of Herbs}}",
        '@string(joh = "Journal of " # {Herbs})',
        '@string{h = "Herbs"} @string{joh = {Journal of } # h}',
    ],
)
def test_a_macro_with_the_same_value_there_is_not_defined_again(there: str) -> None:
    assert leaving(["sage"], target=there).blocks == (SAGE,)


@pytest.mark.parametrize("there", ["@string{joh = {Soup}}", "@string{joh = {Journal of Herbs}} @string{joh = {Soup}}"])
def test_a_macro_with_another_value_there_is_written_out(there: str) -> None:
    alone = leaving(["sage"], target=there)
    assert alone.blocks == (SAGE.replace("joh", "{Journal of Herbs}"),)
    assert alone.notes == ("sage: the macro joh has another value in the file: its own is written out",)


def test_a_month_with_another_meaning_is_written_out() -> None:
    alone = leaving(["a"], "@string{jan = {Hartung}}\n@misc{a, month = 5 # jan}")
    assert alone.blocks == ("@misc{a, month = 5 # {Hartung}}",)


@pytest.mark.parametrize("there", [HERBS, "@book{Herbs, title = {Another}}"])
def test_what_a_parent_that_is_there_already_gives_is_written_into_the_child(there: str) -> None:
    alone = leaving(["dill"], target=there)
    [dill] = alone.entries
    assert dill.text == (
        "@inproceedings{dill,\n  title = {Dill},\n  booktitle = {Herbs 01},\n  publisher = {Pot Press},\n"
        "  year = {2001},\n  pages = {3--4}\n}"
    )
    assert alone.macros == ()
    assert alone.notes == ("dill: herbs is in the file already, before it: what it inherits is written into it",)


def test_of_two_lists_with_one_macro_and_one_parent_both_mean_what_they_meant() -> None:
    ours = [one.citation for one in read_citations(LIST) if one.block.key in ("sage", "mint")]
    text = LIST.replace("Herbs", "Soups").replace("{sage", "{leek").replace("{mint", "{kale")
    theirs = [one.citation for one in read_citations(text) if one.block.key in ("leek", "kale")]
    alone = stand_alone([*ours, *theirs])
    read = meaning(alone.text)
    for citation in (*ours, *theirs):
        was, now = fields_of(citation), read[citation.key]
        assert (now.venue, now.year, now.publisher) == (was.venue, was.year, was.publisher)  # type: ignore[attr-defined]
    assert len(alone.notes) == 2


def test_data_of_xdata_and_members_of_a_set_come_along_and_stay_where_they_are_there() -> None:
    text = "@set{both, entryset = {a, b}}\n@misc{a, xdata = {x}}\n@misc{b, xref = {a}}\n@xdata{x, year = 2020}"
    assert [entry.key for entry in leaving(["both"], text).entries] == ["both", "b", "a", "x"]
    assert leaving(["a"], text, "@xdata{x,\n year = 2020}").blocks == ("@misc{a, xdata = {x}}",)
    assert leaving(["a"], text, "@xdata{x, year = 1999}").blocks == ("@misc{a, year = {2020}}",)


def test_a_broken_parent_is_not_brought() -> None:
    alone = leaving(["a"], "@inbook{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, year = 2020\n\n@misc{c}")
    assert alone.blocks == ("@inbook{a, title = {A}, year = {2020}, booktitle = {B}}",)


def test_parents_in_a_circle_leave_once() -> None:
    text = "@book{a, crossref = {b}, title = {A}}\n@book{b, crossref = {a}, year = 2020}"
    assert sorted(entry.key for entry in leaving(["a"], text).entries) == ["a", "b"]


WORDS = ("Herbs", "{S}age", '\\"{o}l', "a, b", "50\\%", "@ {x}")
KINDS = ("article", "inproceedings", "incollection", "inbook", "misc")
PARENTS = ("proceedings", "book", "collection", "misc")


def made_list(seed: int) -> str:
    """Return a .bib as bibtex takes it: macros, then children, then parents."""
    dice = random.Random(seed)

    def value() -> str:
        pieces = []
        for _ in range(dice.randint(1, 3)):
            word = dice.choice(WORDS)
            pieces.append(dice.choice((f"{{{word}}}", f'"{{{word}}}"', dice.choice("mno"), str(dice.randint(1, 99)))))
        return dice.choice((" # ", "#")).join(pieces)

    lines = [f"@{dice.choice(('string', 'STRING'))}{{{name} = {{Macro {name} {seed}}}}}" for name in "mno"]
    for number in range(6):
        own = {
            "title": value(),
            "year": str(1990 + number),
            "journal": value(),
            "note": value(),
            "author": "{Doe, Ann}",
        }
        fields = [f"{name} = {own[name]}" for name in dice.sample(sorted(own), dice.randint(2, 5))]
        if dice.random() < 0.6:
            fields.insert(dice.randint(0, len(fields)), f"crossref = {{p{dice.randint(0, 1)}}}")
        between = dice.choice((", ", ",\n  "))
        opened, closed = dice.choice(("{}", "()"))
        end = dice.choice(("", ",")) + "\n" + closed
        lines.append(f"@{dice.choice(KINDS)}{opened}k{number}{between}{between.join(fields)}{end}")
    for number in range(2):
        fields = [f"title = {value()}", f"booktitle = {value()}", f"publisher = {value()}", f"year = {2000 + number}"]
        lines.append(f"@{dice.choice(PARENTS)}{{p{number}, {', '.join(fields)}}}")
    return "\n".join(lines)


def bbl(folder: Path, text: str, key: str) -> str:
    """Return what bibtex makes of one entry."""
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    (folder / "a.aux").write_text(f"\\relax\n\\citation{{{key}}}\n\\bibstyle{{plain}}\n\\bibdata{{refs}}\n")
    done = subprocess.run(["bibtex", "a"], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert b"error message" not in done.stdout, done.stdout.decode(errors="replace")
    return (folder / "a.bbl").read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(6))
def test_bibtex_prints_the_same_of_what_leaves(seed: int, tmp_path: Path) -> None:
    need("bibtex")
    text = made_list(seed)
    for key in (f"k{number}" for number in range(6)):
        printed = bbl(tmp_path, text, key)
        assert bbl(tmp_path, leaving([key], text).text, key) == printed
        target = made_list(seed + 100).replace("{k", "{other").replace("(k", "(other")
        alone = leaving([key], text, target)
        after = f"{target}\n{alone.text}"
        assert not scan(after).open_line
        there = bbl(tmp_path, after, key)
        # What biber alone inherits under another name is written out too: bibtex prints more of it then.
        assert there == printed or (alone.notes and set(words(printed)) <= set(words(there)))


def words(printed: str) -> list[str]:
    return re.findall(r"\w+", printed)


def resolved(folder: Path, text: str) -> dict[str, dict[str, str]]:
    """Return the fields of each entry as biber resolves them."""
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    options = ["--tool", "--nolog", "--quiet", "--output-resolve", "--output-file", "out.bib"]
    subprocess.run(
        ["biber", *options, "refs.bib"], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    found: dict[str, dict[str, str]] = {}
    for one in read_citations((folder / "out.bib").read_text(encoding="utf-8")):
        skipped = ("crossref", "xdata", "ids")
        found[one.block.key] = {name: value for name, value in one.raw.values.items() if name not in skipped}
    return found


@pytest.mark.parametrize("seed", range(2))
def test_biber_resolves_what_leaves_to_the_same_fields(seed: int, tmp_path: Path) -> None:
    need("biber")
    text = made_list(seed)
    keys = [f"k{number}" for number in range(6)]
    expected = resolved(tmp_path, text)
    assert {key: resolved(tmp_path, leaving(keys, text).text)[key] for key in keys} == {
        key: expected[key] for key in keys
    }


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([f"k{number}" for number in range(6)]))
def test_what_leaves_says_the_same_in_any_file(seed: int, other: int, key: str) -> None:
    text, target = made_list(seed), made_list(other).replace("{k", "{other").replace("(k", "(other")
    [citation] = [one.citation for one in read_citations(text) if one.block.key == key]
    for there in ("", target):
        read = meaning(f"{there}\n{leaving([key], text, there).text}")[key]
        assert read == fields_of(Citation(citation.key, citation.type, citation.text, citation.context))
