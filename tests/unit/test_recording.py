"""The recording shows each picture for its time, in one file that runs no script and loads nothing."""

import re
from itertools import accumulate
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from docs.pictures import FOLDER, RECORDING
from docs.recording import Shot, animate

MAX_BYTES = 500_000


def picture(lines):
    """SVG as Textual writes it: styles numbered in the order of their use."""
    texts = "".join(
        f'<text class="terminal-r1" x="0" y="{20 + 24.4 * n}" textLength="9" clip-path="url(#terminal-line-{n})">{text}'
        "</text>"
        for n, text in enumerate(lines)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><style>.terminal-r1 { fill: #fff }\n</style><defs></defs>'
        '<rect/><text class="terminal-title" x="1" y="1">paperterm</text>'
        f'<g transform="translate(9, 41)"><g class="terminal-matrix">{texts}</g></g></svg>'
    )


def visible(svg, percent):
    """The texts that are seen after that part of the animation, by its rules."""
    texts = []
    for group in re.finditer(r'<g class="(s\d+)">(.*?)</g>', svg):
        frames = re.search(rf"@keyframes {group[1]} {{ (.*?) }}$", svg, re.MULTILINE)
        steps = re.findall(r"([\d.]+)% { visibility: (\w+) }", frames[1]) if frames else []
        passed = [how for at, how in steps if float(at) <= percent]
        if not frames or (passed and passed[-1] == "visible"):
            texts += re.findall(r">([^<]+)</text>", group[2])
    return texts


@given(st.lists(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=3), min_size=1, max_size=6))
def test_each_picture_is_seen_in_its_time_with_its_title_and_nothing_else(screens):
    shots = [Shot(f"title {n}", picture(lines), 0.5 + n % 3) for n, lines in enumerate(screens)]
    svg = animate(shots)
    ends = list(accumulate(shot.seconds for shot in shots))
    for shot, lines, end in zip(shots, screens, ends, strict=True):
        middle = 100 * (end - shot.seconds / 2) / ends[-1]
        assert sorted(visible(svg, middle)) == sorted([*lines, shot.title])


def test_without_motion_the_last_picture_is_seen():
    svg = animate([Shot("a", picture(["first"]), 1), Shot("b", picture(["last"]), 1)])
    still = dict(re.findall(r"\.(s\d+) { visibility: (\w+); animation", svg))
    seen = [text for name, text in re.findall(r'<g class="(s\d+)"><text[^>]*>(\w+)', svg) if still[name] == "visible"]
    assert sorted(seen) == ["b", "last"]
    assert "@media (prefers-reduced-motion: reduce) { g { animation: none" in svg


def test_the_recording_is_small_well_formed_and_loads_nothing():
    data = (FOLDER / "recording.svg").read_bytes()
    assert len(data) < MAX_BYTES
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(data).iter()}  # noqa: S314
    assert tags <= {"svg", "style", "defs", "clipPath", "rect", "circle", "g", "text"}
    assert not re.findall(rb"(?:href|src) *=|url\((?!#)|@import", data)
    for step in RECORDING:
        assert step.title.encode().replace(b"'", b"&#x27;") in data
