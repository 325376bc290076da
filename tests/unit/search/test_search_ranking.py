"""What a person types and what must stand on top: a table over a library of well-known papers."""

import pytest
from papers import LIBRARY

from paperterm.model import Entry, Library, Section
from paperterm.search import Index
from paperterm.search.engine import NATIVE
from tests.people import people

INDEXES = [Index.build(LIBRARY, native=False)] + ([Index.build(LIBRARY)] if NATIVE else [])


def top(index: Index, query: str) -> list[str]:
    return [LIBRARY.entries[at].title for at in index.search(query).entries]


TABLE = [
    # a title, its name before the colon, its beginning
    ("attention is all you need", ["Attention Is All You Need"]),
    ("Attention Is All You", ["Attention Is All You Need"]),
    ("bert", ["BERT", "RoBERTa"]),
    ("lora", ["LoRA"]),
    ("llama", ["LLaMA", "Llama 2"]),
    ("BERT: Pre-training", ["BERT"]),
    ("adam", ["Adam"]),
    # a phrase over words, words over starts
    ("large language models", ["H2O", "LoRA", "Chain", "Efficient Memory"]),
    ("language model", ["Efficient Memory", "Direct Preference"]),
    ("learning deep", ["Deep Re", "Deep Re"]),
    ("kv cache", ["KIVI", "KVQuant", "Efficient Memory", "H2O"]),
    ("attention", ["Attention Is All", "FlashAttention-2", "FlashAttention:", "Neural Machine", "Efficient", "H2O"]),
    # the start of words and initials
    ("kv c", ["KIVI", "KVQuant"]),
    ("transf", ["Switch", "An Image", "Longformer", "BERT", "Attention Is All"]),
    ("gpt4", ["GPT-4"]),
    ("gpt3", ["Language Models are Few"]),
    ("kvcache", ["KIVI", "KVQuant", "Efficient Memory", "H2O"]),
    ("ddpm", ["Denoising"]),
    ("dpo", ["Direct Preference"]),
    ("aiayn", ["Attention Is All"]),
    ("lstm", ["Long Short"]),
    ("llm", ["KVQuant"]),
    ("cot", ["Chain-of-Thought"]),
    ("kvc", ["KIVI", "KVQuant"]),
    ("flashattention2", ["FlashAttention-2"]),
    ("flash attention", ["FlashAttention:", "FlashAttention-2"]),
    # inside words, subsequences, typos
    ("former", ["Switch", "An Image", "Longformer", "BERT"]),
    ("flshattn", ["FlashAttention-2", "FlashAttention:"]),
    ("trnsfrmr", ["Switch", "An Image", "Longformer", "BERT"]),
    ("chnthght", ["Chain-of-Thought"]),
    ("vas17", ["Attention Is All"]),
    ("hochriter", ["Long Short"]),
    ("vaswnai", ["Attention Is All"]),
    ("dropuot", ["Dropout"]),
    ("difusion models", ["Denoising"]),
    # people, venues, tags, keys, identifiers, years; accents either way
    ("vaswani", ["Attention Is All", "Chain-of-Thought"]),
    ("erdos", ["On Random Graphs"]),
    ("Erdős renyi", ["On Random Graphs"]),
    ("schmidhuber", ["Long Short"]),
    ("SCHMIDHÜBER", ["Long Short"]),
    ("tri dao", ["FlashAttention-2", "FlashAttention:", "Mamba"]),
    ("dao flash", ["FlashAttention-2", "FlashAttention:"]),
    ("sosp", ["Efficient Memory"]),
    ("rlhf", ["Direct Preference", "Training Language", "Deep Reinforcement"]),
    ("brown2020", ["Language Models are Few"]),
    ("1706.03762", ["Attention Is All"]),
    ("hinton 2014", ["Dropout"]),
    ("he 2016", ["Deep Residual"]),
    ("he", ["Deep Residual", "H2O", "Chain"]),
    ("sosp'23", ["Efficient Memory"]),
    ("sosp 23", ["Efficient Memory"]),
    ("sosp2023", ["Efficient Memory"]),
    ("moe", ["Switch"]),
    ("zebra", ["H2O"]),
    # the language
    ("'former", ["Switch", "An Image", "Longformer", "BERT"]),
    ("^deep", ["Deep Re", "Deep Re"]),
    ("models$ ^l", ["LLaMA", "Llama 2", "LoRA"]),
    ("memory$", ["Long Short"]),
    ("^long short-term memory$", ["Long Short"]),
    ('"language model"', ["Efficient Memory", "Direct Preference"]),
    ('"language model', ["Efficient Memory", "Direct Preference"]),
    ("attention !flashattention vision", []),
    ("!attention kv", ["KIVI", "KVQuant"]),
    ("t:attention", ["Attention Is All", "FlashAttention-2", "FlashAttention:", "Efficient Memory"]),
    ("a:dao", ["FlashAttention-2", "FlashAttention:", "Mamba"]),  # the first author before later ones
    ("author:jurgen", ["Long Short"]),
    ("venue:iclr 2022-", ["FlashAttention-2", "LoRA"]),
    ("v:neural", ["Long Short"]),
    ("tag:kv-cache year:2024", ["KIVI", "KVQuant"]),
    ("#kv-cache -2023", ["Efficient Memory", "H2O"]),
    ("g:open", ["LLaMA", "Llama 2"]),
    ("k:vaswani", ["Attention Is All"]),
    ("arxiv:1706.03762", ["Attention Is All"]),
    ("-1997", ["Long Short", "On Random"]),
    ("y:1950-1999", ["Long Short", "On Random"]),
    (">=2024", ["FlashAttention-2", "KIVI", "KVQuant"]),
    ("<1990", ["On Random"]),
    ("has:code", ["FlashAttention-2", "FlashAttention:"]),
    ("has:abstract", ["H2O", "Chain"]),
    ("has:arxiv", ["Attention Is All"]),
    ("!has:bibtex", ["KIVI", "KVQuant", "H2O"]),
    ("is:paper dropout", ["Dropout"]),
    ("is:note", []),
    ('in:"kv cache"', ["KIVI", "KVQuant", "Efficient Memory", "H2O"]),
    ("in:reading memory", ["Efficient Memory", "FlashAttention:", "Long Short"]),
    ("nosuch:field dropout", ["Dropout"]),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), TABLE, ids=[query for query, _ in TABLE])
