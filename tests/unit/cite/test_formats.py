"""Formatted references from what a list and its BibTeX say."""

from paperterm.cite.formats import apa, ieee, markdown, markdown_link, plain
from paperterm.cite.urls import paper_url, pdf_url
from paperterm.model import Citation, Entry, Link
from tests.people import people

BLOCK = (
    "@article{sage, title={Other}, volume={3}, number={4}, pages={1--12}, journal={Journal of Soup},"
    " year={2020}, doi={10.1145/1.2}}"
)
SAGE = Entry(
    file="a.md",
    line=1,
    title="Sage [Graphs]: A_B",
    authors=people("Ann Bea Salt", "Jean-Luc van der Pepper", "OpenAI"),
    year=2021,
    venue="ICT",
    citations=(Citation("sage", "article", BLOCK),),
)


def test_plain() -> None:
    assert plain(SAGE) == (
        "Ann Bea Salt, Jean-Luc van der Pepper, OpenAI. Sage [Graphs]: A_B. ICT, 2021. https://doi.org/10.1145/1.2"
    )


def test_apa() -> None:
    assert apa(SAGE) == (
        "Salt, A. B., van der Pepper, J.-L., & OpenAI. (2021). Sage [Graphs]: A_B. ICT, 3(4), 1–12. "
        "https://doi.org/10.1145/1.2"
    )
    many = Entry(file="a", line=1, title="T", authors=people(*(f"A{i} B{i}" for i in range(25))))
    assert "B18, A., … B24, A. (n.d.). T." in apa(many)


def test_ieee() -> None:
    assert ieee(SAGE) == (
        "A. B. Salt, J.-L. van der Pepper, and OpenAI, “Sage [Graphs]: A_B,” ICT, vol. 3, no. 4, pp. 1–12, 2021. "
        "https://doi.org/10.1145/1.2"
    )
    many = Entry(file="a", line=1, title="Why?", authors=people("A B") * 7, year=2020)
    assert ieee(many) == "A. B et al., “Why?” 2020."


def test_markdown_escapes_what_the_title_holds() -> None:
    assert markdown_link(SAGE) == r"[Sage \[Graphs\]: A\_B](https://doi.org/10.1145/1.2)"
    assert markdown(SAGE).endswith(r"[Sage \[Graphs\]: A\_B](https://doi.org/10.1145/1.2). *ICT*, 2021.")


def test_nothing_is_invented() -> None:
    bare = Entry(file="a.md", line=1, title="Only a title")
    assert plain(bare) == "Only a title."
    assert apa(bare) == "Only a title. (n.d.)."
    assert ieee(bare) == "“Only a title.”"
    assert markdown(bare) == "Only a title."


def test_addresses() -> None:
    def entry(*links: tuple[str, str], **ids: str) -> Entry:
        made = tuple(Link("x", kind, url) for kind, url in links)  # type: ignore[arg-type]
        return Entry(file="a", line=1, title="T", links=made, ids=tuple(ids.items()))

    code, page = ("code", "https://c.org"), ("paper", "https://arxiv.org/abs/2401.00001v2")
    assert paper_url(entry(code, page)) == page[1]
    assert paper_url(entry(code, doi="10.1/x")) == "https://doi.org/10.1/x"
    assert paper_url(entry(arxiv="2401.00001")) == "https://arxiv.org/abs/2401.00001"
    assert paper_url(entry(("paper", "notes/a.pdf"))) == ""
    assert pdf_url(entry(page)) == "https://arxiv.org/pdf/2401.00001v2"
    assert pdf_url(entry(code, ("paper", "https://x.org/a.pdf?x=1"))) == "https://x.org/a.pdf?x=1"
    assert pdf_url(entry(code)) == ""
