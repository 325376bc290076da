"""Front matter: YAML as PyYAML reads it, TOML, what is malformed, and what would grow without end."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from paperterm.readers import read
from paperterm.readers.front.matter import read_front_matter, texts_of


def values(source: str, mark: str = "---") -> dict[str, object]:
    return {key: value for key, (_, value) in read_front_matter(f"{mark}\n{source}\n{mark}\n").values.items()}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('title: "Moss \\"clocks\\" \\u00e9"', ['Moss "clocks" é']),
        ("title: 'Ann''s moss'", ["Ann's moss"]),
        ('"title": Moss clocks', ["Moss clocks"]),
        ("title: >\n  Moss\n  clocks\n", ["Moss clocks\n"]),
        ("title: [Moss, [clocks, 'and, more']]", ["Moss", "clocks", "and, more"]),
        ("title: {name: Moss, url: 'https://x.org'}", ["Moss"]),
        ("title:\n- {family: Ruiz, given: Ana}\n- name: Bo Lind\n  url: https://x.org", ["Ana Ruiz", "Bo Lind"]),
        ("title: 2103.10000", ["2103.10000"]),
        ("title: 2020-02-01 # a day", ["2020-02-01"]),
        ("title: null", []),
        ("title: ~", []),
        ("title: no", ["no"]),
        ("x: &a Moss\ntitle: [*a, *a]", ["Moss", "Moss"]),
    ],
)
def test_yaml_is_read_as_it_is_written(source, texts):
    assert texts_of(values(source)["title"]) == texts


plain = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)
documents = st.dictionaries(
    st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True),
    plain
    | st.lists(plain, max_size=4)
    | st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), plain, max_size=3),
    min_size=1,
    max_size=6,
)


@given(documents, st.sampled_from([None, False]))
def test_what_pyyaml_writes_is_read_with_each_value(document, flow):
    found = values(yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow, sort_keys=False))
    assert found == document


@given(documents)
def test_toml_gives_what_yaml_gives(document):
    def toml(value: object) -> str:
        if isinstance(value, list):
            return "[" + ", ".join(map(toml, value)) + "]"
        return '"' + "".join(f"\\U{ord(c):08x}" for c in str(value)) + '"'

    flat = {key: value for key, value in document.items() if not isinstance(value, dict)}
    found = values("\n".join(f"{key} = {toml(value)}" for key, value in flat.items()), "+++")
    assert found == flat


def test_each_key_has_its_line():
    source = "---\n# a comment\ntitle: Moss\nauthors:\n- Ana\n- Bo\nyear: 2019\n---\n"
    assert {key: line for key, (line, _) in read_front_matter(source).values.items()} == {
        "title": 3,
        "authors": 4,
        "year": 7,
    }


def test_what_is_malformed_is_a_problem_with_its_line_and_the_rest_is_read():
    text = "---\ntitle: Sand: a story\nauthors: [Ida Voss, Otto Berg\nyear: 2017\njournal: Grains\n---\nBody\n"
    reading = read(text, "sand.md")
    (entry,) = reading.entries
    assert (entry.title, entry.year, entry.venue) == ("Sand: a story", 2017, "Grains")
    assert [(problem.line, problem.message.partition(":")[0]) for problem in reading.problems] == [
        (2, "front matter"),
        (3, "front matter"),
    ]


def test_malformed_toml_is_a_problem_and_the_page_is_read():
    reading = read(
        "+++\ntitle = 'Sand'\nyear = \n+++\n## Papers\n\n- [Sand in wind](https://arxiv.org/abs/2001.00001)\n", "x.md"
    )
    assert [entry.title for entry in reading.entries] == ["Sand in wind"]
    assert [problem.line for problem in reading.problems] == [3]


@pytest.mark.parametrize(
    "text",
    ["---\n\nWords\n\n---\n\n# T\n", "---\n- a\n- b\n---\n# T\n", "---\nno end\n", "+++\nx", "----\na: b\n----\n"],
)
def test_rules_are_no_front_matter(text):
    found = read_front_matter(text)
    assert (found.body, found.values, found.problems) == (text, {}, [])


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 19))


@pytest.mark.parametrize(
    "source",
    [
        BOMB + "title: *a18",
        BOMB.replace("[x, x]", "[]") + "title: *a18",
        "title: &a [*a, *a]",
        "title: " + "[" * 50_000,
        "title: " + "{a: " * 50_000,
        "- " * 50_000,
        "title: [" + "x, " * 100_000 + "]",
        "\n".join(f"key{n}: [" for n in range(1900)),
        'title: "' + "\\" * 50_001,
    ],
)
def test_front_matter_that_grows_without_end_is_bounded(source):
    started = time.process_time()
    read(f"---\n{source}\nauthors: A. Moor\n---\n", "x.md")
    assert time.process_time() - started < 10


@given(st.text(max_size=200))
def test_no_text_is_lost_or_raises(source):
    for mark in ("---", "+++"):
        text = f"{mark}\n{source}\n{mark}\nbody\n"
        found = read_front_matter(text)
        assert found.body.count("\n") == text.count("\n")
        assert found.body.endswith("body\n")
