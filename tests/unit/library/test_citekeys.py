"""The keys that papers are cited by in a project."""

import string
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperterm.library.citekeys import cite_keys
from paperterm.library.keys import entries_with_key
from paperterm.library.load import load
from paperterm.library.papers.merged import merged
from paperterm.library.project import read_project

WORDS = ("anvils", "bellows", "cauldrons", "dippers", "embers", "funnels", "griddles", "hearths", "irons", "jugs")
KEY = st.text(string.ascii_lowercase + string.digits + ":-_", min_size=1, max_size=6)
PLACES = ("kept", "renamed", "missing", "taken")
BIB = """@book{knots1, title={The Craft of Knots}, author={Roe, Bo}, volume=1, year=1961}
@book{knots2, title={The Craft of Knots}, author={Roe, Bo}, volume=2, year=1973}
@article{bells1, title={On the theory of bells, {I}}, author={Poe, Cy}, journal={J}, year=1958}
@article{bells2, title={On the theory of bells, {II}}, author={Poe, Cy}, journal={J}, year=1958}
"""


def block(key: str, word: str) -> str:
    return f"@misc{{{key}, title={{A Study of {word} in Small Kitchens}}, author={{Doe, {word.title()}}}, year=2020}}\n"


@given(
    st.lists(st.tuples(KEY, st.sampled_from(PLACES)), min_size=1, max_size=len(WORDS), unique_by=lambda pair: pair[0])
)
@settings(max_examples=25, deadline=None)
def test_the_bib_decides_for_each_paper(papers: list[tuple[str, str]]) -> None:
    keys = [f"{key}{number}" for number, (key, _) in enumerate(papers)]
    places = dict(zip(keys, (place for _, place in papers), strict=True))
    words = dict(zip(keys, WORDS, strict=False))
    there = {
        "kept": lambda key: block(key, words[key]),
        "renamed": lambda key: block(f"{key}/bib", words[key]),
        "missing": lambda key: "",
        "taken": lambda key: f"@misc{{{key.upper()}, title={{Something Wholly Different}}, author={{Zest, Zoe}}}}\n",
    }
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.bib").write_text("".join(block(key, words[key]) for key in keys))
        bib = folder / "refs.bib"
        bib.write_text("".join(there[place](key) for key, place in places.items()))
        entries = load([str(folder / "list.bib")]).entries
        found = cite_keys(entries, read_project(folder, bib))
        listed = cite_keys(entries, None)
        for entry in entries:
            key = entry.citations[0].key
            assert found.key_of(entry) == (f"{key}/bib" if places[key] == "renamed" else key)
            assert found.is_in_bib(entry) == (places[key] in ("kept", "renamed"))
            assert listed.key_of(entry) == key
    assert bool(found.clash) == ("taken" in places.values())
    assert bool(list(found.notes(str))) == bool({"renamed", "missing"}.intersection(places.values()))
    assert listed.clash == ""
    assert list(listed.notes(str)) == []


@pytest.mark.parametrize(("key", "other"), [("knots2", "knots1"), ("knots1", "knots2"), ("bells2", "bells1")])
def test_another_volume_or_part_in_the_bib_is_not_cited_instead(key: str, other: str, tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_text(BIB)
    bib = tmp_path / "refs.bib"
    bib.write_text("".join(line for line in BIB.splitlines(keepends=True) if f"{{{other}," in line))
    [entry] = entries_with_key(merged(load([str(tmp_path / "list.bib")])), key)
    found = cite_keys([entry], read_project(tmp_path, bib))
    assert found.key_of(entry) == key
    assert not found.is_in_bib(entry)
