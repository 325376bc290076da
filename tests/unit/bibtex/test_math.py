"""Math in running text: which dollars enclose it, how it is shown, and what LaTeX typesets."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.math import is_typeset, shown, split_math
from tests.tools import need


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (r"$\ell_1$-regularized on $\mathbb{R}^n$", "ℓ_1-regularized on R^n"),
        ("From $5 and $10 to $20", "From $5 and $10 to $20"),
        ("No $$$ and 5$", "No $$$ and 5$"),
        (r"Costs \$5$ or $ x$", r"Costs \$5$ or $ x$"),
        ("$x$", "x"),
        ("a $($ b", "a $($ b"),
        ("plain", "plain"),
    ],
)
def test_math_is_shown_decoded(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    "math",
    [r"\ell_1", r"\mathbb{R}^n", r"O(n \log n)", r"x_1^{2y}", r"\frac{1}{2}", r"\{a\}", r"\alpha,\ \Omega", "k"],
)
def test_common_math_is_typeset(math: str) -> None:
    assert is_typeset(math)
    assert split_math(f"a ${math}$ b") == ["a ", f"${math}$", " b"]


@pytest.mark.parametrize(
    "math",
    [
        r"\foo",
        r"\input{x}",
        r"\mathbb R",
        "x_1_2",
        "x^a_b^c",
        "x^",
        "a % b",
        "a & b",
        "#1",
        r"\left(x",
        "{x",
        "x}",
        "é",
    ],
)
def test_other_math_stays_text(math: str) -> None:
    assert not is_typeset(math)
    assert split_math(f"a ${math}$ b") == [f"a ${math}$ b"]


PIECES = st.sampled_from(
    [
        "x",
        "1",
        "_",
        "^",
        "{",
        "}",
        r"\alpha",
        r"\mathbb{R}",
        r"\frac{1}{2}",
        r"\log",
        " ",
        "(",
        "+",
        r"\{",
        r"\,",
        r"\sum",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_pieces_make_the_text_again(text: str) -> None:
    pieces = split_math(f"a ${text}$ and $5")
    assert "".join(pieces) == f"a ${text}$ and $5"
    assert all(piece[0] == piece[-1] == "$" for piece in pieces[1::2])


def test_what_is_taken_for_typeset_is(tmp_path: Path) -> None:
    need("pdflatex")
    found: set[str] = set()

    @given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
    def collect(text: str) -> None:
        if is_typeset(text) and text.strip() == text:
            found.add(text)

    collect()
    lines = "\n\n".join(f"${math}$" for math in sorted(found))
    tex = f"\\documentclass{{article}}\\usepackage{{amssymb}}\\begin{{document}}x\n\n{lines}\n\\end{{document}}\n"
    (tmp_path / "math.tex").write_text(tex, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "math.tex"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True, errors="replace")
    assert done.returncode == 0, done.stdout[-800:]
