"""LaTeX itself is asked: an invented manuscript gives the citations and bibliographies that pdflatex writes down."""

import os
import random
import re
import subprocess
from pathlib import Path

import pytest

from paperterm.project.auxfiles import read_aux
from paperterm.project.manuscript import read_manuscript
from paperterm.project.statements import Bibliography, Cite
from tests.tools import need

PREAMBLE = r"""\documentclass{article}
\usepackage{natbib,bibentry,multibib,url}
\newcites{sec}{Also}
\newcommand{\bibfile}{refs}
\newcommand{\see}[2][]{(see \citealp[#1]{#2})}
\NewDocumentCommand{\seen}{s O{p. 1} m}{\citet[#2]{#3}}
\newcommand{\named}[2]{#1 \cite{#2}}
\let\oldcite\citet
\newif\ifdraft
"""
PIECES = [
    *(
        r"\cite{K}",
        "\\cite{K,%\n  K,\n K}",
        r"\nocite{K}",
        r"\citeauthor{K} \citeyear{K}",
        r"\citepsec[x]{K} \nocitesec{K}",
    ),
    *(r"\see[ch. {[2]}]{K}", r"\see{K}", r"\seen*[x]{K} \seen{K}", r"\named{no}{K}", r"\oldcite[p.~\textbf{3}]{K}"),
    "\\cite% why\n % \\cite{no}\n  [p. 3]% what\n  {K}",
    *(
        r"\iffalse \cite{no} \fi",
        r"\iffalse \ifdraft \fi \cite{no} \else \cite{K} \fi",
        "\\iffalse % \\fi\n\\cite{no}\\fi",
    ),
    *(r"\verb|\cite{no} %| \cite{K}", r"100\% \cite{K} % \cite{no}", "text%\n\\cite{K}%\n% \\cite{no}"),
    "\\begin{verbatim}\n\\cite{no} % \\end\n\\end{verbatim}",
    r"\url{https://x.example/a%20b} \cite{K} \path|a%b| \cite{K} \url!%!\cite{K}",
    *(
        "\\cite {K} \\cite\n{K}",
        r"line \\cite \cite{K}",
        r"\footnote{as in \cite{K}}",
        r"{\let\oldcite\cite \oldcite{K}}",
    ),
    *("\\begin{itemize}\\item[\\cite{K}] \\cite[see][]{K}\\end{itemize}", r"\expandafter\cite\expandafter{K}"),
    *(r"\citep[see][p.~5 {[x]}]{K} \citet*{K}", r"\citetext{see \citealp{K}; \citealt*[p. 2]{K}}", r"\citesec{K}"),
    *(r"\citeyearpar{K} \Citet{K} \citefullauthor{K}", r"\defcitealias{no}{A} \citetalias{K}", r"\bibentry{K}"),
]


def body(dice: random.Random) -> str:
    keys = iter(f"k{number}" for number in dice.choices(range(60), k=200))
    pieces = dice.sample(PIECES, len(PIECES))
    return "\n\n".join(re.sub("K", lambda _: next(keys), piece) for piece in pieces) + "\n"


@pytest.mark.parametrize("seed", range(3))
def test_citations_and_bibliographies_are_those_of_the_aux_files(tmp_path: Path, seed: int) -> None:
    need("pdflatex")
    dice = random.Random(seed)
    (tmp_path / "refs.bib").write_text("")
    (tmp_path / "more.bib").write_text("")
    (tmp_path / "my part.tex").write_text(body(dice))
    (tmp_path / "two.tex").write_text(body(dice))
    (tmp_path / "paper.tex").write_text(
        f"{PREAMBLE}\\begin{{document}}\n\\nobibliography*\n{body(dice)}"
        '\\input{"my part"}\n\\include{two}\n'
        "\\bibliographystyle{plainnat}\\bibliographystylesec{plainnat}\n\\bibliography{\\bibfile,\\jobname}\n"
        "\\bibliographysec{more}\n\\end{document}\n\\cite{no}\n"
    )
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-file-line-error", "paper.tex"],
        cwd=tmp_path,
        env={**os.environ, "openout_any": "p"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    output = done.stdout.decode(errors="replace")
    assert not [line for line in output.splitlines() if line.startswith(("!", "./"))]
    said = [each for name in ("paper", "two", "sec") for each in read_aux((tmp_path / f"{name}.aux").read_text())]
    manuscript = read_manuscript(tmp_path / "paper.tex")
    assert set(manuscript.cited) == {each.key for each in said if isinstance(each, Cite)}
    named = {path.name for path in manuscript.bibliographies} | set(manuscript.absent)
    assert named == {each.name for each in said if isinstance(each, Bibliography)}
