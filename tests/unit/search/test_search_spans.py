"""The marked characters are what matched, in the text as it is shown."""

import pytest
from hypothesis import given, settings
from search_strategies import any_query, questions

from paperterm.model import Citation, Entry, Library
from paperterm.search import spans, unseen
from tests.people import people, shown

TITLE = "KV-Cache Compression for Large Language Models"


@pytest.mark.parametrize(
    ("query", "text", "field", "marked"),
    [
        ("cache", TITLE, "title", ["Cache"]),
        ("CACHE compr", TITLE, "title", ["Cache", "Compr"]),
        ("kv cache", TITLE, "title", ["KV", "Cache"]),
        ('"kv cache"', TITLE, "title", ["KV-Cache"]),
        ("kvcache", TITLE, "title", ["KV-Cache"]),
        ("kvc", TITLE, "title", ["KV-C"]),
        ("llm", TITLE, "title", ["L", "L", "M"]),
        ("ression", TITLE, "title", ["ression"]),
        ("kvcmprs", TITLE, "title", ["KV", "C", "mpr", "s"]),
        ("l", TITLE, "title", ["L", "L"]),
        ("t:large v:icml", TITLE, "title", ["Large"]),
        ("!large", TITLE, "title", []),
        ("has:code 2020-", TITLE, "title", []),
        ("zebra", TITLE, "title", []),
        ("^kv", TITLE, "title", ["KV"]),
        ("^cache", TITLE, "title", []),
        ("models$", TITLE, "title", ["Models"]),
        ("odels$", TITLE, "title", ["odels"]),
        ("'anguag", TITLE, "title", ["anguag"]),
        ("aa", "aa aa aaa", "title", ["aa", "aa"]),
        ("rlhf", "Reinforcement Learning from Human Feedback", "title", ["R", "L", "H", "F"]),
        ("attention", "ATTENTION, attention!", "title", ["ATTENTION", "attention"]),
        ("simsek", "Umut Şimşek", "authors", ["Şimşek"]),
        ("erdos", "Paul Erd{\\H o}s", "authors", ["Erd{\\H o}s"]),
        ("erdos", "Paul Erdo\u030bs", "authors", ["Erdo\u030bs"]),
        ("strasse", "Die Straße", "title", ["Straße"]),
        ("fine", "ﬁne tuning", "title", ["ﬁne"]),
        ("注意", "注意力机制", "title", ["注意"]),
        ("tag:kv", "kv-cache", "tags", ["kv"]),
        ("kvcache", "moe, kv-cache", "tags", ["kv-cache"]),
        ("kvcache", "kv-cache", "venue", []),
        ("a:vas", "Ashish Vaswani", "authors", ["Vas"]),
        ("a:vas", "Vase", "title", []),
        ("2017", "2017", "year", ["2017"]),
        ("nips", "NIPS 2017", "venue", ["NIPS"]),
        ("avsw", "Ashish Vaswani", "authors", []),
        ("", TITLE, "title", []),
        ("kv", "", "title", []),
        ("atention", "Attention Is", "title", ["At", "ention"]),
        ("vaswnai", "Ashish Vaswani", "authors", []),
        ("e", "e\u0301a", "title", ["e\u0301"]),
    ],
)
def test_what_matched_is_marked(query: str, text: str, field: str, marked: list[str]) -> None:
    assert [text[start:stop] for start, stop in spans(query, text, field)] == marked


def check(query: str, text: str, field: str) -> None:
    last = -1
    for start, stop in spans(query, text, field):
        assert last < start < stop <= len(text)
        last = stop


@settings(max_examples=60, deadline=None)
@given(questions())
def test_marks_are_in_bounds_sorted_and_apart(question: tuple[Library, str]) -> None:
    library, query = question
    for entry in library.entries[:8]:
        check(query, entry.title, "title")
        for author in shown(entry.authors):
            check(query, author, "authors")
        check(query, ", ".join(entry.tags), "tags")
        check(query, entry.venue or "", "venue")


@given(any_query, any_query)
def test_any_text_can_be_marked(query: str, text: str) -> None:
    check(query, text, "title")


HIT = Entry(
    file="a.md",
    line=1,
    title="Soup for Many",
    name="SfM",
    authors=people("Ann Ladle", "Bo Pan"),
    tags=("leek",),
    abstract="We boil onions.",
    citations=(Citation("ladle2020soup", "misc", "@misc{ladle2020soup}"),),
)


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("soup", ""),
        ("soup onions", "abstract"),
        ("onions", "abstract"),
        ("pan", "authors"),
        ("leek", "tags"),
        ("sfm", "short name"),
        ("ladle2020", "key"),
        ("many", "title"),
        ("b:onions", "abstract"),
        ("a:onions", ""),
        ("soup !onions", ""),
        ("zebra", ""),
        ("year:2020-", ""),
    ],
)
def test_what_cannot_be_seen_is_named(query: str, where: str) -> None:
    assert unseen(query, HIT, {"title": "Soup for", "authors": "Ladle +1"}) == where
