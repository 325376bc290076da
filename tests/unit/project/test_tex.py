"""What LaTeX cites, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.project.auxfiles import read_aux, read_bcf
from paperterm.project.scope import Scope
from paperterm.project.statements import Bibliography, Cite, Include, Unresolved
from paperterm.project.tex import read_tex


def keys(text: str) -> list[str]:
    return [each.key for each in read_tex(text) if isinstance(each, Cite)]


def bibs(text: str, job: str = "paper") -> list[str]:
    return [each.name for each in read_tex(text, Scope(job=job)) if isinstance(each, Bibliography)]


def included(text: str) -> list[str]:
    return [f"{each.folder}:{each.name}" for each in read_tex(text) if isinstance(each, Include)]


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
        (r"\textcquote[p. 1]{a}{quoted} \foreigntextcquote{german}[p. 1]{b}{c} \bibentry{d}", ["a", "b", "d"]),
        (r"\begin{displaycquote}[p. 3]{a} x \end{displaycquote}\begin{foreigndisplaycquote}{german}{b}", ["a", "b"]),
        (r"\cite<see>[p. 2]{a} \citeA<e.g.,>{b} \citesec{c} \nocitesec{d} \citepalias{e}", list("abcde")),
        ("\\cite\n  [x]\n  {a}", ["a"]),
        (r"\nocite{*}", ["*"]),
        (r"\cite{DBLP:journals/a-b+c.d_e} \cite{müller}", ["DBLP:journals/a-b+c.d_e", "müller"]),
        (r"\cited{no} \excited{a} \ifciteseen{yes}{no} \AtEveryCite{x} \defcitealias{a}{A} \newcites{b}{B} \cites", []),
        ("\\cite{a\n\n} \\cite{b}", ["b"]),
        (r"\cite{a", []),
        (r"\cite text {a}", []),
        (r"line \\cite{a}", []),
    ],
)
def test_cited_keys(text: str, cited: list[str]) -> None:
    assert keys(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("100\\% \\cite{a} % \\cite{b}\n\\\\% \\cite{c}\n\\cite{d}", ["a", "d"]),
        ("\\citet% why\n% and \\cite{no}\n  [p. 3]% what\n  {a}", ["a"]),
        ("\\cite{a%\n  b,%\n  c}", ["ab", "c"]),
        ("\\cite% the paragraph ends\n\n{a}", []),
        (r"\href{https://x.example/a%20b}{page \cite{a}} \url{x%y{%}z} \cite{b}", ["a", "b"]),
        (r"\path|a%b| \nolinkurl{a%20b}\cite{a} \url!%! \cite{b}", ["a", "b"]),
        ("\\url{a%20b\n\n} \\cite{a}", ["a"]),
        (r"\path (0,0) -- node{\cite{a}} (1,1); \path(a) edge (b);", ["a"]),
        ("\\DeclareUrlCommand\\page{x}\\page{a%b} \\cite{a}\n\\curl{a%b} \\cite{b}", ["a"]),
        (r"\begin{verbatim}\cite{a}\end{verbatim}\cite{b}\begin{lstlisting}[x]\cite{c}\end{lstlisting}", ["b"]),
        (r"\begin{verbatim}% \end{verbatim}\cite{a}", ["a"]),
        (r"\lstnewenvironment{code}{}{}\begin{code}\cite{a}\end{code}\newminted{tex}{}\begin{texcode}\cite{b}", []),
        (r"\verb|\cite{a}| \verb*+\cite{b}+ \lstinline!\cite{c}! \cite{d}", ["d"]),
        (r"\lstinline{\cite{a}} \mintinline{tex}{\cite{b}} \lstinline[x]{c} \lstinline{\cite{d}", ["d"]),
        (r"\MakeShortVerb{\|} |\cite{a}| \cite{b} | \cite{c}", ["b", "c"]),
        (r"\iffalse \cite{a} \ifx x \cite{b} \fi \cite{c} \fi \cite{d}", ["d"]),
        (r"\newif\ifdraft\iffalse \ifdraft\else\fi \cite{a} \else \cite{b} \fi \cite{c}", ["b", "c"]),
        ("\\if0 \\cite{a} \\fi \\iffalse % \\fi\n \\cite{b} \\fi \\iff \\cite{c}", ["c"]),
        (r"\cite{a} \end{document} \cite{b}", ["a"]),
        (r"\begin{comment} \cite{a} \end{comment}", []),
    ],
)
def test_what_tex_does_not_read_as_commands(text: str, cited: list[str]) -> None:
    assert keys(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (r"\newcommand{\mycite}[1]{\cite{#1}} \citetext{see \citealp{a}} \citestyle{x} \setcitestyle{y}", ["a"]),
        (r"\newcommand*\see[2][]{(see \citealp[#1]{#2})} \see{a} \see[p. 2]{b, c}", ["a", "b", "c"]),
        (r"\newcommand{\lit}[2]{#1~\cite{#2}} \lit{Doe}{a}", ["a"]),
        (r"\newcommand{\namecite}[2]{#1~\cite{#2}} \namecite{Doe}{a}", ["a"]),
        (r"\def\two#1#2{\cite{#1}\cite{#2}} \two{a}{b}", ["a", "b"]),
        (r"\NewDocumentCommand{\seen}{s O{p. 1} m}{\cite[#2]{#3}} \seen*[x]{a} \seen{b}", ["a", "b"]),
        (
            r"\let\pc=\citep \pc[1]{a} \newcommand{\tc}{\citet} \tc*{b} \newcommand\sc{\citep[see]}\sc{c}",
            ["a", "b", "c"],
        ),
        (r"\let\old\cite \renewcommand{\cite}[2][]{\old[#1]{#2}} \cite[x]{a}", ["a"]),
        (r"\newcommand{\a}{\b{k}} \newcommand{\b}[1]{\citet{#1}} \a", ["k"]),
        (r"\newcommand{\key}{doe99} \cite{\key,b}", ["doe99", "b"]),
        (r"\newcommand{\citeneeded}[1]{\textbf{#1}} \citeneeded{some words}", []),
        (r"\def\x{\cite{a}\x\x} \x", ["a"]),
        (r"\newcommand{\x}[1]{\x{#1}\x{\cite{#1}}} \x{a}", ["a"]),
    ],
)
def test_macros_that_cite(text: str, cited: list[str]) -> None:
    assert sorted(set(keys(text))) == sorted(cited)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (r"\bibliography{refs,more.bib}", ["refs.bib", "more.bib"]),
        ("\\bibliography{refs,% the main one\n  more}", ["refs.bib", "more.bib"]),
        (r"\addbibresource[datatype=bibtex]{a b.bib}", ["a b.bib"]),
        (r"\addbibresource[location=remote]{http://x/y.bib} \addbibresource[datatype=ris]{x.ris}", []),
        (r"\addbibresource[glob]{bib/*.bib} \addbibresource[glob=true]{*.bib}", ["bib/*.bib", "*.bib"]),
        (r"\addglobalbib{a.bib} \addsectionbib{b.bib}", ["a.bib", "b.bib"]),
        (r"\addbibresource{\subfix{refs.bib}} \bibliography{\subfix{../more}}", ["refs.bib", "../more.bib"]),
        (r"\bibliography{\jobname} \addbibresource{\jobname-b.bib}", ["paper.bib", "paper-b.bib"]),
        (r"\nobibliography{refs} \nobibliography* {x}", ["refs.bib"]),
        (r"\newcites{A}{Also} \bibliographystyleA{plain} \bibliographyA{refs,more}", ["refs.bib", "more.bib"]),
        (r"\begin{refsection}[a.bib,b] \newrefsection[c.bib] \begin{refsection}", ["a.bib", "b.bib", "c.bib"]),
        (
            r"\putbib[a,b] \putbib \defaultbibliography{c} \begin{btSect}[plain]{d}",
            ["a.bib", "b.bib", "c.bib", "d.bib"],
        ),
        (r"\newcommand{\bibfile}{refs} \bibliography{\bibfile}", ["refs.bib"]),
        (r"\def\bibs{a,b} \expandafter\bibliography\expandafter{\bibs}", ["a.bib", "b.bib"]),
        (r"\newcommand*\inbib[1]{bib/#1.bib} \addbibresource{\inbib{refs}}", ["bib/refs.bib"]),
        (r"\providecommand{\main}{..} \providecommand{\main}{x} \bibliography{\main/refs}", ["../refs.bib"]),
        (r"\newcommand{\thebib}[1]{\bibliographystyle{plain}\bibliography{#1}} \thebib{refs}", ["refs.bib"]),
        (r"\bibliography{\loop} \bibliography{#1}", []),
        (r"\bibliographystyle{x} \bibliographyname{y} \printbibliography[title=z] \bibliography", []),
        (r'\bibliography{"my refs"}', ["my refs.bib"]),
        ("% \\bibliography{refs}\n\\verb|\\bibliography{more}|", []),
    ],
)
def test_named_bibliographies(text: str, named: list[str]) -> None:
    assert bibs(rf"\def\loop{{\loop}}{text}") == named


@pytest.mark.parametrize(
    "text",
    [
        r"\documentclass[a4paper,bibfile=refs]{thesis}",
        r"\usepackage[bibliography={refs.bib}]{house}",
        r"\thesissetup{author = {Doe, Ann}, bib = refs}",
        r"\mybibfiles{refs.bib}\begin{document}\texttt{other.bib}",
        r"\ProvidesClass{x}\def\bibs{refs.bib}",
    ],
)
def test_options_may_name_a_bibliography(text: str) -> None:
    found = [each for each in read_tex(text) if isinstance(each, Bibliography)]
    assert {(each.name, each.certain) for each in found} == {("refs.bib", False)}


def test_includes() -> None:
    text = (
        r"\input{intro} \include{chap/one} \input{two.tex} \input three \input{#1} \subfile{four} \import{sub/}{five}"
        '\n% \\input{no}\n\\input{"my chapter"} \\input"my notes" \\input{a%\n  b}'
        r"\subimport*{x}{y} \InputIfFileExists{z}"
    )
    plain = [":intro", ":chap/one", ":two.tex", ":three", ":four", "sub/:five"]
    assert included(text) == [*plain, ":my chapter", ":my notes", ":ab", "x:y", ":z"]
    assert included(r"\documentclass[../main.tex]{subfiles}") == [":../main.tex"]
    assert included("% !TEX root = ../main.tex\n\\usepackage[x]{a, b}") == [":../main.tex", ":a.sty", ":b.sty"]


def test_names_of_unknown_macros_are_told() -> None:
    assert list(read_tex("\n\\input{\\folder/x}")) == [Unresolved(r"\folder/x", 2)]
    assert list(read_tex(r"\newcommand{\x}{\input{\folder/x}}")) == []


def test_lines_count_through_comments_and_verbatim() -> None:
    text = "% one\n\\begin{verbatim}\ntwo\n\\end{verbatim}\n\\cite{a}\nx \\cite{b,\nc}\n"
    assert list(read_tex(text)) == [Cite("a", 5), Cite("b", 6), Cite("c", 6)]
    assert list(read_tex(text.replace("\n", "\r\n"))) == list(read_tex(text))
    macro = "\\newcommand{\\see}[1]{\n\\cite{#1}}\n\n\\see{a}"
    assert list(read_tex(macro)) == [Cite("a", 4)]


def test_aux_and_bcf() -> None:
    aux = list(
        read_aux(
            "\\relax\n\\citation{a,b}\n\\citation{*}\n\\bibdata{refs,more}\n\\@input{one.aux}\n"
            "\\abx@aux@cite{0}{c}\n\\abx@aux@cite{d}\n\\bibcite{e}{1}\n"
        )
    )
    assert [each.key for each in aux if isinstance(each, Cite)] == ["a", "b", "*", "c", "d"]
    assert [each for each in aux if not isinstance(each, Cite)] == [
        *(Bibliography("refs.bib", 0), Bibliography("more.bib", 0), Include("one.aux", 0)),
    ]
    bcf = read_bcf(
        '<bcf:datasource type="file" datatype="bibtex" glob="false">refs.bib</bcf:datasource>\n'
        '<bcf:citekey order="1">a&amp;b</bcf:citekey><bcf:citekey order="2" nocite="1">c</bcf:citekey>'
    )
    assert list(bcf) == [Bibliography("refs.bib", 0), Cite("a&b", 0), Cite("c", 0)]


MARKS = [
    *("\\cite", "\\cites", "\\verb|", "\\begin{verbatim}", "\\iffalse", "\\fi", "%", "{", "}", "[", "]", "(", "a", ","),
    *("\n", "\\", "\\newcommand", "\\def", "\\x", "#1", "\\input", "\\bibliography", "\\url", "|", "<", "\\let", "\0"),
]


@given(st.lists(st.sampled_from(MARKS)))
def test_any_text_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    for statement in read_tex(text):
        assert 1 <= statement.line <= text.count("\n") + 1
        if isinstance(statement, Cite):
            assert statement.key.isprintable()


@given(
    st.lists(st.text("abcé:-", min_size=1, max_size=6), min_size=1, max_size=5),
    st.sampled_from(["cite", "citep", "autocites"]),
    st.sampled_from(["", "%\n", "\n", " % \\cite{no}\n  "]),
)
def test_what_is_cited_is_found(cited: list[str], command: str, gap: str) -> None:
    text = f"text % \\cite{{no}}\n\\{command}{gap}[see][{{]}}]{gap}{{{', '.join(cited)}}} more"
    assert keys(text) == cited
