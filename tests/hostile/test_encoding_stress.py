"""Malformed UTF-8: what Markus Kuhn's "UTF-8 decoder capability and stress test" asks of a decoder, by its rules."""

import pytest

from paperterm.library.files import decode
from paperterm.readers import read
from tests.hostile.targets import clean_entry

LINE = "- [A Title {} of Words](https://arxiv.org/abs/2001.00001), Jörg Müller, José Núñez, Zoë Ångström. ICML 2020"


def _encoded(code: int, size: int) -> bytes:
    """Return `code` in a sequence of `size` bytes, whether or not that is allowed (RFC 2279, six bytes at most)."""
    tail = [0x80 | (code >> 6 * number) & 0x3F for number in range(size - 1)]
    lead = (0xFF00 >> size) & 0xFF | code >> 6 * (size - 1)
    return bytes([lead, *reversed(tail)])


WELL_FORMED = {
    "greek": "κόσμε".encode(),
    **{f"first of {size} bytes": _encoded(code, size) for size, code in ((2, 0x80), (3, 0x800), (4, 0x10000))},
    **{f"last of {size} bytes": _encoded(code, size) for size, code in ((2, 0x7FF), (3, 0xFFFD), (4, 0x10FFFF))},
    "around the surrogates": _encoded(0xD7FF, 3) + _encoded(0xE000, 3),
    "noncharacters": b"".join(_encoded(code, 3) for code in (0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0))),
}
MALFORMED = {
    **{f"{count} continuation bytes": b"\x80\xbf" * (count // 2) + b"\x80" * (count % 2) for count in range(1, 8)},
    "all continuation bytes": bytes(range(0x80, 0xC0)),
    **{
        f"lonely starts of {size} bytes": b"".join(bytes([lead]) + b" " for lead in leads)
        for size, leads in {
            2: range(0xC0, 0xE0),
            3: range(0xE0, 0xF0),
            4: range(0xF0, 0xF8),
            5: range(0xF8, 0xFC),
            6: (0xFC, 0xFD),
        }.items()
    },
    **{f"{size} bytes without the last": _encoded(0, size)[:-1] for size in range(2, 7)},
    **{
        f"the last of {size} bytes without its last": _encoded((1 << 5 * size + 1) - 1, size)[:-1]
        for size in (3, 4, 5, 6)
    },
    "incomplete sequences in a row": b"".join(_encoded(0, size)[:-1] for size in range(2, 7)),
    "impossible bytes": b"\xfe\xff\xfe\xfe\xff\xff",
    **{f"a slash in {size} bytes": _encoded(0x2F, size) for size in range(2, 7)},
    **{
        f"the longest overlong form of {size} bytes": _encoded(code, size)
        for size, code in ((2, 0x7F), (3, 0x7FF), (4, 0xFFFF), (5, 0x1FFFFF), (6, 0x3FFFFFF))
    },
    **{f"NUL in {size} bytes": _encoded(0, size) for size in range(2, 7)},
    **{
        f"the surrogate {code:X}": _encoded(code, 3)
        for code in (0xD800, 0xDB7F, 0xDB80, 0xDBFF, 0xDC00, 0xDF80, 0xDFFF)
    },
    **{
        f"the pair {first:X} {second:X}": _encoded(first, 3) + _encoded(second, 3)
        for first in (0xD800, 0xDBFF)
        for second in (0xDC00, 0xDFFF)
    },
    "beyond the last": _encoded(0x110000, 4) + _encoded(0x7FFFFFFF, 6),
}


def _list_with(data: bytes) -> bytes:
    before, after = (f"# L\n\n{LINE}\n").split("{}")
    return before.encode() + data + after.encode() + (LINE.format("as it is") + "\n").encode() * 99


@pytest.mark.parametrize("name", WELL_FORMED)
def test_well_formed_text_is_read_as_it_is(name):
    text, encoding = decode(_list_with(WELL_FORMED[name]))
    assert encoding is None
    assert WELL_FORMED[name].decode() in text


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_bytes_cost_themselves_and_are_said(name):
    """No overlong form becomes the character that it hides, and what stands around it stays."""
    text, encoding = decode(_list_with(MALFORMED[name]))
    assert encoding
    before, after = LINE.split("{}")
    assert after in text
    hidden = text[text.index(before.split("]")[0]) + len(before) :].partition(after)[0]
    assert not set(hidden) & set("/\0") - {" "}
    for entry in read(text, "list.md").entries:
        clean_entry(entry, text.count("\n") + 1)
