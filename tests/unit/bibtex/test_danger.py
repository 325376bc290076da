"""Dangerous commands in a stranger's BibTeX are recognized, ordinary LaTeX is not accused."""

import pytest

from paperterm.bibtex.danger import dangerous_commands


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        (r"title = {\immediate\write18{touch x}}", [r"\immediate", r"\write"]),
        (r"title = {\input{/etc/passwd} \input|ls}", [r"\input"]),
        (r"title = {\newwrite\w\openout\w=x.tex}", [r"\newwrite", r"\openout"]),
        (r"{\catcode`\@=0 \def\x{} \csname write18\endcsname{}}", [r"\catcode", r"\def", r"\csname", r"\endcsname"]),
        (r"note = {\loop\iftrue\repeat}", [r"\loop", r"\iftrue", r"\repeat"]),
        (r"{^^5cwrite18{x}}", ["^^"]),
        (r"{\directlua{os.execute()} \pdffiledump length 9 {x}}", [r"\directlua", r"\pdffiledump"]),
        (r"{\href{run:x.exe}{Paper}}", [r"\href"]),
        (r"{stop \end here}", [r"\end"]),
        (r"{\ifmmode \check{Z}}", [r"\ifmmode"]),
        (r"{\ifmmode a} \else b\fi}", [r"\ifmmode"]),
        (r"{\ifmmode \input{x}\else \ifnum 1=1 b\fi\fi}", [r"\ifmmode", r"\input", r"\ifnum"]),
        (r"@misc{\write, title = {x}}", [r"\write"]),
    ],
)
def test_commands_that_do_more_than_typeset(text: str, commands: list[str]) -> None:
    assert list(dangerous_commands(text)) == commands


@pytest.mark.parametrize(
    "text",
    [
        r"title = {{\'E}t{\'e} \& {\"U}ber {\v{C}}ech \o \ss \LaTeX}",
        r"title = {$\alpha \leq \mathcal{O}(n^2)$ \emph{x} \textbf{y} \textsc{z} \url{https://a/b} \href{https://x}{y}}",
        r"note = {a \\write is a word after a line break}",
        r"author = {Roe and \ifmmode \check{Z}\else \v{Z}\fi{}umer}, title = {3\ifmmode^\circ\else\textdegree\fi}",
        r"note = {\definite \inputs \Write input write def}",
        r"abstract = {\begin{itemize}\item x\end{itemize} iff \iff}",
        "",
    ],
)
def test_ordinary_latex_is_fine(text: str) -> None:
    assert dangerous_commands(text) == ()
