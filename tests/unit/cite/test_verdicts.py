"""What adding a citation would mean for a ``.bib``."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.fields import read_fields
from paperterm.bibtex.toplevel import is_sound, scan
from paperterm.cite import verdicts
from paperterm.cite.verdicts import BibIndex, judge, with_key
from paperterm.model import Citation
from paperterm.model.identity import same_paper

BIB = """
@string{ict = "ICT"}
@inproceedings{sage2021,
  title = {{Sage} Graphs for Soup}, author = {Salt, Ann and Pepper, Ben}, booktitle = ict, doi = {10.1145/ABC.1},
}
@misc{mint, title = {Introduction}, author = {Ann Mint}, eprint = {2401.00001v2}, archivePrefix = {arXiv}}
"""


def cited(text: str) -> Citation:
    [block] = split_blocks(text)
    return Citation(block.key, block.type, block.text)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("@misc{basil, title = {Basil}}", "new", "basil"),
        ("@misc{sage2021, title = {sage graphs: for soup!}, author = {A. Salt}}", "present", "sage2021"),
        ("@misc{other, title = {Sage Graphs for Soup}, author = {Ann Salt and X Y}}", "other-key", "sage2021"),
        ("@misc{other, title = {Sage Graphs for Soup}, author = {Ben Pepper and Ann Salt}}", "new", "other"),
        ("@misc{other, title = {Sage Graphs for Soup}}", "new", "other"),
        ("@misc{other, title = {Sage Graphs for Soup}, author = {Cy Other}}", "new", "other"),
        (
            "@misc{other, title = {Graphs for Soups of Sage}, doi = {https://doi.org/10.1145/abc.1}}",
            "other-key",
            "sage2021",
        ),
        ("@misc{other, url = {https://arxiv.org/abs/2401.00001v3}}", "other-key", "mint"),
        ("@misc{other, title = {Introduction}, author = {Cy Other}}", "new", "other"),
        ("@misc{other, title = {Introduction}}", "new", "other"),
        ("@misc{Sage2021, title = {Sage Graphs for Soup}, author = {A. Salt}}", "other-key", "sage2021"),
        ("@misc{sage2021, title = {Another Paper Altogether}}", "key-clash", "sage2021a"),
        ("@misc{SAGE2021, title = {Another Paper Altogether}}", "key-clash", "SAGE2021a"),
        ("@misc{k, title = {A {B}\n year = 2020}", "broken", "k"),
        ("@misc{k, title = {A}\n year = {2020}}", "broken", "k"),
        ("@misc{k\n title = {A}}", "broken", "k"),
        ("@misc{a key, title = {A}}", "broken", "akey"),
        ("@misc{, title = {Basil}}", "key-clash", "basil"),
        ("@misc{k, author = {A One, B Two, C Three, and D Four}}", "broken", "k"),
        ("@misc{clé, title = {A}}", "new", "clé"),
        ("@misc{10.1/(9)9-2, title = {A}}", "new", "10.1/(9)9-2"),
        ("@misc{-k, title = {A}}", "new", "-k"),
        ("@misc{a%b, title = {A}}", "key-clash", "ab"),
        ("@misc{k, title = {A}, title = {B}}", "new", "k"),
    ],
)
def test_verdicts(text: str, kind: str, key: str) -> None:
    [verdict] = judge([cited(text)], BibIndex.of(BIB))
    assert (verdict.kind, verdict.key) == (kind, key)
    assert verdict.words


def test_citations_are_judged_one_after_another() -> None:
    index = BibIndex.of(BIB)
    pair = [
        cited("@misc{x, title = {A Short History of Basil for Everyone}}"),
        cited("@misc{y, title = {A Short History of Basil for Everyone}}"),
    ]
    assert [verdict.kind for verdict in judge(pair, index)] == ["new", "other-key"]
    assert [verdict.kind for verdict in judge(pair[1:], index)] == ["new"]


def test_repaired_citations_get_keys_of_their_own() -> None:
    broken = "@misc{sage2021, title = {One Broken Thing}\n year = 2020}"
    first, second = judge([cited(broken), cited(broken.replace("One", "Other"))], BibIndex.of(BIB))
    assert [verdict.kind for verdict in (first, second)] == ["broken", "broken"]
    assert (first.key, second.key) == ("sage2021a", "sage2021b")
    assert first.repaired is not None
    assert first.repaired.text.splitlines()[1].startswith("@misc{sage2021a,")


def test_danger_is_named() -> None:
    [verdict] = judge([cited(r"@misc{x, title = {\write18{x}}}")], BibIndex.of(""))
    assert verdict.danger == (r"\write",)


def test_another_key_leaves_the_rest_verbatim() -> None:
    text = "@Misc { mint ,\n title = {mint}\n}"
    assert with_key(cited(text), "minta") == Citation("minta", "misc", "@Misc { minta ,\n title = {mint}\n}")


def test_the_top_level_is_what_bibtex_sees() -> None:
    text = (
        "@comment{@a{x}}\n@misc{one, a={b}}\n% @misc{no,\n"
        '@book(two, t = "a ) b")\nmail a@b.org, {\n@misc{three,\n a = {'
    )
    top = scan(text)
    assert (top.keys, top.open_line) == (("one", "two"), 6)
    assert scan("@misc{a, t={\n@misc{b,}\n}}").keys == ("a",)


def test_soundness_is_one_whole_entry() -> None:
    assert is_sound("@misc{a, t = {x}}", "a")
    assert is_sound("% Generated\n\n@misc{a,}\n", "a")
    for text in (
        "@misc{a, t = {x}",
        "@misc{a,}}",
        "@misc{a,} x",
        "@misc{a,}@misc{b,}",
        "x @misc{a,}",
        "@string{a=b}",
        "",
    ):
        assert not is_sound(text, "a")
    assert not is_sound("@misc{b,}", "a")
    assert not is_sound("% a@b{\n@misc{a,}", "a")


@given(st.lists(st.sampled_from(["@misc{a,", "{", "}", "\n", "x", "@comment{", "%", '"', "@b(", ")"])))
def test_a_sound_entry_is_visible_behind_any_closed_text(parts: list[str]) -> None:
    text = "".join(parts) + "\n"
    if not scan(text).open_line:
        assert scan(text + "\n@misc{visible, t = {x}}\n").keys[-1] == "visible"


def test_a_block_added_once_is_there_however_short_its_title() -> None:
    text = "@misc{k, title = {Tea}}"
    [verdict] = judge([cited(text)], BibIndex.of(text))
    assert verdict.kind == "present"


def test_thousands_of_papers_that_want_one_key_are_not_tried_from_the_first_letter_on_each_time(monkeypatch):
    index, tries = BibIndex(), []
    holds_key = BibIndex.holds_key
    monkeypatch.setattr(BibIndex, "holds_key", lambda self, key: tries.append(key) or holds_key(self, key))
    found = []
    for _ in range(100):
        found.append(index.free_key("ann2020"))
        index.add(found[-1], read_fields(""))
    assert found[:2] + found[25:27] == ["ann2020a", "ann2020b", "ann2020z", "ann20202"]
    assert len(set(found)) == 100
    assert len(tries) < 300


def test_papers_of_one_title_are_compared_only_where_the_first_author_may_be_one(monkeypatch):
    compared = []
    monkeypatch.setattr(
        verdicts, "same_paper", lambda *args, **more: compared.append(args) or same_paper(*args, **more)
    )
    texts = [f"@misc{{k{n}, title = {{Introduction}}, author = {{Name{n}, Ann}}, year = 1990}}" for n in range(500)]
    index = BibIndex.of("\n".join(texts))
    assert [verdict.kind for verdict in judge(map(cited, texts), index)] == ["present"] * len(texts)
    assert len(compared) <= 4 * len(texts)
    swapped = cited("@misc{other, title = {Introduction}, author = {Ann, Name7}, year = 1990}")
    assert [verdict.key for verdict in judge([swapped], index)] == ["k7"]


def test_a_junk_identifier_in_thousands_of_entries_is_looked_at_once(monkeypatch):
    compared = []
    monkeypatch.setattr(
        verdicts, "same_paper", lambda *args, **more: compared.append(args) or same_paper(*args, **more)
    )
    texts = [f"@misc{{k{n}, title = {{Moss {n} on walls of {n}}}, eprint = {{1011.12345}}}}" for n in range(500)]
    index = BibIndex.of("\n".join(texts))
    new = cited("@misc{other, title = {Ferns in the shade of pears}, eprint = {1011.12345}}")
    assert [verdict.kind for verdict in judge([new, *map(cited, texts)], index)] == ["new", *["present"] * len(texts)]
    assert len(compared) <= 20 * len(texts)
