"""LaTeX in the fields of BibTeX, read as text: accents, symbols, quotes, dashes; commands and braces dropped."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

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

_FORMATTING: Final = """
emph textbf textit textsc texttt textrm textsf textup textnormal text mbox hbox url path href mathrm mathbf mathit
mathsf mathtt mathcal mathbb mathfrak bm boldsymbol rm bf it em sc tt sl sf relax protect ensuremath operatorname
textsuperscript textsubscript underline overline noopsort bibinfo left right displaystyle nobreak
"""
_SILENT: Final = frozenset(_FORMATTING.split())
"""Commands that leave only their argument, known without a look at pylatexenc's table."""

_LONGEST_SYMBOL: Final = 3
_SYNTAX: Final = re.compile(r"\\|\{|\}|\$|~|--|``|''")
"""What is not plain text. Each alternative begins with a literal: `re` then skips to where one of them may begin."""

_ACCENT: Final = re.compile(
    r"\\(?:([`'^~=.\"])|([uvHcdbkr])(?![A-Za-z]))\s*(?:\{\s*(?:\\([ij])\s*|([^\W\d_]?))([^{}\\]*)\}|\\([ij])(?![A-Za-z])\s*|([^\W\d_]))"
)
_HREF: Final = re.compile(r"\\(?:href|noopsort|SortNoop|textcolor|color)\s*\{[^{}]*\}")
_WORD: Final = re.compile(r"\\([A-Za-z]+)(?:\*|\s*\{\}|\s+)?")
_CHARACTER: Final = re.compile(r"\\(.)", re.DOTALL)
_IF_MATH: Final = re.compile(
    r"\\ifmmode(?![A-Za-z])\s?((?:[^\\]|\\(?!else|if|fi)){0,200}?)\\else(?![A-Za-z])\s{0,8}"
    r"((?:[^\\]|\\(?!else|if|fi)){0,200}?)\\fi(?![A-Za-z])\s?"
)
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_ORDINAL: Final = re.compile(r"(?<=\d)\^(?=(?:st|nd|rd|th)\b)")
_MATH: Final = re.compile(r"\$([^$]*)\$")
_TYPOGRAPHY: Final = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": "", "\\": ""}
_TYPOGRAPHIC: Final = re.compile(r"---?|``|''|[~{}\\]")


@lru_cache(maxsize=8192)
def decode(text: str) -> str:
    """Return clean LaTeX `text` as the reader of the paper sees it; an unknown command leaves only its argument."""
    if not _SYNTAX.search(text):
        return text
    if "\\" in text:
        text = outside_math(text)
        text = _ACCENT.sub(_accent, _ACCENT.sub(_accent, text))
        text = _WORD.sub(_symbol, _HREF.sub("", text))
        text = _CHARACTER.sub(lambda match: _CHARACTERS.get(match[1], match[1]), text)
    text = _MATH.sub(r"\1", text)
    text = _TYPOGRAPHIC.sub(lambda match: _TYPOGRAPHY[match[0]], text)
    text = _ORDINAL.sub("", text) if "^" in text else text
    return unicodedata.normalize("NFC", text).translate(_KEPT)


def outside_math(text: str) -> str:
    r"""Return LaTeX `text` with the second text of each ``\ifmmode … \else … \fi``, as the APS writes accents.

    ``{}`` ends it, since it may be a command.
    """
    return _IF_MATH.sub(r"\2{}", text) if "\\ifmmode" in text else text


def has_balanced_conditions(text: str) -> bool:
    r"""Whether each ``\ifmmode`` in LaTeX `text` has its ``\else`` and ``\fi`` close by, braces within paired."""
    rest = _IF_MATH.sub(lambda match: "" if _is_paired(match[1]) and _is_paired(match[2]) else match[0], text)
    return "\\ifmmode" not in rest


def _is_paired(text: str) -> bool:
    """Whether each brace of LaTeX `text` has its partner."""
    depth = 0
    for match in _BRACE.finditer(text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return False
    return not depth


def _accent(match: re.Match[str]) -> str:
    mark = match[1] or match[2]
    letter, rest = match[3] or match[4] or match[6] or match[7] or "", match[5] or ""
    if not letter:
        return {"~": "\x04", "^": "^"}.get(mark, "") + rest
    return unicodedata.normalize("NFC", letter + _ACCENTS[mark]) + rest


def _symbol(match: re.Match[str]) -> str:
    name = match[1]
    known = _SYMBOLS.get(name)
    if known is None:
        known = "" if name in _SILENT else symbol(name)
    return f"{known} " if known == name and match[0][-1].isspace() else known


@cache
def symbol(command: str) -> str:
    """Return the symbol that pylatexenc knows for a command without arguments, "" where there is none."""
    spec = _library().get_macro_spec(command)
    text = getattr(spec, "simplify_repl", None)
    return text if isinstance(text, str) and "%" not in text and len(text) <= _LONGEST_SYMBOL else ""


@cache
def _library() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()
