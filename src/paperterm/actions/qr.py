"""QR codes of addresses, drawn with characters: for a telephone beside a terminal that reaches no browser."""

from typing import Final

_QUIET: Final = 2
"""Light modules around the code: ISO/IEC 18004 asks for four; readers do with two, and small terminals need them."""

_HALVES: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def qr_lines(text: str, *, ascii_only: bool = False) -> list[str]:
    """Return the lines of a QR code, its light modules as blocks: for light characters on a dark ground.

    Two modules stand in one cell, above each other; with `ascii_only` a module takes two cells.

    Raises:
        ValueError: the text is too long for a QR code.
    """
    import segno

    try:
        code = segno.make_qr(text, error="l")
    except segno.DataOverflowError as error:
        raise ValueError("too long for a QR code") from error
    light = [[module == 0 for module in row] for row in code.matrix_iter(border=_QUIET)]
    if ascii_only:
        return ["".join("##" if module else "  " for module in row) for row in light]
    if len(light) % 2:
        light.append([True] * len(light[0]))
    return [
        "".join(_HALVES[pair] for pair in zip(above, below, strict=True))
        for above, below in zip(light[::2], light[1::2], strict=True)
    ]
