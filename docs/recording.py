"""A short animated recording, made from pictures of the program after each key: one SVG without any script.

A line of the screen that stays the same is drawn once and shown by CSS for as long as it stands. Whoever has asked the
system for less motion sees the last picture, and so does a viewer that does not animate.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_STYLE = re.compile(r"\.terminal-(r\d+) \{ ([^}]*?) ?\}")
_CELLS = re.compile(r'<rect fill[^>]*? y="([\d.]+)"[^>]*shape-rendering="crispEdges"/>')
_TEXT = re.compile(r'<text class="terminal-(r\d+)"([^>]*?) clip-path="url\(#terminal-line-(\d+)\)">([^<]*)</text>')
_TITLE = re.compile(r'(<text class="terminal-title"[^>]*>)[^<]*</text>')
_LINE_HEIGHT = 24.4
_MATRIX = '<g class="terminal-matrix">'

Spans = tuple[tuple[int, int], ...]
"""From which picture to before which one something is shown, several times if it comes back."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what it is called, as SVG of Textual's making, and for how many seconds it is shown."""

    title: str
    svg: str
    seconds: float


def animate(shots: Sequence[Shot]) -> str:
    """Return one SVG that shows `shots`, all of one size, one after the other, again and again."""
    styles: dict[str, str] = {}
    shown: dict[str, list[int]] = {}
    for number, shot in enumerate(shots):
        for line in [*_lines(shot.svg, styles).values(), _title(shot)]:
            shown.setdefault(line, []).append(number)
    spans = {line: _spans(numbers) for line, numbers in shown.items()}
    names = {span: f"s{number}" for number, span in enumerate(dict.fromkeys(spans.values()))}
    lines = [f'<g class="{names[span]}">{line}</g>' for line, span in spans.items()]
    rules = [f".{name} {{ {style} }}" for style, name in styles.items()]
    rules += _rules(names, [shot.seconds for shot in shots])
    return _frame(shots[0].svg, rules, lines)


def _frame(svg: str, rules: Sequence[str], lines: Sequence[str]) -> str:
    """Return the window around a picture `svg` with other lines in it; the font is the reader's own."""
    head, _, rest = svg.partition("<style>")
    defs = rest[rest.index("<defs>") : rest.index("</defs>")]
    window = _TITLE.sub("", rest[rest.index("</defs>") : rest.index("<g transform")])
    titles, cells = ([line for line in lines if ("terminal-title" in line) is wanted] for wanted in (True, False))
    clip = re.findall(r'<g transform="translate[^>]*>', rest)[-1]
    fonts = [
        ".terminal-matrix { font: 20px Fira Code, monospace }",
        ".terminal-title { font: bold 18px arial, sans-serif }",
    ]
    parts = [f"{head}<style>", *fonts, *rules, "</style>", f"{defs}{window}", *titles, clip, _MATRIX]
    return "\n".join([*parts, *cells, "</g></g></svg>\n"])


def _lines(svg: str, styles: dict[str, str]) -> dict[int, str]:
    """Return the lines of a picture by number, with the classes of all pictures together, which go into `styles`."""
    classes = {name: styles.setdefault(style, f"c{len(styles)}") for name, style in _STYLE.findall(svg)}
    lines: dict[int, str] = {}
    matrix = svg[svg.index("<g transform") :]
    for found in _CELLS.finditer(matrix):
        number = round(float(found[1]) / _LINE_HEIGHT)
        lines[number] = lines.get(number, "") + found[0]
    for name, where, line, text in _TEXT.findall(matrix):
        if text.replace("&#160;", " ").strip():
            number = int(line)
            lines[number] = lines.get(number, "") + f'<text class="{classes[name]}"{where}>{text}</text>'
    return lines


def _title(shot: Shot) -> str:
    found = _TITLE.search(shot.svg)
    assert found
    return f"{found[1]}{escape(shot.title)}</text>"


def _spans(numbers: Sequence[int]) -> Spans:
    starts = [number for number in numbers if number - 1 not in numbers]
    ends = [number + 1 for number in numbers if number + 1 not in numbers]
    return tuple(zip(starts, ends, strict=True))


def _rules(names: dict[Spans, str], seconds: Sequence[float]) -> list[str]:
    """Return the rules of CSS that show what has one of `names` while it stands, else nothing."""
    total = sum(seconds)
    at = [100 * sum(seconds[:number]) / total for number in range(len(seconds) + 1)]
    rules, moving = [], []
    for spans, name in names.items():
        if spans == ((0, len(seconds)),):
            continue
        changes = {0.0: "hidden"} if spans[0][0] else {}
        for start, end in spans:
            changes |= {at[start]: "visible", at[end]: "hidden"}
        if spans[-1][1] == len(seconds):
            changes[100.0] = "visible"
        steps = " ".join(f"{percent:.2f}% {{ visibility: {how} }}" for percent, how in changes.items())
        still = "visible" if spans[-1][1] == len(seconds) else "hidden"
        rules.append(f"@keyframes {name} {{ {steps} }}")
        moving.append(f".{name} {{ visibility: {still}; animation: {name} {total:.2f}s step-end infinite }}")
    return [*rules, *moving, "@media (prefers-reduced-motion: reduce) { g { animation: none !important } }"]
