"""What is a paper, a resource or nothing is decided by a unit and by what stands around it."""

# ruff: noqa: E501 - lines of lists are as long as they are

import pytest

from paperterm.readers import explain, read

PAPERS = "".join(
    f"- [Counting Sheep in {weather}](https://arxiv.org/abs/2405.0000{number}), Ada Moor, Bea Tarn, ICML 2024\n"
    for number, weather in enumerate(("Rain", "Snow", "Hail", "Fog"))
)


def found(text: str) -> list[tuple[str, str]]:
    return [(entry.kind, entry.title) for entry in read(text, "list.md").entries]


COUNTED = [("paper", f"Counting Sheep in {weather}") for weather in ("Rain", "Snow", "Hail", "Fog")]


@pytest.mark.parametrize(
    "junk",
    [
        "- We measure the flocks by precision and recall (PR).\n",
        "- Contributed by Ada Moor, 2024\n",
        "- **Acknowledgment: this work was supported by the Moor Foundation, 2021**\n",
        "- Figure 3: Sheep in the fog. Credit: Bea Tarn, 2020.\n",
        "- {{title}} by {{authors}}, {{year}}\n",
        "- [Title](link), Authors, Venue Year\n",
        "- [Paper Title](https://arxiv.org/abs/xxxx.xxxxx), Author Names, Conference 2024\n",
        "- Template: [Counting ...](https://arxiv.org/abs/xxxx)\n",
        "- Time and location: Spring 2025, Room 12\n- Office hours: Ada Moor, Tuesday 10:00, 2025\n",
        "## Staff\n\n- **Ada Moor**, Professor, University of Moorland\n- **Bea Tarn**, Postdoc, since 2021\n",
        "## Journals\n\n- **JMS**, Journal of Moorland Software\n- **TMS**, Transactions on Moorland Systems\n",
        "## News\n\n- [2024/05] We added [Counting Geese](https://arxiv.org/abs/2405.00011)!\n",
        "\nLast updated: May 2024. Photo by Ada Moor, 2021.\n",
    ],
)
def test_what_is_no_work_stays_out_of_a_list_of_papers(junk):
    assert found(f"# Moors\n\n## Sheep\n\n{PAPERS}{junk}") == COUNTED


@pytest.mark.parametrize(
    "heading", ["# Moors\n\n# NeRF\n\n", "# 大语言模型(LLM)\n\n", '# Moors\n\n## <a name="x"></a>[GPT](#x)\n\n']
)
def test_a_heading_that_is_anchored_or_short_is_no_entry(heading):
    assert found(heading + PAPERS) == COUNTED


TOOLS = """
- [Funkruf](https://funkruf.example.org) - Freier, verschlüsselter Dienst (Messenger)
- [FlockKit](https://github.com/a/flockkit) - Fast, simple counting (PR)
- [Zwitscher](https://zwitscher.example.org) - Offener, verteilter Dienst
"""


def test_tools_beside_papers_are_resources_without_authors():
    entries = read(f"# Moors\n\n## Sheep\n\n{PAPERS}\n## Messenger\n{TOOLS}", "list.md").entries[4:]
    assert [(entry.kind, entry.title, entry.authors, entry.venue) for entry in entries] == [
        ("resource", "Funkruf", (), None),
        ("resource", "FlockKit", (), None),
        ("resource", "Zwitscher", (), None),
    ]
    assert entries[0].remarks == "Freier, verschlüsselter Dienst (Messenger)"


def test_a_repository_among_papers_is_a_resource():
    text = f"# Moors\n\n## Sheep\n\n{PAPERS}- [FlockKit](https://github.com/a/flockkit) - Fast, simple counting (PR)\n"
    assert found(text)[4:] == [("resource", "FlockKit")]


def test_talks_are_resources_also_with_slides_as_pdf():
    links = "[slides](https://x.org/s.pdf), [video](https://youtube.com/watch?v=1)"
    talk = f"- Ada Moor: Counting Live, Moor Days 2023, {links}\n"
    assert {kind for kind, _ in found(f"# Moors\n\n{PAPERS}\n## Talks\n\n{talk}")[4:]} == {"resource"}


def test_a_list_of_tools_alone_gives_nothing():
    assert found(f"# Awesome messengers\n\n## Messengers\n{TOOLS}\n## Servers\n{TOOLS}") == []


LOOKS = [
    "- Additionally, any notes files in the folder are read. See Notes for more.\n",
    "- Removes the header on redirects to the same host. (CVE-2018-18074)\n",
    "- If you run a cluster with Docker Swarm Mode, Nomad, or another, you can do this.\n",
    "- `navigation_depth`: The depth of the navigation. Default: 2\n",
    "| Version | Rust | Date |\n|---|---|---|\n| 1.48 to now | Rust 1.71 | 2024 |\n| 1.39 to 1.47 | Rust 1.70 | 2023 |\n",
    "- [Dungeons and Flocks](https://youtube.com/watch?v=1) (SheepCon EU 2024)\n- [Planning Flocks](https://x.org/b)\n",
    "- Release Updates, Ada Moor, Bea Tarn\n- Announcements: save the date, May 1, 2018\n",
]


@pytest.mark.parametrize("line", LOOKS)
def test_what_only_looks_like_a_paper_is_none_without_papers_around_it(line):
    assert found(f"# Flock\n\nFlock is a library.\n\n## Changes\n\n{line}") == []


def test_a_bibliography_without_links_and_known_venues_is_read():
    text = """# Moorland

- Moor, Ada; Tarn, Bea: Karten lesen. Eine Einführung. Heidelberg 2017.
- Moor, Ada: Moore und Heiden. Glückstadt 2013.
- Fell, Ce; Tarn, Bea: Das Land am Fluss. Hamburg 2009.
"""
    assert len(found(text)) == 3


def test_explain_says_that_nothing_around_it_is_a_paper():
    text = f"# Flock\n\n## Changes\n\n{LOOKS[1]}"
    told = explain(text, "list.md", 5)
    assert not told.admitted
    assert "nothing around it surely is a paper" in told.doubts
