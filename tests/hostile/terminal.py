"""What the program may send to a terminal, and whatever else it sent."""

import re
from collections.abc import Iterator

from tests.hostile.strings import MARKERS

SEQUENCE = re.compile(
    rb"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b(?P<string>[PX^_].*?\x1b\\)"
    rb"|\x1b(?P<short>[^\[\]PX^_])|(?P<bare>[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f])",
    re.DOTALL,
)
OWN_CSI = re.compile(
    rb"[\d;:]*m|[\d;]*H|\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"
    rb"|\?(?:2026|2048)\$p|[<>=]\d*u|>\d+u|\d*[ABCDGJKXdP]|(?:\d+;\d+)?r|\d*[STLM]|\?996n|\d+(?: q)|22;\dt|23;\dt"
)
OWN_OSC = re.compile(rb"22;[a-z-]+")  # the shape of the mouse pointer
FORBIDDEN_CHARACTERS = re.compile("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2060\ufeff\ufe0f\U0001f3fb-\U0001f3ff]")


def foreign_sequences(sent: bytes) -> Iterator[bytes | str]:
    """Yield what of `sent` is no sequence of the interface."""
    for found in SEQUENCE.finditer(sent):
        if found["csi"] is not None and OWN_CSI.fullmatch(found["csi"]):
            continue
        if found["osc"] is not None and OWN_OSC.fullmatch(found["osc"]):
            continue
        yield found[0]
    for marker in MARKERS:
        for found in re.finditer(rb"\x1b[\]P_^X][^\x07\x1b]*" + marker.encode(), sent):
            yield found[0]
    yield from FORBIDDEN_CHARACTERS.findall(sent.decode("utf-8", "replace"))
