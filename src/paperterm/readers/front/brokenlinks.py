"""Links with broken Markdown: the text in the brackets is their label all the same, and each says what is wrong.

CommonMark 0.31 (section 6.3) reads them as text. They are recognized by their URL: a space, a colon or other brackets
stand between label and URL, a bracket or parenthesis is missing or too many, emphasis starts outside of the label and
ends in it.
"""

import re
from dataclasses import replace
from typing import Final

from paperterm.readers.front.blocks import HARD, Run
from paperterm.readers.words.labels import LABELS

_SUSPICIOUS: Final = (
    "] (",
    "]  (",
    "]\t(",
    "] （",
    "] :",
    "]:",
    "]：",
    "]（",
    "]{",
    ")[",
    "][http",
    "*](",
    "_](",
    "[*",
    "[_",
)
"""A broken link whose brackets match has one of these, unless it has a space in the URL."""
_SPACED_URL: Final = re.compile(r"\]\(\s{0,4}https?://[^\s()]{1,2000}[ \t]")
_JOINT: Final = re.compile(r"\](?P<gap>[ \t]{0,4})(?P<mark>[(（{\[]{1,3}|[:：][ \t]{0,4}\(?)[ \t]{0,4}$")
"""What stands between a label and its URL."""
_SWAPPED: Final = re.compile(r"\(([^()\[\]\n]{3,200})\)\[$")
_UNCLOSED_LABEL: Final = re.compile(r"\[([^\[\]()\n]{3,200})\($")
_CLOSING: Final = re.compile(r"[ \t]{0,4}[)）}\]]{1,3}")
_MARKS_BEHIND: Final = re.compile(r"(\*{1,3}|_{1,3})$")
_MARKS_BEFORE: Final = re.compile(r"^(\*{1,3}|_{1,3})")
_MAX_RUNS: Final = 24
_MAX_LABEL: Final = 400
"""Runs and characters of the longest label."""


def may_hold_broken_links(source: str) -> bool:
    """Whether a look at the runs of `source` is worthwhile: brackets that do not match, or unusual joints."""
    return "//" in source and (
        source.count("[") != source.count("]")
        or source.count("(") != source.count(")")
        or any(mark in source for mark in _SUSPICIOUS)
        or _SPACED_URL.search(source) is not None
    )


def repair_links(runs: list[Run]) -> list[Run]:
    """Return `runs` with broken links put together; `Run.fault` of each says what is wrong."""
    return _without_stray_brackets(_join(runs))


def _join(runs: list[Run]) -> list[Run]:
    """Join labels with the bare URLs behind them."""
    joined: list[Run] = []
    opened = ""
    for run in runs:
        if opened and run.kind == "text":
            closing = _CLOSING.match(run.text)
            if closing is not None:
                run = replace(run, text=run.text[closing.end() :])  # noqa: PLW2901
            elif opened[0] == "(" and joined[-1].fault == _NOT_TAKEN:
                joined[-1].fault = "no closing parenthesis behind the URL"
        elif opened and joined[-1].fault == _NOT_TAKEN:
            joined[-1].fault = "no closing parenthesis behind the URL"
        opened = ""
        if run.kind == "link" and not run.text and joined and joined[-1].kind == "text":
            opened = _take_label(joined, run)
            if opened:
                continue
            opened = ""
        joined.append(run)
    if opened and joined[-1].fault == _NOT_TAKEN:
        joined[-1].fault = "no closing parenthesis behind the URL"
    return joined


_NOT_TAKEN: Final = "a URL that Markdown does not accept"


def _take_label(joined: list[Run], bare: Run) -> str:
    """Put a link in the place of its label at the end of `joined`; return what opens its URL, "" where no label is."""
    last = joined[-1]
    tail = last.text[-_MAX_LABEL:]
    joint = _JOINT.search(tail)
    if joint is None:
        return _take_odd_label(joined, bare, tail)
    mark, cut = joint["mark"].strip(), len(last.text) - len(tail) + joint.start()
    found = _find_opening(joined, cut)
    doubled = found is None and last.text[:cut].endswith("]")
    if doubled:
        cut -= 1
        found = _find_opening(joined, cut)
    if found is None:
        if joint["gap"] or mark[0] != "(" or len(last.text[:cut].split()) < 3 or "[" in last.text:
            return ""
        joined[-1] = _made(bare, [replace(last, text=last.text[:cut])], "no [ before the label")
        return mark
    first, start = found
    label = [replace(run) for run in joined[first:]]
    label[-1].text = label[-1].text[:cut]
    label[0].text = label[0].text[start + 1 :]
    text = "".join(" " if run.kind == "break" else run.text for run in label)
    if not any(c.isalnum() for c in text):
        return ""
    head = replace(joined[first], text=joined[first].text[:start])
    if mark[0] in ":：":
        known = " ".join(text.casefold().split()) in LABELS
        fault = "" if known else "a colon in place of parentheses around the URL"
    elif mark[0] != "(":
        fault = "other brackets than ( ) around the URL"
    elif doubled:
        fault = "a ] too many"
    else:
        fault = "a space between ] and (" if joint["gap"] else _NOT_TAKEN
    joined[first:] = ([head] if head.text else []) + [_made(bare, label, fault)]
    return mark


