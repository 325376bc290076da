"""What a person types and what must stand on top: a table over a library of well-known papers."""

import pytest
from papers import LIBRARY

from paperterm.search import Index
from paperterm.search.engine import NATIVE

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
    ("attention", ["FlashAttention-2", "FlashAttention:", "Attention Is All", "Efficient", "Neural Machine", "H2O"]),
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
    ("tri dao", ["FlashAttention-2", "FlashAttention:", "Mamba"]),  # the key names the first author
    ("dao flash", ["FlashAttention-2", "FlashAttention:"]),
    ("sosp", ["Efficient Memory"]),
    ("rlhf", ["Direct Preference", "Training Language", "Deep Reinforcement"]),
    ("brown2020", ["Language Models are Few"]),
    ("1706.03762", ["Attention Is All"]),
    ("hinton 2014", ["Dropout"]),
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
    ("t:attention", ["FlashAttention-2", "FlashAttention:", "Attention Is All", "Efficient Memory"]),
    ("a:dao", ["FlashAttention-2", "Mamba", "FlashAttention:"]),
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
