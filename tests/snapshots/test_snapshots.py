"""How the interface looks; `pytest tests/snapshots --snapshot-update` accepts a look after a person has seen it."""

import pytest

from paperterm.model import Citation, Entry, Library, Link, Problem, Progress, Section
from paperterm.ui.app import PapertermApp
from tests.people import people

PAPERS = [
    ("Slow Cooker: Batch Scheduling for Patient Models", ("Ann Salt", "Ben Pepper", "Cy Dill"), 2024, "OSDI 2024"),
    ("大きなスープ: A Survey of Wide Characters", ("李 明", "Şeyma Şimşek"), 2021, "ICML 2021"),
    ("[/b] Brackets Are Text, [bold]Always[/]", ("Dee Caraway",), 2019, None),
    ("Grilled KV Caches", (), None, "ICLR 2023"),
]


def paper(number: int) -> Entry:
    title, authors, year, venue = PAPERS[number % len(PAPERS)]
    bibtex = f"@inproceedings{{cook{number},\n  title = {{{title}}},\n  year = {year or 2020}\n}}"
    return Entry(
        file="kitchen.md",
        line=3 + 8 * number,
        section=("Serving", "Batching"),
        title=f"{title} {number}" if number >= len(PAPERS) else title,
        authors=people(*authors),
        year=year,
        venue=venue,
        institutions=("Univ of Broth",),
        tags=("batching", "serving"),
        links=(
            Link("paper", "paper", f"https://example.org/papers/{number}.pdf"),
            Link("code", "code", "https://example.org/code"),
            Link("notes", "notes", "./notes.md", "notes/cooker.md"),
        ),
        abstract="We let models wait. They do not mind, and the batch is full.",
        citations=(Citation(f"cook{number}", "inproceedings", bibtex),),
        inferred=(("year", "heading"),) if year == 2019 else (),
        id=f"p{number}",
    )


class Loader:
    def load(self, publish, stopped) -> Library:
        entries = tuple(paper(number) for number in range(40))
        headings = (Section("Serving", "heading", 0, 24), Section("Training", "heading", 24, 40))
        kitchen = Section("Kitchen Papers", "file", 0, 40, headings, "kitchen.md", 1)
        publish(Library((), Section("kitchen", "folder", 0, 0)), Progress(0, 1))
        return Library(
            entries,
            Section("kitchen", "folder", 0, 40, (kitchen,)),
            (Problem("kitchen.md", 99, "a row without a title"),),
        )


@pytest.mark.parametrize(
    ("size", "keys", "light"),
    [
        pytest.param((160, 45), ["space", "j", "space", "slash", *"batch", "down"], False, id="wide"),
        pytest.param((80, 24), ["j"], False, id="usual"),
        pytest.param((80, 24), ["O"], True, id="links-light"),
        pytest.param((40, 12), ["slash", *"zzzq"], False, id="small-no-match"),
    ],
)
def test_looks(snap_compare, size, keys, light):
    async def drive(pilot):
        if light:
            pilot.app.looks.wear("light")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.3)

    assert snap_compare(PapertermApp(Loader()), terminal_size=size, run_before=drive)
