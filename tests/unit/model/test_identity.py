"""Whether two descriptions are of the same paper: what confirms it, what contradicts it, what always holds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.model.evidence import Evidence, Person, evidence
from paperterm.model.identity import is_junk, may_be_later, same_paper
from tests.people import people

LONG = "A Study of the Growth of Sage in Clay Pots"
ANN, BEN = ("Ann Salt",), ("Ben Pepper",)
ARXIV = ("arxiv:2101.00001",)
DOI = ("doi:10.99999/1",)


def paper(title: str = LONG, authors: tuple[str, ...] = ANN, year: int | None = 2020, **more: object) -> Evidence:
    return evidence(title, people(*authors), year, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paper(), paper(year=2021)),
        (paper(), paper(authors=("Salt A.", "Ben Pepper"))),
        (paper(authors=("Wei Wang",)), paper(authors=("Wang Wei",))),
        (paper(authors=("Ludwig van der Salt",)), paper(authors=("L. Salt",))),
        (paper(), paper(authors=(), year=None)),
        (paper(is_preprint=True), paper(year=2023)),
        (paper("Spices", facts=[("volume", "4")]), paper("Spices", facts=[("volume", "4"), ("number", "2")])),
        (paper(facts=[("pages", "12--20")]), paper(facts=[("pages", "12–21")])),
        (paper(facts=[("volume", "abs/2101.00001")]), paper(facts=[("volume", "7")])),
        (paper(ids=("doi:10.2139/ssrn.7",)), paper(ids=DOI)),
        (paper(ids=DOI), paper("Sage in Pots of Clay: its Growth", ids=DOI)),
        (paper(ids=DOI, authors=BEN), paper(ids=DOI)),
        (paper("SageGrow", (), ids=ARXIV), paper("SageGrow: Watering Less and Growing More", (), ids=ARXIV)),
        (paper("SageGrow Technical Report", (), ids=ARXIV), paper("SageGrow: Watering Less", (), ids=ARXIV)),
        (paper("SageGrow", ("Glass Press",), ids=ARXIV), paper("SageGrow: Watering Less and Growing More", ids=ARXIV)),
        (paper("", (), None, ids=ARXIV), paper(ids=ARXIV)),
        (paper(ids=(*DOI, *ARXIV)), paper(ids=(*DOI, "arxiv:1011.1669"))),
    ],
)
def test_the_same_paper(one: Evidence, other: Evidence) -> None:
    assert same_paper(one, other).is_same
    assert same_paper(other, one).is_same


TWO_PAPERS = [
    (paper(ids=DOI), paper(ids=("doi:10.99999/2",)), "another DOI"),
    (paper(ids=ARXIV), paper(ids=("arxiv:2101.00002",)), "another arXiv id"),
    (paper(facts=[("volume", "35")]), paper(facts=[("volume", "36")]), "another volume"),
    (paper(facts=[("number", "1")]), paper(facts=[("number", "2")]), "another number"),
    (paper(facts=[("pages", "12--20")]), paper(facts=[("pages", "46")]), "other pages"),
    (paper(facts=[("form", "journal")]), paper(facts=[("form", "proceedings")]), "another kind of publication"),
    (paper(facts=[("venue form", "journal")]), paper(facts=[("venue form", "thesis")]), "another kind of venue"),
    (paper(year=1996), paper(year=1998), "2 years apart"),
    (paper(), paper(authors=BEN), "another first author"),
    (paper(), paper(authors=("Ann Pepper",)), "another first author"),
    (paper(), paper(authors=("Bo Salt",)), "another first author"),
    (paper(authors=("A. Salt", "B. Pepper")), paper(authors=("B. Pepper", "A. Salt")), "another first author"),
    (paper("Almanac", year=1971), paper("Almanac", year=1972), "1 year apart"),
    (paper("Introduction", venue="Ropes"), paper("Introduction", venue="Sails"), "another venue"),
    (paper("Introduction", ()), paper("Introduction", ()), "a title of many"),
    (paper(LONG, is_resource=True), paper(LONG), "a title of many"),
    (paper("On bells, I", ids=ARXIV), paper("On bells, II", ids=ARXIV), "another part"),
    (paper("Bells, Part 1: Bronze", ids=DOI), paper("Bells, part II: Iron", ids=DOI), "another part"),
    (paper("Wires of copper", ids=DOI), paper("Another chapter", BEN, ids=DOI), "other titles and authors"),
    (paper("Introduction", ids=DOI), paper("Introduction", BEN, ids=DOI), "another first author"),
    (paper(ids=(*DOI, *ARXIV)), paper(ids=("doi:10.99999/2", *ARXIV)), "another DOI"),
    (paper("Moss on walls", ids=ARXIV), paper("Ferns in the shade", BEN, ids=ARXIV), "other titles and authors"),
]


@pytest.mark.parametrize(("one", "other", "reason"), TWO_PAPERS)
def test_two_papers_with_the_reason(one: Evidence, other: Evidence, reason: str) -> None:
    assert same_paper(one, other) == same_paper(other, one) == (False, reason)


def test_the_same_key_confirms_a_short_title_and_outweighs_no_contradiction() -> None:
    one, other = paper("Spices", ()), paper("Spices", (), None)
    assert not same_paper(one, other).is_same
    assert same_paper(one, other, same_key=True).is_same
    assert not same_paper(one, paper("Spices", (), 2021), same_key=True).is_same
    assert not same_paper(one, paper("Sails", ()), same_key=True).is_same


def test_junk_is_no_evidence() -> None:
    one, other = paper("SageGrow", (), ids=ARXIV), paper("SageGrow: Watering Less", (), ids=ARXIV)
    assert same_paper(one, other).is_same
    assert not same_paper(one, other, junk=set(ARXIV)).is_same
    assert is_junk([1, 1, 1])
    assert not is_junk([7, 1, 1])
    assert not is_junk([1, 1])


words = st.sampled_from(["sage", "Mint", "Salt", "growth", "II", "part 2", "3", "of", "für", "林", ":", "?"])
titles = st.lists(words, max_size=8).map(" ".join)
names = st.sampled_from(people("Ann Salt", "A. Salt", "Salt Ann", "Ben Pepper", "Pepper", "B Pepper Jr", "林", "?"))
ids = st.lists(st.sampled_from([*ARXIV, "arxiv:2101.00002", *DOI, "doi:10.99999/2", "url:a.example/b/c"]), max_size=2)
kinds = st.sampled_from(["volume", "number", "pages"])
facts = st.lists(st.tuples(kinds, st.sampled_from(["1", "2", "12--20", "abs/1", ""])), max_size=3)
papers = st.builds(
    evidence,
    titles,
    st.lists(names, max_size=3),
    st.none() | st.integers(1990, 2000),
    venue=st.sampled_from(["", "Ropes", "Sails"]),
    ids=ids,
    facts=facts,
    is_resource=st.booleans(),
    is_preprint=st.booleans(),
)


@given(papers, papers, st.booleans())
def test_the_decision_is_symmetric(one: Evidence, other: Evidence, same_key: bool) -> None:
    assert same_paper(one, other, same_key=same_key) == same_paper(other, one, same_key=same_key)


@given(papers)
def test_a_paper_that_says_enough_is_the_same_as_itself(one: Evidence) -> None:
    one = replace(one, is_resource=False)
    decision = same_paper(one, one)
    assert (
        decision.is_same or (decision.reason == "a title of many" and not one.authors and not one.ids) or not one.title
    )
    assert same_paper(one, one, same_key=True).is_same or not one.title


@given(papers, papers, st.sampled_from(["volume", "number", "pages", "form", "venue form"]))
def test_a_shared_title_is_never_enough_where_a_fact_contradicts_it(one: Evidence, other: Evidence, kind: str) -> None:
    one = replace(one, ids=frozenset(), facts={**one.facts, kind: {"this"}})
    other = replace(other, ids=frozenset(), facts={**other.facts, kind: {"that"}}, title=one.title)
    assert not same_paper(one, other).is_same


@given(papers, papers)
def test_another_doi_is_never_the_same_paper(one: Evidence, other: Evidence) -> None:
    one = replace(one, ids=one.ids - set(DOI), facts={**one.facts, "doi": {"doi:10.99999/8"}})
    other = replace(
        other, ids=other.ids - set(DOI) - {"doi:10.99999/2"}, facts={**other.facts, "doi": {"doi:10.99999/9"}}
    )
    assert not same_paper(one, other).is_same


@given(papers, papers)
def test_an_identifier_never_joins_what_has_no_word_in_common(one: Evidence, other: Evidence) -> None:
    one, other = (replace(each, ids=frozenset(ARXIV)) for each in (one, other))
    enough = one.title and other.title and one.authors and other.authors
    if enough and not one.words & other.words and not one.families & other.families:
        assert not same_paper(one, other).is_same or one.title == other.title


def test_a_later_description_has_something_in_common_with_the_one_before() -> None:
    before = paper("Growing sage", ("Ann Salt",))
    assert may_be_later(before, paper("Ann Salt, Growing", ()), "arxiv")
    assert may_be_later(before, paper("Code", ()), "arxiv")
    assert may_be_later(before, paper("Watering mint in spring", ("A. Salt",)), "arxiv")
    assert may_be_later(before, paper("Growing sage", BEN), "arxiv")
    assert not may_be_later(before, paper("Growing mint", BEN), "arxiv")
    assert not may_be_later(before, paper("Watering mint in spring", BEN), "arxiv")
    assert may_be_later(before, paper("Growing sage", ()), "title")
    assert may_be_later(before, paper("Growing sage", ("Salt A.", "B. Pepper")), "title")
    assert not may_be_later(before, paper("Growing sage", BEN), "title")


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Ann Salt", "A. Salt", True),
        ("Ann Salt", "Salt A", True),
        ("Pepper A", "Salt A", False),
        ("Salt", "Ann Salt", True),
        ("Ann B. Salt", "B. Salt", True),
        ("Xiaolong Wang", "Wang Xiaolong", True),
        ("Ana Roe Doe", "Ana Roe", True),
        ("Zoë Öztürk", "Zoe Ozturk", True),
        ("Ann Salt", "Ann Pepper", False),
        ("Wei Wang", "Lei Wang", False),
    ],
)
def test_names_of_one_person(one: str, other: str, may: bool) -> None:
    mine, theirs = map(Person.of, people(one, other))
    assert mine.may_be(theirs) is theirs.may_be(mine) is may
