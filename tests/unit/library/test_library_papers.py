"""One paper in many places: what makes two places one, and what they then say together."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.library.entries import LazyEntries
from paperterm.library.load import load
from paperterm.library.papers.apart import apart_path, read_apart, tell_apart
from paperterm.library.papers.merged import finder, merged, places_of
from paperterm.library.papers.names import names_of, sign, signs_of
from paperterm.library.papers.places import places_at, why_one
from paperterm.library.papers.unite import unite
from paperterm.library.records import make_records
from paperterm.model import Citation, Entry, Library, Link, Papers, Section
from tests.people import people

LONG = "A Study of the Growth of Sage in Clay Pots"


def place(title: str = LONG, number: int = 0, **fields: object) -> Entry:
    given_fields: dict[str, object] = {"file": f"list{number}.md", "line": number + 1, "id": f"{number:012x}"}
    return Entry(title=title, **{**given_fields, **fields})  # type: ignore[arg-type]


def paper(url: str, label: str = "paper") -> Link:
    return Link(label, "paper", url)


def library_of(*entries: Entry) -> Library:
    return Library(entries, Section("All", "library", 0, len(entries)))


def are_one(one: Entry, other: Entry) -> bool:
    papers = finder(library_of(one, replace(other, id="f" * 12)))[1]
    return papers.leaders[1] == 0


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://arxiv.org/abs/2403.07648v2", "arxiv:2403.07648"),
        ("http://arxiv.org/pdf/hep-th/9901001v1.pdf", "arxiv:hep-th/9901001"),
        ("https://doi.org/10.48550/arXiv.2403.07648", "arxiv:2403.07648"),
        ("https://doi.org/10.1145/3230543.3230557", "doi:10.1145/3230543.3230557"),
        ("https://dl.acm.org/doi/pdf/10.1145/3230543.3230557", "doi:10.1145/3230543.3230557"),
        ("https://openreview.net/forum?id=aBcD12_x-9", "openreview:aBcD12_x-9"),
        ("https://openreview.net/pdf?noteId=q&id=aBcD12_x-9", "openreview:aBcD12_x-9"),
        ("https://aclanthology.org/2020.acl-main.1/", "acl:2020.acl-main.1"),
        ("https://www.aclweb.org/anthology/P18-1031.pdf", "acl:p18-1031"),
        ("https://doi.org/10.18653/v1/P18-1031", "acl:p18-1031"),
        ("https://www.usenix.org/conference/osdi22/presentation/yu", "usenix:osdi22/yu"),
        ("https://www.usenix.org/system/files/osdi22-yu.pdf", "usenix:osdi22/yu"),
        ("https://proceedings.mlr.press/v139/name21a/name21a.pdf", "pmlr:v139/name21a"),
        ("https://proceedings.mlr.press/v139/name21a.html", "pmlr:v139/name21a"),
        ("https://papers.example.org/2020/hash/abc-Paper.pdf", "url:papers.example.org/2020/hash/abc-Paper"),
    ],
)
def test_an_address_of_a_paper_names_it(address: str, name: str) -> None:
    assert name in names_of(place(links=(paper(address),)))


def test_a_citation_names_the_paper_and_links_to_code_do_not() -> None:
    block = Citation("k", "inproceedings", "@inproceedings{k, url = {https://openreview.net/forum?id=aBcD12_x9}}")
    code = Link("code", "code", "https://arxiv.org/abs/2101.00001")
    assert names_of(place(citations=(block,), links=(code,)))[0] == "openreview:aBcD12_x9"


@pytest.mark.parametrize(
    "field",
    [
        'URL = "https://openreview.net/forum?id=aBcD12_x9"',
        "bdsk-url = {https://openreview.net/forum?id=aBcD12_x9}",
        "note = {see url = {https://openreview.net/forum?id=aBcD12_x9}}",
        "broken, link = {https://openreview.net/forum?id=aBcD12_x9}",
    ],
)
def test_the_address_of_a_citation_names_the_paper_wherever_it_stands(field: str) -> None:
    block = Citation("k", "misc", f"@misc{{k, title = {{A}}, {field}, year = 2020}}")
    assert "openreview:aBcD12_x9" in names_of(place(citations=(block,)))


def test_versions_and_forms_of_one_address_are_one_sign() -> None:
    one = signs_of(place(links=(paper("https://arxiv.org/abs/2403.07648"),)))
    other = signs_of(place("Other", links=(paper("https://arxiv.org/pdf/2403.07648v3.pdf"),)))
    assert set(one) & set(other) == {sign("arxiv:2403.07648")}


ARXIV = (("arxiv", "2101.00001"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (place(ids=ARXIV), place(LONG.upper() + ".", ids=ARXIV)),
        (place("SageGrow: A Study of Growth", ids=ARXIV), place("SageGrow: Watering Less", ids=ARXIV)),
        (place("SageGrow", ids=ARXIV), place(LONG, ids=ARXIV)),
        (place("Growing Sage in Pots of Clay", ids=ARXIV), place(LONG, ids=ARXIV)),
        (place(authors=people("Ann Salt")), place(authors=people("A. Salt", "B. Pepper"))),
        (place("Sage and Thyme Grow", year=2020), place("Sage and thyme grow", year=2021)),
        (place(), place(year=2020)),
        (place(ids=ARXIV), place(ids=(("doi", "10.1000/1"),))),
    ],
)
def test_one_paper(one: Entry, other: Entry) -> None:
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (place("Mint Prompts for Gardens of Glass", ids=ARXIV), place("Cumin Forests Seen from Above", ids=ARXIV)),
        (place(authors=people("Ann Salt")), place(authors=people("Ben Pepper"))),
        (place(year=2010), place(year=2020)),
        (place(ids=ARXIV), place(ids=(("arxiv", "2102.00002"),))),
        (place("Introduction"), place("Introduction")),
        (place("Spices", year=2020), place("Spices", year=2020)),
        (place("Lecture notes on the growing of sage", kind="resource"),) * 2,
        (place("SageGrow", ids=ARXIV), place("MintGrow", ids=ARXIV)),
        (
            place("Slow Growth of Sage in Clay", ids=ARXIV, authors=people("Ann Salt")),
            place("Fast Growth of Sage in Clay", ids=ARXIV, authors=people("Ben Pepper")),
        ),
    ],
)
def test_two_papers(one: Entry, other: Entry) -> None:
    assert not are_one(one, other)


def test_a_place_without_identifiers_does_not_join_two_papers_of_one_title() -> None:
    entries = (place(ids=ARXIV), place(number=1), place(number=2, ids=(("arxiv", "2102.00002"),)))
    papers = finder(library_of(*entries))[1]
    assert list(papers.leaders) == [0, 0, 2]


def test_many_places_of_one_address_are_each_compared_with_few() -> None:
    titles = [f"{chr(97 + number % 26)}{number} garden{number} herb{number} leaf{number}" for number in range(3000)]
    seen: list[int] = []

    class Counted(tuple[Entry, ...]):
        __slots__ = ()

        def __getitem__(self, number: int) -> Entry:  # type: ignore[override]
            seen.append(number)
            return super().__getitem__(number)

    entries = Counted(place(title, number, ids=ARXIV) for number, title in enumerate(titles))
    found, papers = finder(Library(entries, Section("All", "library", 0, len(entries))))
    assert not papers.repeats
    assert len(found.refused) <= 8 * len(entries)
    assert len(seen) <= 3 * len(entries)


def test_signs_travel_with_the_records() -> None:
    entries = [place(number=number, ids=ARXIV[: number % 2]) for number in range(5)]
    records = make_records("/x/list.md", "list.md", entries=entries, ids=[entry.id for entry in entries])
    assert list(LazyEntries([records]).signs()) == [b"".join(signs_of(entry)) for entry in entries]


def test_what_places_say_is_united() -> None:
    preprint = Citation("a", "misc", "@misc{a, eprint = {2101.00001}, archiveprefix = {arXiv}}")
    published = Citation("b", "inproceedings", "@inproceedings{b, booktitle = {Herbs 2022}}")
    one = place(tags=("Herbs",), citations=(preprint,), remarks="Read this.", links=(paper("https://a.org/1"),))
    other = place(
        number=1, tags=("herbs", "clay"), citations=(published,), abstract="We grow.", year=2022, remarks="Long."
    )
    both = unite([one, other])
    assert both.tags == ("Herbs", "clay")
    assert both.citations == (published, preprint)
    assert both.abstract == "We grow."
    assert ("abstract", "list1.md") in both.inferred
    assert both.remarks == "Read this.\n\nLong."
    assert (both.file, both.line, both.id) == (one.file, one.line, one.id)
    assert (unite([one, other], 1).file, unite([one, other], 1).id) == ("list1.md", one.id)


def test_a_paper_is_one_row_in_each_of_its_sections() -> None:
    papers = Papers.of([0, 1, 0, 3, 1])
    assert list(papers.once(range(5))) == [0, 1, 3]
    assert list(papers.once(range(2, 5))) == [2, 3, 4]
    assert list(papers.once([4, 1, 2])) == [4, 2]
    assert [papers.count(range(start, 5)) for start in range(5)] == [3, 3, 3, 2, 1]


@given(st.lists(st.integers(0, 6), max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_the_count_of_a_run_is_that_of_its_papers(groups: list[int], start: int, stop: int) -> None:
    papers = Papers.of([groups.index(group) for group in groups])
    run = range(len(groups))[start:stop]
    assert papers.count(run) == len({groups[place] for place in run}) == len(papers.once(run))


texts = st.sampled_from(["", "Sage", LONG, "Thyme: A Tale of Two Gardens and a Pot", "Mint ∑ grün"])
entries_strategy = st.lists(
    st.builds(
        place,
        title=texts,
        number=st.integers(0, 99),
        year=st.sampled_from([None, 2020, 2021]),
        authors=st.lists(st.sampled_from(people("Ann Salt", "Ben Pepper", "林")), max_size=2).map(tuple),
        ids=st.sampled_from([(), ARXIV, (("doi", "10.1/x"),)]),
        tags=st.lists(st.sampled_from(["a", "A", "b"]), max_size=3).map(tuple),
        remarks=st.sampled_from(["", "Good.", "Bad."]),
    ),
    min_size=1,
    max_size=9,
)


@given(entries_strategy)
def test_uniting_loses_nothing_and_can_be_taken_back(entries: list[Entry]) -> None:
    plain = library_of(*entries)
    both = merged(plain)
    assert places_of(both).entries == plain.entries
    assert len(both.entries) == len(plain.entries)
    for number, entry in enumerate(both.entries):
        assert (entry.file, entry.line, entry.section) == (
            entries[number].file,
            entries[number].line,
            entries[number].section,
        )
        assert {tag.lower() for tag in entries[number].tags} <= {tag.lower() for tag in entry.tags}
        assert entries[number].remarks in entry.remarks
        assert entry.year or not entries[number].year


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


def test_a_pair_told_apart_stays_apart(data_home: Path) -> None:
    one, other = place(ids=ARXIV), place(number=1, ids=ARXIV)
    library = library_of(one, other)
    assert merged(library).papers.places  # type: ignore[union-attr]
    tell_apart(one, other)
    assert not merged(library, read_apart()).papers.places  # type: ignore[union-attr]
    apart_path().write_text("nonsense\n\x1b[2J x\n")
    assert merged(library, read_apart()).papers.places  # type: ignore[union-attr]


def test_why_places_are_one_is_told_with_the_names_of_their_lists(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(f"# One\n\n- [{LONG}](https://arxiv.org/abs/2101.00001). Read it.\n")
    (tmp_path / "two.md").write_text(f"# Two\n\n- [{LONG}](https://arxiv.org/pdf/2101.00001v2). Or not.\n")
    library = merged(load([str(tmp_path)]))
    assert [where.list_name for where in places_at(library, 0)] == ["One", "Two"]
    assert why_one(library, 0) == ["two.md:3 is the paper of one.md:3: the same arXiv id; the same title"]


class Counted(tuple[Entry, ...]):
    """Entries that count how often one of them is read."""

    reads = 0

    def __getitem__(self, number):
        Counted.reads += 1
        return tuple.__getitem__(self, number)


def test_a_list_that_gives_one_address_to_all_its_entries_costs_no_square():
    count = 1000
    entries = Counted(
        place(number=number, links=(paper("https://arxiv.org/abs/2001.00001"),)) for number in range(count)
    )
    united = merged(Library(entries, Section("All", "library", 0, count))).entries
    Counted.reads = 0
    assert len({entry.id for entry in united}) == 1
    assert Counted.reads <= 64 * count
    assert united[count - 1].file == f"list{count - 1}.md", "a place beyond those that complete it stays its own"


def test_an_identifier_that_many_works_have_is_no_evidence() -> None:
    titles = ["Moss on walls", "Ferns in shade", "Lichen of the coast", "Pots and clay", "Clay and pots"]
    entries = [place(title, number, ids=ARXIV) for number, title in enumerate(titles)]
    found, papers = finder(library_of(*entries))
    assert not papers.repeats
    assert found.junk == {"arxiv:2101.00001"}


def test_a_wrong_link_does_not_make_an_identifier_junk() -> None:
    entries = [place(number=number, ids=ARXIV) for number in range(4)]
    entries += [place("Ferns growing slowly in deep shade", 4, ids=ARXIV), place("Lichens of the coast", 5, ids=ARXIV)]
    found, papers = finder(library_of(*entries))
    assert list(papers.leaders) == [0, 0, 0, 0, 4, 5]
    assert not found.junk


@pytest.mark.parametrize("fact", ["doi", "volume", "pages"])
def test_a_place_that_says_little_does_not_join_two_works_of_one_title(fact: str) -> None:
    texts = [f"@article{{k{n}, title = {{{LONG}}}, {fact} = {{{n}0.99999/{n}}}}}" for n in (1, 2)]
    blocks = [Citation(f"k{n}", "article", text) for n, text in enumerate(texts)]
    ids = [(("doi", f"10.99999/{n}"),) if fact == "doi" else () for n in range(2)]
    ends = [place(number=2 * n, citations=(blocks[n],), ids=ids[n]) for n in range(2)]
    papers = finder(library_of(ends[0], place(number=1), ends[1]))[1]
    assert list(papers.leaders) == [0, 0, 2]


def test_a_paper_is_found_by_its_doi_in_any_form() -> None:
    sici = "10.99999/(SICI)1234-5678(19980815/30)17:15/16<1661::AID-ABC968>3.0.CO;2-2"
    link = paper(f"https://doi.org/{sici.lower().replace('<', '%3C').replace('>', '%3E')}")
    assert are_one(place("Growing Sage in Pots", ids=(("doi", sici),)), place("Growing Sage", links=(link,)))


works = st.builds(
    place,
    title=st.sampled_from([LONG, "Bells of bronze, Part I", "Bells of bronze, Part II", "Bells of bronze"]),
    authors=st.sampled_from([(), people("Ann Salt"), people("Salt A", "Ben Pepper"), people("Ben Pepper")]),
    year=st.sampled_from([None, 2020, 2021, 2024]),
    venue=st.sampled_from([None, "Journal of Clay", "Proceedings of HERBS"]),
    ids=st.lists(
        st.sampled_from(
            [("arxiv", "2101.00001"), ("doi", "10.99999/1"), ("doi", "10.99999/2"), ("doi", "10.2139/ssrn.1")]
        ),
        max_size=2,
        unique_by=lambda pair: pair[0],
    ).map(tuple),
)


@given(st.lists(works, max_size=9), st.randoms())
def test_no_paper_has_two_dois_or_two_parts_in_whatever_order_its_places_come(entries: list[Entry], order) -> None:
    order.shuffle(entries)
    papers = finder(library_of(*(replace(entry, id=f"{n:012x}") for n, entry in enumerate(entries))))[1]
    for places in papers.places.values():
        dois = {value for at in places for scheme, value in entries[at].ids if scheme == "doi" and "ssrn" not in value}
        assert len(dois) <= 1
        assert len({entries[at].title for at in places if "Part" in entries[at].title}) <= 1
