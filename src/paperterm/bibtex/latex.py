"""LaTeX in the fields of BibTeX, read as text: accents, symbols, quotes, dashes; commands and braces dropped."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_GREEK: Final = """
alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi
chi psi omega
"""
_NAMED: Final = """
ss=ß o=ø O=Ø l=ł L=Ł ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ S=§ P=¶
copyright=© textcopyright=© textregistered=® texttrademark=™ dots=… ldots=… textellipsis=… cdots=… textendash=–
textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=” textquotesingle='
guillemotleft=« guillemotright=» textasciicircum=^ textunderscore=_ textbar=| textless=< textgreater=>
textbullet=• textdegree=° degree=° euro=€ texteuro=€ pounds=£ textsterling=£ dag=† ddag=‡ dagger=† times=× pm=±
cdot=· infty=∞ to=→ rightarrow=→ leftarrow=← Rightarrow=⇒ leftrightarrow=↔ leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠
approx=≈ sim=∼ in=∈ ell=ℓ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ sqrt=√ forall=∀ exists=∃ star=⋆ ast=∗ circ=∘
oplus=⊕ otimes=⊗ log=log min=min max=max exp=exp varepsilon=ε varphi=φ vartheta=ϑ TeX=TeX LaTeX=LaTeX
BibTeX=BibTeX textperiodcentered=· slash=/ textmu=µ
"""


def _greek(case: str, name: str) -> str:
    return unicodedata.lookup(f"GREEK {case} LETTER {name.replace('lambda', 'lamda')}")


_SYMBOLS: Final = {
    **dict.fromkeys(("quad", "qquad", "space", "newline", "par"), " "),
    **dict.fromkeys(("lbrace", "textbraceleft"), "\x01"),
    **dict.fromkeys(("rbrace", "textbraceright"), "\x02"),
    "textbackslash": "\x03",
    "textasciitilde": "\x04",
    "textdollar": "\x05",
    **dict(pair.split("=") for pair in _NAMED.split()),
    **{name: _greek("SMALL", name) for name in _GREEK.split()},
    **{name.capitalize(): _greek("CAPITAL", name) for name in _GREEK.split()},
}
_CHARACTERS: Final = {
    "&": "&", "%": "%", "_": "_", "#": "#", "$": "\x05", "{": "\x01", "}": "\x02", "\\": " ", " ": " ", "\n": " ",
    ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "(": "", ")": "", "[": "", "]": "",
}  # fmt: skip
_KEPT: Final = str.maketrans({"\x01": "{", "\x02": "}", "\x03": "\\", "\x04": "~", "\x05": "$"})
"""What stands for itself is a control character (clean text has none) until the syntax is gone."""

_SYNTAX: Final = re.compile(r"[\\{}$~]|--|``|''")
_ACCENT: Final = re.compile(
    r"\\(?:([`'^~=.\"])|([uvHcdbkr])(?![A-Za-z]))\s*(?:\{\s*(?:\\([ij])\s*|([^\W\d_]?))([^{}\\]*)\}|\\([ij])(?![A-Za-z])\s*|([^\W\d_]))"
)
_HREF: Final = re.compile(r"\\(?:href|noopsort|SortNoop|textcolor|color)\s*\{[^{}]*\}")
_WORD: Final = re.compile(r"\\([A-Za-z]+)(?:\*|\s*\{\}|\s+)?")
_CHARACTER: Final = re.compile(r"\\(.)", re.DOTALL)
_MATH: Final = re.compile(r"\$([^$]*)\$")
_TYPOGRAPHY: Final = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": "", "\\": ""}
_TYPOGRAPHIC: Final = re.compile(r"---?|``|''|[~{}\\]")


@lru_cache(maxsize=8192)
def decode(text: str) -> str:
    """Return clean LaTeX `text` as the reader of the paper sees it; an unknown command leaves only its argument."""
    if not _SYNTAX.search(text):
        return text
    if "\\" in text:
        text = _ACCENT.sub(_accent, _ACCENT.sub(_accent, text))
        text = _WORD.sub(_symbol, _HREF.sub("", text))
        text = _CHARACTER.sub(lambda match: _CHARACTERS.get(match[1], match[1]), text)
    text = _MATH.sub(r"\1", text)
    text = _TYPOGRAPHIC.sub(lambda match: _TYPOGRAPHY[match[0]], text)
    return unicodedata.normalize("NFC", text).translate(_KEPT)


def _accent(match: re.Match[str]) -> str:
    mark = match[1] or match[2]
    letter, rest = match[3] or match[4] or match[6] or match[7] or "", match[5] or ""
    if not letter:
        return {"~": "\x04", "^": "^"}.get(mark, "") + rest
    return unicodedata.normalize("NFC", letter + _ACCENTS[mark]) + rest


def _symbol(match: re.Match[str]) -> str:
    return _SYMBOLS.get(match[1], "")