def test_the_top_hits(query: str, expected: list[str]) -> None:
    for index in INDEXES:
        found = top(index, query)
        assert [title[: len(start)] for title, start in zip(found, expected, strict=False)] == expected
        assert found or not expected


@pytest.mark.parametrize("query", ["gpt-3", "GPT 3", "gpt3"])
def test_spelling_apart_and_together(query: str) -> None:
    for index in INDEXES:
        assert top(index, query)[0] == "Language Models are Few-Shot Learners"


@pytest.mark.parametrize("query", ["xkcdq", "study zqj", "wsthsctns", "tag:nothing", "venue:xyz", '"need you all"'])
def test_noise_is_no_match(query: str) -> None:
    for index in INDEXES:
        assert top(index, query) == []


def test_newer_first_among_equals_then_the_order_of_the_list() -> None:
    for index in INDEXES:
        found = top(index, "neurips")
        years = [entry.year for title in found for entry in LIBRARY.entries if entry.title == title]
        assert years == sorted(years, key=lambda year: -(year or 0))
        assert found[:3] == [
            "KVQuant: Towards 10 Million Context Length LLM Inference with KV Cache Quantization",
            "H2O: Heavy-Hitter Oracle for Efficient Generative Inference of Large Language Models",
            "Direct Preference Optimization: Your Language Model is Secretly a Reward Model",
        ]


def entry(title: str, **fields: object) -> Entry:
    return Entry(file="a.md", line=1, title=title, **fields)  # type: ignore[arg-type]


SOUP = (
    entry("Heterogeneous Pots in 2016", year=2016),
    entry("Stirring with Care", authors=people("Ann Ladle", "Kai He"), year=2016),
    entry("Deep Pots", authors=people("Kai He", "Ann Ladle"), year=2016),
    entry("Marco Open Experts", year=2025),
    entry("Sparse Pots", tags=("MoE",), year=2019),
    entry("Orange Cake for All", venue="OSDI", year=2023),
    entry("Orca: Soup for Many", venue="OSDI '22", year=2022),
    entry("Soup Graphs: Convolving in Networks", year=2024),
    entry("Sparse Convolving of Soup", name="GCN", year=2017),
    entry("A Long Simmer", year=2015, authors=people("Bo Pan")),
    entry("Fully Stirred Soup", year=2015, authors=people("Jo Long")),
    entry("Taste Maps", year=2016, authors=people("Aron van den Oord", "Nal Herb")),
    entry("Menus of the Year", venue="SOSP' 23"),
    entry("Policies for Spoons", year=2020),
    entry("Pre-tasting at Scale", year=2021),
)
SOUPS = Library(SOUP, Section("Library", "library", 0, len(SOUP)))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("he 2016", "Deep Pots"),
        ("author:he", "Deep Pots"),
        ("moe", "Sparse Pots"),
        ("orca osdi", "Orca: Soup for Many"),
        ("gcn", "Sparse Convolving of Soup"),
        ("name:gcn", "Sparse Convolving of Soup"),
        ("long", "A Long Simmer"),
        ("long 2015", "Fully Stirred Soup"),
        ("van den oord 2016", "Taste Maps"),
        ("oord 2016", "Taste Maps"),
        ("a. van den oord", "Taste Maps"),
        ("sosp'23", "Menus of the Year"),
        ("sosp 2023", "Menus of the Year"),
        ("osdi'22", "Orca: Soup for Many"),
        ("policy spoon", "Policies for Spoons"),
        ("policies", "Policies for Spoons"),
        ("pretasting", "Pre-tasting at Scale"),
        ("pre tasting scale", "Pre-tasting at Scale"),
    ],
)
def test_the_paper_that_a_person_means(query: str, title: str) -> None:
    for native in (False, True) if NATIVE else (False,):
        hits = Index.build(SOUPS, native=native).search(query).entries
        assert SOUP[hits[0]].title == title


def test_scattered_letters_only_where_no_entry_has_the_word() -> None:
    index = Index.build(library_of("Mode Soup", "Mild Onion Decoction"))
    assert list(index.search("mode").entries) == [0]
    assert list(index.search("mdsp").entries) == [0]


def test_the_shortest_title_that_begins_with_the_query_comes_first() -> None:
    index = Index.build(library_of("Soup of the Day in Many Pots", "Soup of the Day", "All about Soup", "Soups"))
    assert list(index.search("soup").entries) == [1, 0, 2, 3]
    assert list(index.search("soup of the").entries) == [1, 0]


def library_of(*titles: str) -> Library:
    entries = tuple(entry(title) for title in titles)
    return Library(entries, Section("Library", "library", 0, len(entries)))
