"""What is drawn can be read: the contrast of each text on the ground under it, in every theme."""

import pytest

from conftest import FakeLoader, entry, library_of
from paperterm.model import Problem
from paperterm.ui.themes import BUILT_IN, LEAST_CONTRAST, contrast

LINES_AND_THUMBS = set("│─┃╭╮╰╯ ")
KEYS = {
    "start": (),
    "bibtex": ("i",),
    "tree": ("1", "j"),
    "filter": ("/", *"sage"),
    "range": ("space", "v", "j", "j"),
    "nothing": ("/", *"zzzz"),
    "menu": ("y",),
    "help": ("?",),
    "palette": (":",),
    "themes": (":", *"theme", "enter"),
    "checks": ("!",),
    "links": ("O",),
    "message": ("b",),
    "warning": ("/", *"year:x"),
}


def drawn(session):
    """Each text with its color and its ground."""
    for strip in session.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if segment.text.strip() and not set(segment.text) <= LINES_AND_THUMBS and style and style.color:
                assert not style.dim, segment.text
                ink, ground = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
                if ink and ground:
                    yield segment.text, ink.get_truecolor().hex, ground.get_truecolor().hex


@pytest.mark.parametrize("state", KEYS)
async def test_every_text_that_is_drawn_has_contrast_in_every_theme(run_app, clipboard, state):
    entries = tuple(
        entry(number, inferred=(("year", "heading"),), citations=() if number % 2 else entry(number).citations)
        for number in range(20)
    )
    problems = (Problem("spices.md", 3, "a pair of braces is missing"),)
    async with run_app(FakeLoader(library_of(entries, problems)), size=(160, 40)) as session:
        await session.press(*KEYS[state])
        grounds = set()
        for theme in BUILT_IN:
            session.app.looks.wear(theme)
            await session.settle()
            texts = list(drawn(session))
            assert len(texts) > 20
            grounds.add(texts[0][2])
            weak = {(text, ink, ground) for text, ink, ground in texts if contrast(ink, ground) < LEAST_CONTRAST}
            assert weak == set(), theme
        assert len(grounds) > 1