def _take_odd_label(joined: list[Run], bare: Run, tail: str) -> str:
    """Take a label whose brackets are those of the URL, or that is not closed."""
    for form, fault in (
        (_SWAPPED, "( ) around the label and [ ] around the URL"),
        (_UNCLOSED_LABEL, "no ] behind the label"),
    ):
        found = form.search(tail)
        if found is not None:
            last = joined.pop()
            cut = len(last.text) - len(tail) + found.start()
            if cut:
                joined.append(replace(last, text=last.text[:cut]))
            joined.append(_made(bare, [replace(last, text=found[1])], fault))
            return "("
    return ""


def _made(bare: Run, label: list[Run], fault: str) -> Run:
    text = " ".join("".join(" " if run.kind == "break" else run.text for run in label).split())
    inked = [run for run in label if run.text.strip() and run.kind != "break"]
    bold, italic = all(run.bold for run in inked), all(run.italic for run in inked)
    return Run("link", text, label[0].line, bare.url, bold, italic, fault=fault)


def _find_opening(runs: list[Run], cut: int) -> tuple[int, int] | None:
    """Return the run and the offset of the ``[`` that the ``]`` at offset `cut` of the last run closes."""
    depth, length = 1, 0
    for index in range(len(runs) - 1, max(-1, len(runs) - 1 - _MAX_RUNS), -1):
        run = runs[index]
        if run.kind not in ("text", "code", "break") or (run.kind == "break" and run.text == HARD):
            return None
        text = run.text if index < len(runs) - 1 else run.text[:cut]
        if run.kind == "text":
            for offset in range(len(text) - 1, max(-1, len(text) - 1 - _MAX_LABEL), -1):
                depth += (text[offset] == "]") - (text[offset] == "[")
                if not depth:
                    return index, offset
        length += len(text)
        if length > _MAX_LABEL:
            return None
    return None


def _without_stray_brackets(runs: list[Run]) -> list[Run]:
    """Take brackets and emphasis marks that have no partner from and around links."""
    texts = "".join([run.text for run in runs if run.kind == "text"])
    opens, closes = texts.count("[") - texts.count("]"), texts.count(")") - texts.count("(")
    cleaned: list[Run] = []
    for index, run in enumerate(runs):
        if run.kind != "link" or not run.text:
            cleaned.append(run)
            continue
        before = cleaned[-1] if cleaned and cleaned[-1].kind == "text" else None
        after = runs[index + 1] if index + 1 < len(runs) and runs[index + 1].kind == "text" else None
        if before is not None or after is not None:
            run = _inside_emphasis(run, before, after)  # noqa: PLW2901
        if before is not None and opens > 0:
            run, taken = _behind_bracket(run, before, first=len(cleaned) == 1)  # noqa: PLW2901
            opens -= taken
        if after is not None and ((closes > 0 and after.text[:1] == ")") or (opens < 0 and after.text[:1] == "]")):
            run = replace(run, fault=run.fault or f"a {after.text[0]} too many behind the URL")  # noqa: PLW2901
            closes -= after.text[0] == ")"
            opens += after.text[0] == "]"
            after.text = after.text[1:]
        cleaned.append(run)
    return [run for run in cleaned if run.text or run.kind != "text"]


def _inside_emphasis(link: Run, before: Run | None, after: Run | None) -> Run:
    """Return `link` without marks at an end of its label whose partners stand outside of it."""
    behind, leading = _MARKS_BEHIND.search(link.text), _MARKS_BEFORE.match(link.text)
    if behind is not None and before is not None and before.text.endswith(behind[1]):
        before.text, text, marks = before.text.removesuffix(behind[1]), link.text[: behind.start()], behind[1]
    elif leading is not None and after is not None and after.text.startswith(leading[1]):
        after.text, text, marks = after.text.removeprefix(leading[1]), link.text[leading.end() :], leading[1]
    else:
        return link
    bold, italic = len(marks) > 1 or link.bold, len(marks) != 2 or link.italic
    return replace(link, text=text, bold=bold, italic=italic, fault="emphasis that starts or ends inside the brackets")


def _behind_bracket(link: Run, before: Run, *, first: bool) -> tuple[Run, int]:
    """Return `link` with what stands between a ``[`` that is never closed and its label, and how many were taken."""
    at = before.text.rfind("[")
    rest = before.text[at + 1 :]
    if at < 0 or "]" in rest:
        return link, 0
    worded = any(c.isalnum() for c in rest)
    if worded and (not first or any(c.isalnum() for c in before.text[:at]) or len(rest) > _MAX_LABEL):
        return link, 0
    text = " ".join(f"{rest}{link.text}".split()) if worded else link.text
    before.text = before.text[:at] + ("" if worded else rest)
    return replace(link, text=text, fault="a [ too many"), 1
