"""What is typed, what it asks for, and what is said about what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_strategies import any_query

from paperterm.search.query import parse
from paperterm.search.terms import HAS, Choice, Place, Query, Term, Years

T = Term


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("KV cache", [T("kv"), T("cache")]),
        ("GPT-3", [T("gpt 3")]),
        ("'exact", [T("exact", "exact")]),
        ("'quoted'", [T("quoted", "exact")]),
        ("^start", [T("start", "start")]),
        ("end$", [T("end", "end")]),
        ("^whole$", [T("whole", "whole")]),
        ('^"some words" "some words"$', [T("some words", "start"), T("some words", "end")]),
        ('t:^"some words"$', [T("some words", "whole", "title")]),
        ("!not", [T("not", negated=True)]),
        ("!^not", [T("not", "start", negated=True)]),
        ('"a  Phrase"', [T("a phrase", "phrase")]),
        ('"one""two"', [T("one", "phrase"), T("two", "phrase")]),
        ('t:"a phrase" x', [T("a phrase", "phrase", "title"), T("x")]),
        ('!author:"A B"', [T("a b", "phrase", "author", negated=True)]),
        ("title:x t:x", [T("x", field="title")] * 2),
        ("author:x authors:x A:x", [T("x", field="author")] * 3),
        ("venue:x v:x", [T("x", field="venue")] * 2),
        ("tag:x tags:x g:x #x", [T("x", field="tag")] * 4),
        ("key:x k:x id:x doi:x arxiv:x", [T("x", field="key")] * 5),
        ("abstract:x b:x", [T("x", field="abstract")] * 2),
        ("a:^x", [T("x", "start", "author")]),
        ("BERT: pre-training", [T("bert"), T("pre training")]),
        ("2:4 sparsity", [T("2 4"), T("sparsity")]),
        ("c# c++", [T("c#"), T("c++")]),
        ("2017", [T("2017")]),
        ("! ^ $ ' # \" … - t:", []),
        ("Time in: a study of year: 1999", [T(word) for word in ["time", "in", "a", "study", "of", "year", "1999"]]),
        ("https://example.org/a:b x", [T("https example org a b"), T("x")]),
        ("DBLP:conf/x/Doe20", [T("dblp conf x doe20")]),
        ("openreview:Hkx-1", [T("hkx 1", field="key")]),
        ("tag:", []),
    ],
)
def test_terms(text: str, terms: list[Term]) -> None:
    assert list(parse(text.replace(' " ', " ")).terms) == terms


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("year:2020", 2020, 2020),
        ("y:2020-", 2020, 9999),
        ("y:-2020", 0, 2020),
        ("y:2020-2023", 2020, 2023),
        ("y:2020..2023", 2020, 2023),
        ("y:2020–2023", 2020, 2023),
        ("y:>=2020", 2020, 9999),
        ("y:>2020", 2021, 9999),
        ("y:<=2020", 0, 2020),
        ("y:<2020", 0, 2019),
        ("2020-", 2020, 9999),
        ("-2020", 0, 2020),
        ("2020-2023", 2020, 2023),
        (">=2020", 2020, 9999),
        ("y:2", 2000, 2999),
        ("y:202", 2020, 2029),
    ],
)
def test_years(text: str, first: int, last: int) -> None:
    assert parse(text) == Query(filters=(Years(first, last),))
    assert parse("!" + text).filters == (Years(first, last, negated=True),)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("has:code", [Choice("has", ("code",))]),
        ("h:PDF", [Choice("has", ("pdf",))]),
        ("has:author", [Choice("has", ("authors",))]),
        ("has:links", [Choice("has", ("link",))]),
        ("has:bib", [Choice("has", ("bibtex",))]),
        ("!has:doi", [Choice("has", ("doi",), negated=True)]),
        ("is:papers", [Choice("is", ("paper",))]),
        ("s:note", [Choice("is", ("note",))]),
        ('in:"KV cache"', [Place("kv cache")]),
        ("i:models !in:Old", [Place("models"), Place("old", negated=True)]),
    ],
)
def test_filters(text: str, filters: list[Choice | Place]) -> None:
    assert list(parse(text).filters) == filters


@pytest.mark.parametrize(
    ("text", "said", "terms"),
    [
        ('kv "broken quo', 'the quote " is not closed', [T("kv"), T("broken quo", "phrase", open=True)]),
        ("auhtor:x kv", "there is no field auhtor:", [T("kv")]),
        ("year:soon kv", "“soon” is no year", [T("kv")]),
        ("has:wings kv", "has: does not know “wings”", [T("kv")]),
        ("is:bird kv", "is: does not know “bird”", [T("kv")]),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_holds(text: str, said: str, terms: list[Term]) -> None:
    parsed = parse(text)
    assert len(parsed.problems) == 1
    assert said in parsed.problems[0]
    assert list(parsed.terms) == terms


def test_a_problem_suggests_what_was_meant() -> None:
    assert "did you mean year:?" in parse("yaer:2020").problems[0]
    assert "did you mean pdf?" in parse("has:pfd").problems[0]
    assert "did you mean" not in parse("xyzzy:2020").problems[0]


def test_a_problem_names_what_there_is() -> None:
    assert all(name in parse("has:wings").problems[0] for name in HAS)
    assert "author:" in parse("nope:x").problems[0]


@given(st.one_of(any_query, st.text()))
def test_anything_is_a_query(text: str) -> None:
    parsed = parse(text)
    assert all(term.text.strip() == term.text != "" for term in parsed.terms)
    assert all(problem and "\n" not in problem for problem in parsed.problems)
