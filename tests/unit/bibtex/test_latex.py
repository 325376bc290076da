"""LaTeX text is shown as the reader of the paper sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.latex import decode
from paperterm.bibtex.names import read_names


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Erd{\H o}s, Erd\H{o}s", "Erdős, Erdős"),
        (r"{\'E}lan \'elan \'{e}lan {\'{e}}lan", "Élan élan élan élan"),
        (r"Na{\"\i}ve \'{\i} \'\i x {\'{\i}}", "Naïve í íx í"),
        (r"Milo{\v s} \v{C}ech Ho\v r", "Miloš Čech Hoř"),
        (r"\=o\u{g}\k{a}\d{h}\r{a}\.{z}\c{c}\~n", "ōğąḥåżçñ"),
        (r"\L{}ukasz Stra{\ss}e S\o ren {\AA}ngstr{\"o}m", "Łukasz Straße Søren Ångström"),
        (r"\{x\} 50\% A \& B \#1 a\_b \$5", "{x} 50% A & B #1 a_b $5"),
        (r"$\alpha^2$-{GAN} for $O(n^{2})$", "α^2-GAN for O(n^2)"),
        (r"a~b -- c---d ``q''", "a b – c—d “q”"),
        (r"\emph{One} \textbf{T}wo \relax\url{http://x}", "One Two http://x"),
        (r"\href{http://x}{text}", "text"),
        (r"\~{} \^{} \textbackslash{}x", "~ ^ \\x"),
        (r"Poincar\ifmmode \acute{e}\else \'{e}\fi{} at 3\ifmmode^\circ\else\textdegree\fi C", "Poincaré at 3°C"),
        (r"the 5\({}^{\mbox{th}}\), \[x^2\] and $\log n$", "the 5th, x^2 and log n"),
        (r"$\lesssim\odot\hbar$ \unknown{x} \today", "≲⊙ħ x "),
        ("plain", "plain"),
        ("\\", ""),
    ],
)
def test_decoding(latex: str, text: str) -> None:
    assert decode(latex) == text


@given(st.text("\\{}$~'\"`^-cvHuio abé\n", max_size=40))
def test_no_syntax_is_left_over(latex: str) -> None:
    decoded = decode(latex)
    assert not any(ord(character) < 9 for character in decoded)
    assert len(decoded) <= 2 * len(latex)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("A. One and Two, B. and others", ["A. One", "B. Two"]),
        ("{Simon and Schuster} and van der Berg, Jan and Ludwig van Beethoven",
         ["Simon and Schuster", "Jan van der Berg", "Ludwig van Beethoven"]),
        ("{{OpenAI}}", ["OpenAI"]),
        ("{Ann One and Ben Two and Cy Three}", ["Ann One and Ben Two and Cy Three"]),
        ("Smith, Jr., John and Knuth, III, Don", ["John Smith Jr.", "Don Knuth III"]),
        ("Ann One, Ben Two, Cy Three", ["Ann One", "Ben Two", "Cy Three"]),
        ("One, A., Two, B.-C., Three, D.", ["A. One", "B.-C. Two", "D. Three"]),
        ("A One, B Two, and C Three", ["A One", "B Two", "C Three"]),
        ("A One, B Two and C Three", ["B Two A One", "C Three"]),
        ("A One; B Two", ["A One", "B Two"]),
        ("Brinch Hansen, Per Erik", ["Per Erik Brinch Hansen"]),
        ("One,\n Ann AND\n Two, Ben et al.", ["Ann One", "Ben Two"]),
        (r"Garc{\'\i}a, Jos\'e and M{\"u}ller~Lee, X", ["José García", "X Müller Lee"]),
        ("王, 小明 and 李四", ["王小明", "李四"]),
        ("others", []),
        ("", []),
    ],
)  # fmt: skip
def test_names(field: str, names: list[str]) -> None:
    assert list(map(str, read_names(field)[0])) == names
