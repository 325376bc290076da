"""Text as LaTeX that means itself: specials as macros, accents in ASCII, addresses percent-encoded."""

import re
import unicodedata
from typing import Final
from urllib.parse import quote

_SPECIALS: Final = {
    "\\": r"\textbackslash{}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "$": r"\$", "&": r"\&",
    "#": r"\#", "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''",
}  # fmt: skip
_ACCENTS: Final = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
    "\u0331": "b",
}  # fmt: skip
_LETTERS: Final = {
    "ß": r"{\ss}", "ø": r"{\o}", "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}", "æ": r"{\ae}", "Æ": r"{\AE}",
    "œ": r"{\oe}", "Œ": r"{\OE}", "å": r"{\aa}", "Å": r"{\AA}", "đ": r"{\dj}", "Đ": r"{\DJ}", "ð": r"{\dh}",
    "Ð": r"{\DH}", "þ": r"{\th}", "Þ": r"{\TH}", "ŋ": r"{\ng}", "Ŋ": r"{\NG}", "ı": r"{\i}", "ȷ": r"{\j}",
    "§": r"{\S}", "¶": r"{\P}",
    "–": "--", "—": "---", "‐": "-", "‑": "-", "−": "$-$", "‘": "`", "’": "'", "“": "``", "”": "''", "…": r"{\ldots}",
    "©": r"{\copyright}", "£": r"{\pounds}", "¡": "!`", "¿": "?`", "†": r"{\dag}", "‡": r"{\ddag}", "\u00a0": " ",
    "×": r"$\times$", "±": r"$\pm$", "·": r"$\cdot$", "∞": r"$\infty$", "→": r"$\rightarrow$", "←": r"$\leftarrow$",
    "≤": r"$\leq$", "≥": r"$\geq$", "≠": r"$\neq$", "≈": r"$\approx$", "∈": r"$\in$", "ℓ": r"$\ell$",
    "∂": r"$\partial$",    "∇": r"$\nabla$", "√": r"$\surd$", "²": "$^2$", "³": "$^3$", "¹": "$^1$", "°": r"$^\circ$",
    "µ": r"$\mu$", "⁰": "$^0$", "⊕": r"$\oplus$", "⊗": r"$\otimes$", "∼": r"$\sim$", "⋆": r"$\star$", "∗": r"$\ast$",
}  # fmt: skip
_GREEK: Final = {
    chr(0x3B1 + offset): f"$\\{name}$"
    for offset, name in enumerate(
        ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu")
        + ("xi", "", "pi", "rho", "", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega")
    )
    if name
} | {
    character: f"$\\{name}$"
    for character, name in zip(
        "ΓΔΘΛΞΠΣΦΨΩ", ("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega"), strict=True
    )
}
_DOTLESS: Final = {("i", mark) for mark in "\u0300\u0301\u0302\u0308"}
"""LaTeX takes the dot away itself; of a ``\\i`` with them biber makes letters that pdfLaTeX does not have."""

_LATIN: Final = re.compile(r"LATIN (CAPITAL|SMALL) LETTER ([A-Z])(?: WITH .*)?")
_PICTURES: Final = ("So", "Sm", "Sk", "Co", "Cn")
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


def escape(text: str) -> str:
    """Return `text` as LaTeX that typesets it: balanced braces only, no command that does anything else.

    Latin letters with accents, Greek letters and common signs become ASCII; letters of other scripts stay, pictures
    (emoji), signs that LaTeX lacks and accents that no Latin letter has are left out.
    """
    escaped = "".join(
        _SPECIALS.get(character, character) for character in unicodedata.normalize("NFC", text).translate(_WIDE)
    )
    kept: list[str] = []
    for character in accents(escaped):
        category = "" if character.isascii() else unicodedata.category(character)
        if category not in _PICTURES and not (category == "Mn" and kept and kept[-1].isascii()):
            kept.append(character)
    return " ".join("".join(kept).split())


def accents(text: str) -> str:
    r"""Return `text`, BibTeX or plain, with what is not ASCII as LaTeX; a character without a command stays.

    A Latin letter with a mark that LaTeX lacks loses the mark. Some commands need ``\usepackage[T1]{fontenc}``.
    """
    if text.isascii():
        return text
    return "".join(c if c.isascii() else _command(c) for c in unicodedata.normalize("NFC", text))


def _command(character: str) -> str:
    known = _LETTERS.get(character) or _GREEK.get(character)
    if known:
        return known
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[:1], decomposed[1:]
    if not marks or not base.isascii() or any(mark not in _ACCENTS for mark in marks):
        latin = _LATIN.fullmatch(unicodedata.name(character, ""))
        compatible = unicodedata.normalize("NFKC", character)
        if latin:
            compatible = latin[2] if latin[1] == "CAPITAL" else latin[2].lower()
        return compatible if compatible.isascii() and compatible.isalnum() else character
    made = base if base not in "ij" or len(marks) > 1 or (base, marks) in _DOTLESS else f"\\{base}"
    for mark in marks:
        made = f"\\{_ACCENTS[mark]}{{{made}}}"
    return f"{{{made}}}"


def escape_url(url: str) -> str:
    """Return a web address without a character that is special to BibTeX, percent-encoded; "" for any other."""
    if not url.lower().startswith(("http://", "https://")) or not url.isprintable():
        return ""
    return quote(_STRAY_PERCENT.sub("%25", url), safe="%/:=&?~#+!$,;@()*-._'")
