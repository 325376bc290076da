"""Hypotheses in words."""

from typing import Final

from paperterm.readers.layouts.anchors import STRICT, Hypothesis

STARTS_IN_WORDS: Final[dict[str, str]] = {
    "text": "from the first word",
    "first character": "from the first character",
    "link": "from the first link",
    "second link": "from the second link",
    "bold": "from the first bold text",
    "second bold": "from the second bold text",
    "italic": "from the first italic text",
    "second italic": "from the second italic text",
    "code": "from the first code span",
    "quote": "from the first quotation",
    "behind link": "behind the first link",
    "behind bold": "behind the first bold text",
    "behind italic": "behind the first italic text",
    "behind code": "behind the first code span",
    "behind names": "behind the names",
    "behind names and year": "behind the names and the year",
    "behind colon": "behind the first colon",
    "behind period": "behind the first full stop",
    "behind dash": "behind the first dash",
    "behind bar": "behind the first bar",
    "behind comma": "behind the first comma",
    "behind bracket": "behind the first bracket",
    "second line": "from the second line",
    "third line": "from the third line",
    "second line, behind names": "in the second line, behind the names",
}
"""Start anchor -> where the text begins."""

ENDS_IN_WORDS: Final[dict[str, str]] = {
    "its end": "the end of that markup",
    "line end": "the end of the line",
    "text end": "the first label",
    "bar": "the first bar",
    "dash": "the first dash",
    "last dash": "the last dash",
    "comma": "the first comma",
    "last comma": "the last comma",
    "second last comma": "the second last comma",
    "sentence": "the end of the sentence",
    "bracket": "the first bracket",
    "last bracket": "the last bracket",
    "colon": "the first colon",
    "year": "the first year",
    "last year": "the last year",
    "by": "the word “by”",
    "venue or year": "the first venue or year",
    "next link": "the next link",
    "next italic": "the next italic text",
    "next bold": "the next bold text",
    "other fields": "the first other field",
}
"""End anchor -> where the text ends."""


def in_words(hypothesis: Hypothesis) -> str:
    """Return which text of an entry a hypothesis that is a pair of anchors takes."""
    start = STARTS_IN_WORDS[hypothesis.start]
    if hypothesis.end in STRICT and start.startswith("from "):
        return f"the text of {start.removeprefix('from ')}"
    return f"the text {start} to {ENDS_IN_WORDS[hypothesis.end]}"
