"""References in styles: built in, and of CSL files."""

from pathlib import Path

import pytest

from paperterm.cite.references import all_styles, csl_style
from paperterm.model import Citation, Entry
from tests.people import people

BLOCK = "@article{sage, title={Sage}, volume={3}, pages={1--12}, journal={Journal of Soup}, year={2020}}"
SAGE = Entry(
    file="a.md",
    line=1,
    title="Sage & Graphs",
    authors=people("Ann Bea Salt", "Jean-Luc Pepper"),
    year=2020,
    venue="Journal of Soup",
    citations=(Citation("sage", "article", BLOCK),),
)
BARE = Entry(file="a.md", line=9, title="Only a title")
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Soup</title><id>http://example.org/soup</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography><layout suffix=".">
    <text variable="citation-number" prefix="[" suffix="]"/>
    <group delimiter="; ">
      <names variable="author"><name initialize-with="." name-as-sort-order="all"/></names>
      <text variable="title" quotes="true"/>
      <text variable="container-title" font-style="italic"/>
      <date variable="issued"><date-part name="year"/></date>
    </group>
  </layout></bibliography>
</style>
"""


@pytest.fixture
def style(tmp_path: Path) -> Path:
    path = tmp_path / "soup.csl"
    path.write_text(STYLE)
    return path


def test_a_csl_style_writes_without_the_number_of_a_list(style: Path) -> None:
    written = csl_style("soup", str(style)).write([SAGE, BARE, SAGE])
    assert written == [
        "Salt, A.B., Pepper, J.-L.; “Sage & Graphs”; Journal of Soup; 2020.",
        "Only a title.",
        written[0],
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "there is no such file"),
        ("", "cannot be used"),
        ("<style", "cannot be used"),
        ("<a/>", "cannot be used"),
        ("not xml \x1b[2J", "cannot be used"),
        (STYLE.partition("<bibliography>")[0] + "</style>", "no references of its own"),
    ],
)
def test_what_is_no_style_is_told_in_one_line(text: str | None, words: str, tmp_path: Path) -> None:
    path = tmp_path / "soup.csl"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ValueError, match=words) as caught:
        csl_style("soup", str(path)).write([SAGE])
    assert str(caught.value).isprintable()


def test_own_styles_come_first_and_may_take_the_name_of_another() -> None:
    assert list(all_styles({"soup": "a.csl", "ieee": "b.csl"})) == ["soup", "ieee", "plain", "apa", "markdown"]
    assert all_styles({"ieee": "b.csl"})["ieee"].label == "b.csl"
