"""Libraries and queries that hit each other often, and some that are just anything."""

from hypothesis import strategies as st

from paperterm.model import Citation, Entry, Library, Link, Section
from paperterm.text import clean_block, clean_line
from tests.people import people, shown

PARTS = (
    "kv", "cache", "kv-cache", "gpt", "3", "GPT-3", "attention", "is", "all", "you", "need", "of", "the", "large",
    "language", "models", "model", "Şimşek", "Erdős", "Erd{\\H o}s", "c++", "注意力", "Ατθ", "it's", "BERT:", "a", "—",
    "simsek", "2017", "flash", "flashattention", "10.1000/x_y", "x", "[Re]", "ﬁne", "İ", "ß", "2401.00001", "हिन्दी",
)  # fmt: skip
SYNTAX = (
    '"', "'", "^", "$", "!", "t:", "a:", "title:", "year:", "y:", "2017-", "-2018", ">=2017", "2015-2018", "has:",
    "has:code", "is:paper", "is:n", "in:", 'in:"kv', "#", "tag:", "key:", "v:", "foo:", ":", "-", "b:", "i:kv", "y:20",
    "kva", "kvc", "gpt3", "llm", "aiayn", "atention", "atn", "flshattn", "langage", "simsk", "erdos", "mod", "c", "l",
)  # fmt: skip

any_text = st.text(max_size=30)
title = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=7).map(" ".join),
    st.lists(st.sampled_from(PARTS), max_size=4).map("".join),
    any_text,
).map(clean_line)
some_titles = st.lists(title, max_size=3).map(tuple)

entry = st.builds(
    Entry,
    kind=st.sampled_from(("paper", "resource", "note")),
    file=st.sampled_from(("a.md", "kv/cache.md")),
    line=st.just(1),
    section=some_titles,
    title=title,
    name=st.one_of(st.just(""), title),
    authors=some_titles.map(lambda names: people(*names)),
    year=st.one_of(st.none(), st.integers(2014, 2019)),
    venue=st.one_of(st.none(), title),
    institutions=some_titles,
    tags=some_titles,
    links=st.lists(st.sampled_from(("code", "pdf", "other")).map(lambda kind: Link(kind, kind, "x")), max_size=2).map(
        tuple
    ),
    remarks=title,
    abstract=title.map(lambda text: clean_block(text.replace(" ", "\n"))),
    citations=st.lists(title.map(lambda key: Citation(key, "misc", "@misc{}")), max_size=1).map(tuple),
    ids=st.lists(st.tuples(st.sampled_from(("arxiv", "doi")), title), max_size=1).map(tuple),
)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    entries = tuple(draw(st.lists(entry, max_size=8)))
    # Copies make results of more than a few, where subsequences are not looked for.
    entries *= draw(st.sampled_from((1, 1, 1, 12)))
    cut = draw(st.integers(0, len(entries)))
    children = (Section(draw(title), "file", 0, cut), Section(draw(title), "file", cut, len(entries)))
    return Library(entries, Section("Library", "library", 0, len(entries), children))


any_query = st.one_of(
    st.lists(st.sampled_from((*PARTS, *SYNTAX)), max_size=4).map(" ".join),
    st.lists(st.sampled_from((*PARTS, *SYNTAX)), max_size=4).map("".join),
    any_text,
)
WRAPS = (
    "{}",
    "{}",
    "{}",
    "'{}",
    "^{}",
    "{}$",
    "name:{}",
    "{} 2017",
    "^{}$",
    '"{}"',
    '"{}',
    "!{}",
    "t:{}",
    "a:{}",
    "tag:{}",
    "key:{}",
    "v:{}",
)


@st.composite
def items(draw: st.DrawFn, asked: Entry) -> str:
    """Something that somebody who means `asked` may type."""
    texts = [asked.title] * 3 + [*shown(asked.authors), *asked.tags, asked.venue or "", asked.abstract]
    texts += [citation.key for citation in asked.citations]
    spoken = draw(st.sampled_from(texts)).split() or ["x"]
    at = draw(st.integers(0, len(spoken) - 1))
    run = spoken[at : at + draw(st.integers(1, 3))]
    text = draw(st.sampled_from((" ", "", "", "-"))).join(run)
    place = draw(st.integers(0, max(len(text) - 2, 0)))
    match draw(st.integers(0, 6)):
        case 0:
            text = "".join(word[0] for word in run)
        case 1:
            text = text[: place + 2]
        case 2:
            text = text[:place] + text[place + 1 :]
        case 3:
            text = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
    return draw(st.sampled_from(WRAPS)).format(text)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Library, str]:
    """A library and a query, mostly one that means an entry of it."""
    library = draw(libraries())
    if not library.entries or draw(st.integers(0, 3)) == 0:
        return library, draw(any_query)
    asked = library.entries[draw(st.integers(0, len(library.entries) - 1))]
    return library, " ".join(draw(st.lists(items(asked), min_size=1, max_size=3)))
