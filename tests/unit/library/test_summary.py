"""The table of contents of a GitBook gives the order and the nesting of its files."""

from hypothesis import given
from hypothesis import strategies as st

from paperterm.library.summary import Page, read_summary

CONTENTS = """# Table of contents

* [Home](README.md)

## Lists

* [Systems \\(ML\\)](lists/systems/README.md)
  * [**Serving** (fast)](lists/systems/serving.md "A title")
    * [Deep](<lists/a b.md>#anchor)
* [Networks](lists/net/)

## Elsewhere
- plain
- [site](https://example.org)
"""


def test_pages_keep_order_and_nesting():
    assert read_summary(CONTENTS) == (
        Page(0, "Home", "README.md"),
        Page(0, "Lists", ""),
        Page(1, "Systems (ML)", "lists/systems/README.md"),
        Page(2, "Serving (fast)", "lists/systems/serving.md"),
        Page(3, "Deep", "lists/a b.md"),
        Page(1, "Networks", "lists/net"),
        Page(0, "Elsewhere", ""),
        Page(1, "plain", ""),
        Page(1, "site", ""),
    )


@given(st.text())
def test_any_text_gives_clean_pages(text):
    for page in read_summary(text):
        assert page.title.isprintable()
        assert page.depth >= 0
