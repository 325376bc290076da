"""What a former program left behind opens: no annotation is lost, nothing is falsely new, a torn addition is whole."""

import json
import os
import shutil
from base64 import b64decode, b64encode
from hashlib import blake2s
from pathlib import Path

import pytest

from paperterm.actions.bookmark import BookmarkFile, last_lists
from paperterm.actions.lastaddition import last_addition
from paperterm.actions.recovery import recover
from paperterm.actions.seen import look
from paperterm.actions.yours.notes import note_path, read_note
from paperterm.actions.yours.store import keep, read_shelf, yours_folder
from paperterm.cli import main
from paperterm.library.load import load
from paperterm.library.papers.apart import read_apart
from paperterm.library.papers.merged import merged
from paperterm.model import Library

WRITTEN_IN = "/tmp/paperterm-former-state"  # noqa: S108 - a path in the files, where nothing is read
FORMER = Path(__file__).parents[2] / "data" / "former-state"
SEEN_MAGIC, SEEN_ENTRY = len(b"paperterm seen 1\n"), 12
KEPT_BY_PLACE_ONLY = "growing"
"""The title of an entry that is a macro, which the former program did not expand: nothing else tells which it was."""


def moved(path: str | Path, folder: Path) -> str:
    return str(path).replace(WRITTEN_IN, str(folder))


def move_journal(path: Path, folder: Path) -> None:
    """Give a journal, which names its .bib, the path of the copy."""
    content = json.loads(path.read_text())
    content["path"] = b64encode(moved(b64decode(content["path"]).decode(), folder).encode()).decode()
    path.write_text(json.dumps(content))


def move_state(folder: Path) -> None:
    """Let what names a path in `folder` name the copy, as if it had been written there."""
    state = folder / "state" / "paperterm"
    for journal in (state / "last-addition.json", *(state / "journal").iterdir()):
        move_journal(journal, folder)
    bib = str(folder / "thesis" / "refs.bib")
    next((state / "journal").iterdir()).rename(
        state / "journal" / f"{blake2s(os.fsencode(bib), digest_size=12).hexdigest()}.json"
    )
    place = blake2s(os.path.realpath(folder / "lists").encode(), digest_size=8).hexdigest()
    (state / "places" / "03f85cb7787ff302.json").rename(state / "places" / f"{place}.json")
    last = state / "places" / "last.json"
    last.write_text(moved(last.read_text(), folder))
    seen = (state / "seen").read_bytes()
    for name in ("herbs.md", "pots.bib"):
        before, after = (
            b"\xff" + blake2s(f"{root}/lists/{name}".encode(), digest_size=7).digest() for root in (WRITTEN_IN, folder)
        )
        assert before in seen
        seen = seen.replace(before, after)
    assert not (len(seen) - SEEN_MAGIC) % SEEN_ENTRY
    (state / "seen").write_bytes(seen)


def add_paper(former: Path) -> None:
    path = former / "lists" / "herbs.md"
    text = path.read_text()
    path.write_text(text.replace("- [Moss", "- [Counting thorns anew](https://arxiv.org/abs/2401.00009) 2024\n- [Moss"))


@pytest.fixture
def former(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "former"
    shutil.copytree(FORMER, folder)
    move_state(folder)
    for name in ("state", "data", "cache", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(folder / name))
    for path in (folder / "lists").iterdir():
        os.utime(path, (0, 0))  # older than the last visit
    monkeypatch.chdir(folder / "thesis")
    return folder


@pytest.fixture
def library(former: Path) -> Library:
    return merged(load([str(former / "lists")]), read_apart())


def test_no_annotation_is_lost(library: Library) -> None:
    shelf = read_shelf(yours_folder())
    kept = shelf.in_library(library)
    lost = [yours.title for yours in shelf.kept if yours not in kept.values()]
    assert len(shelf.kept) == 16
    assert lost == [KEPT_BY_PLACE_ONLY]
    by_title = {library.entries[library.position(entry_id) or 0].title: yours for entry_id, yours in kept.items()}
    assert by_title["thistle: tools for counting thorns"].star
    assert by_title["Mint in the shade of walls"].status == "read"
    assert by_title["Spices"].status == "reading"
    assert by_title["Small pears"].status == "read"
    assert by_title["Café Müller's √2 herbs"].collections == ("Thesis",)
    fern = library.entries[next(n for n, entry in enumerate(library.entries) if entry.title.startswith("fern"))]
    note = note_path(yours_folder(), kept[fern.id], fern)
    assert note is not None
    assert read_note(note).endswith("Grow more of it.\n")


def test_what_was_kept_is_changed_and_not_kept_again(library: Library) -> None:
    before = read_shelf(yours_folder())
    papers = [entry for entry in library.entries if entry.id in before.in_library(library)]
    after = keep(yours_folder(), papers, lambda yours: yours)
    assert len(after.kept) == len(before.kept)
    assert {yours.names[0] for yours in before.kept} == {yours.names[0] for yours in after.kept}


def test_nothing_is_falsely_new(former: Path, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    visit = look(library, remember=False)
    assert visit.known
    assert not visit.new
    assert main(["new", str(former / "lists")]) == 1
    assert capsys.readouterr().out == ""


def test_what_came_since_is_new(former: Path) -> None:
    look(merged(load([str(former / "lists")]), read_apart()), remember=True)
    add_paper(former)
    library = merged(load([str(former / "lists")]), read_apart())
    new = look(library, remember=False).new
    assert [library.entries[library.position(entry_id) or 0].title for entry_id in new] == ["Counting thorns anew"]


def test_a_list_that_changed_since_the_last_visit_has_what_is_new_in_it(former: Path) -> None:
    add_paper(former)
    library = merged(load([str(former / "lists")]), read_apart())
    titles = {library.entries[library.position(entry_id) or 0].title for entry_id in look(library, remember=False).new}
    assert "Counting thorns anew" in titles


def test_what_was_split_stays_split(library: Library) -> None:
    assert len(read_apart()) == 2
    assert library.papers is not None
    split = ("10.99999/bells.1", "10.99999/bells.2", "2101.00001")
    places = [number for number, entry in enumerate(library.entries) if any(value in split for _, value in entry.ids)]
    assert len(places) == 3
    assert [len(library.papers.of_place(place)) for place in places] == [1, 1, 1]


def test_a_torn_addition_is_completed_once(former: Path) -> None:
    bib = former / "thesis" / "refs.bib"
    assert bib.read_text().endswith("{Caf{\\'e} he")
    assert [outcome.message for outcome in recover()] == ["completed an interrupted addition to refs.bib"]
    assert bib.read_text().endswith("@misc{loe2019, title = {Caf{\\'e} herbs of the pot}, author = {Loe, Di}}\n")
    assert recover() == []


def test_the_last_addition_and_the_place_are_known(former: Path, library: Library) -> None:
    addition = last_addition()
    assert addition is not None
    assert b"roe1961knots" in addition.payload
    assert last_lists() == [str(former / "lists")]
    bookmark = BookmarkFile([str(former / "lists")]).read()
    place = library.position(bookmark.entry)
    assert place is not None
    assert library.entries[place].title == "Mint in the shade of walls"
