"""What LaTeX cites, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.cite.tex import read_aux, read_bcf, read_tex


def keys(text: str) -> list[str]:
    return [key for key, _ in read_tex(text).cited]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (r"\cite{a}", ["a"]),
        ("\\cite{a, b,%c\n c }", ["a", "b", "c"]),
        (r"\citep[see][p.~5 {[x]}]{a} \citet*[ch. \textbf{2}]{b}", ["a", "b"]),
        (r"\autocite[vgl.][]{a} \Parencite{b} \textcite{c} \footcite[1]{d} \supercite{e} \fullcite{f}", list("abcdef")),
        (r"\citeauthor*{a} \citeyearpar{b} \Citealt{c} \nocite{d} \newcite{e} \shortcite{f}", list("abcdef")),
        (r"\autocites(pre)(post)[1][2]{a}[3]{b,c}{d} {e}", ["a", "b", "c", "d", "e"]),
        (r"\parencites{a}{b} text {c}", ["a", "b"]),
        (r"\volcite[see]{2}[p. 3]{a} \Pvolcite{1}{b}", ["a", "b"]),
        (r"\textcquote[p. 1]{a}{quoted} \bibentry{b}", ["a", "b"]),
        ("\\cite\n  [x]\n  {a}", ["a"]),
        (r"\nocite{*}", ["*"]),
        (r"\cite{DBLP:journals/a-b+c.d_e} \cite{müller}", ["DBLP:journals/a-b+c.d_e", "müller"]),
        ("100\\% \\cite{a} % \\cite{b}\n\\\\% \\cite{c}\n\\cite{d}", ["a", "d"]),
        (r"\begin{verbatim}\cite{a}\end{verbatim}\cite{b}\begin{lstlisting}[x]\cite{c}\end{lstlisting}", ["b"]),
        (r"\verb|\cite{a}| \verb*+\cite{b}+ \lstinline!\cite{c}! \cite{d}", ["d"]),
        (r"\lstinline{\cite{a}} \mintinline{tex}{\cite{b}} \lstinline[x]{c} \lstinline{\cite{d}", ["d"]),
        (r"\iffalse \cite{a} \fi \cite{b}", ["b"]),
        (r"\cite{a} \end{document} \cite{b}", ["a"]),
        (r"\newcommand{\mycite}[1]{\cite{#1}} \citetext{see \citealp{a}} \citestyle{x} \setcitestyle{y}", ["a"]),
        (r"\begin{comment} \cite{a} \end{comment}", []),
        ("\\cite{a\n\n} \\cite{b}", ["b"]),
        (r"\cite{a", []),
        (r"\cite text {a}", []),
        (r"\excited{a} \cites", []),
    ],
)
def test_cited_keys(text: str, cited: list[str]) -> None:
    assert keys(text) == cited


def test_lines_count_through_comments_and_verbatim() -> None:
    text = "% one\n\\begin{verbatim}\ntwo\n\\end{verbatim}\n\\cite{a}\nx \\cite{b,\nc}\n"
    assert read_tex(text).cited == (("a", 5), ("b", 6), ("c", 6))


def test_includes_and_bibliographies() -> None:
    text = (
        r"\input{intro} \include{chap/one} \input{two.tex} \input three \subfile{four} \import{sub/}{five}"
        "\n% \\input{no}\n"
        r"\bibliography{refs,more.bib} \addbibresource[datatype=bibtex]{a b.bib}"
        r"\addbibresource[location=remote]{http://x/y.bib} \bibliography{\jobname}"
    )
    file = read_tex(text)
    assert file.includes == ("intro.tex", "chap/one.tex", "two.tex", "three.tex", "four.tex", "sub/five.tex")
    assert file.bibliographies == ("refs.bib", "more.bib", "a b.bib")


def test_aux_and_bcf() -> None:
    aux = read_aux(
        "\\relax\n\\citation{a,b}\n\\citation{*}\n\\bibdata{refs,more}\n\\@input{one.aux}\n"
        "\\abx@aux@cite{0}{c}\n\\abx@aux@cite{d}\n\\bibcite{e}{1}\n"
    )
    assert [key for key, _ in aux.cited] == ["a", "b", "*", "c", "d"]
    assert (aux.includes, aux.bibliographies) == (("one.aux",), ("refs.bib", "more.bib"))
    bcf = read_bcf(
        '<bcf:datasource type="file" datatype="bibtex">refs.bib</bcf:datasource>\n'
        '<bcf:citekey order="1">a&amp;b</bcf:citekey><bcf:citekey order="2" nocite="1">c</bcf:citekey>'
    )
    assert (bcf.cited, bcf.bibliographies) == ((("a&b", 0), ("c", 0)), ("refs.bib",))


MARKS = [
    "\\cite",
    "\\cites",
    "\\verb|",
    "\\begin{verbatim}",
    "\\iffalse",
    "%",
    "{",
    "}",
    "[",
    "]",
    "(",
    "a",
    ",",
    "\n",
    "\\",
]


@given(st.lists(st.sampled_from(MARKS)))
def test_any_text_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    for key, line in read_tex(text).cited:
        assert key in " ".join(text.split())
        assert 1 <= line <= text.count("\n") + 1


@given(
    st.lists(st.text("abcé:-", min_size=1, max_size=6), min_size=1, max_size=5),
    st.sampled_from(["cite", "citep", "autocites"]),
)
def test_what_is_cited_is_found(cited: list[str], command: str) -> None:
    assert keys(f"text % \\cite{{no}}\n\\{command}[see][{{]}}]{{{', '.join(cited)}}} more") == cited
