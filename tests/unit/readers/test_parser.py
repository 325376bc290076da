"""The block rules that are tried by a line's first character give what markdown-it-py's own order of rules gives."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from paperterm.readers.front import parser as fast
from paperterm.readers.front.inline import keep_addresses
from paperterm.readers.front.tables import table_rule

Leaf = tuple[str, list[int] | None, str, str, int]

LINES = st.sampled_from(
    [
        *(
            "",
            " ",
            "a b",
            "    a",
            "  a",
            "\ta",
            "- a",
            "-",
            "- ",
            "* b",
            "+ c",
            "  - d",
            "    - e",
            "1. f",
            "2) g",
            "7.",
        ),
        *(
            "> q",
            ">",
            ">> r",
            "> - s",
            "- > t",
            "# h",
            "#",
            "#h",
            "## h ##",
            "### ###",
            "####### h",
            "   ##\th #",
            "#  h#\t",
            "===",
            "=",
            "---",
            "-- ",
            "***",
            "- - -",
        ),
        *("```", "~~~ x", "``` y", "    ```", "<div>", "</div>", "<!-- c", "-->", "<table>", "</table>", "<a>", "<b"),
        *(
            "[r]: /u",
            "[r]: /u 't'",
            "[r]:",
            "'t'",
            "[r] x",
            "| a | b |",
            "|---|---|",
            "---|---",
            "| c |",
            "a | b",
            ":-:|",
        ),
        *("\t\t- a", " \tb", "a\tb", ">\tq", "-\tz", "\tc  ", "a\r", "b\0c", "\t", "   ", "~~~", "\t~~~", "  ```"),
        *("- | a |", "  |---|", "> | a |", "> |---|", "\u00a0x", "\u3000", "_ _ _", "+", "10. z", "٣. x", "\\- x"),
    ]
)


def plain_parser() -> MarkdownIt:
    """Return a parser of the same rules in markdown-it-py's own order."""
    made = MarkdownIt("commonmark", {"maxNesting": fast.MAX_NESTING})
    made.block.ruler.before("paragraph", "pipe_table", table_rule, {"alt": ["paragraph", "reference"]})
    made.block.ruler.before(
        "html_block", "html_table", fast._html_table_rule, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    made.core.ruler.enableOnly(["normalize", "block"])
    return keep_addresses(made)


PLAIN = plain_parser()


def leaves(tokens: list[Token]) -> list[Leaf]:
    """Return the tokens without those around the inline content of paragraphs and headings."""
    found: list[Leaf] = []
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in ("paragraph_open", "paragraph_close", "heading_open", "heading_close"):
            continue
        before = tokens[index - 1] if index else token
        if kind == "inline" and before.type == "paragraph_open":
            kind = "text"
        elif kind == "inline" and before.type == "heading_open":
            kind, token.tag, token.map = "text_heading", before.tag, before.map
        found.append((kind, token.map, token.content, "" if kind == "text" else token.tag, token.nesting))
    return found


@given(st.lists(LINES, max_size=12).map("\n".join))
@example("| a | b |\n|---|---|\n| c |\n---")
@example("> a\nb | c\n---|---")
@example("- a\n\n  b\n===\n")
@example("a\n    b\n---\nc\n2. d\n1. e")
def test_the_first_character_tells_which_rules_may_match(text: str) -> None:
    env: dict[str, object] = {}
    expected: dict[str, object] = {}
    tokens = fast.parse_blocks(text, env)
    assert leaves(tokens) == leaves(PLAIN.parse(text, expected))
    assert env.get("references") == expected.get("references")


@pytest.mark.parametrize("mark", list("`~>*-_+0123456789[<#"))
def test_each_mark_is_tried(mark: str) -> None:
    line = {"[": "[r]: /u", "<": "<div>", "#": "# h", "_": "___"}.get(mark, mark * 3 if mark in "`~" else f"{mark} x")
    line = f"{mark}. x" if mark.isdigit() else line
    tokens = fast.parse_blocks(line, {})
    assert leaves(tokens) == leaves(PLAIN.parse(line))
    assert "text" not in [token.type for token in tokens if token.level == 0]
