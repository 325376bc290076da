"""Adding to a ``.bib``: what was there stays, what is reported is there."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperterm.actions import bibfile
from paperterm.actions.bibfile import append, missing_from, undo
from paperterm.actions.journal import journal_folder
from paperterm.bibtex.toplevel import scan
from paperterm.model import Citation, CitationContext
from tests.tools import unprivileged


def cited(key: str, title: str = "T") -> Citation:
    return Citation(key, "misc", f"@misc{{{key},\n  title = {{{title}}},\n}}")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibfile, "_LATE_LOOK", 0.001)
    monkeypatch.setattr(bibfile, "_BETWEEN_LOOKS", 0.001)


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"% mine\n@string{a = {b}}\n\n@misc{one,\n  title = a\n}\n")
    return path


def test_citations_are_added_behind_what_was_there(bib: Path) -> None:
    before = bib.read_bytes()
    addition = append(bib, [cited("two"), cited("three")])
    assert addition.added == ("two", "three")
    assert addition.outcome.level == "done"
    assert addition.outcome.message == "added two, three to refs.bib"
    expected = b"\n@misc{two,\n  title = {T},\n}\n\n@misc{three,\n  title = {T},\n}\n"
    assert bib.read_bytes() == before + expected
    assert list(journal_folder().iterdir()) == []


def test_keys_that_are_there_in_any_case_are_not_added_again(bib: Path) -> None:
    before = bib.read_bytes()
    addition = append(bib, [cited("ONE"), cited("two"), cited("Two")])
    assert (addition.added, addition.present) == (("two",), ("ONE",))
    assert addition.outcome.message == "added two to refs.bib; ONE there already"
    addition = append(bib, [cited("two")])
    assert (addition.outcome.level, addition.journal) == ("warning", None)
    assert bib.read_bytes().startswith(before)
    assert scan(bib.read_text()).keys == ("one", "two")


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (b"", b"@misc{k,\n  title = {T},\n}\n"),
        (b"\xef\xbb\xbf", b"@misc{k,\n  title = {T},\n}\n"),
        (b"@misc{a}", b"\n\n@misc{k,\n  title = {T},\n}\n"),
        (b"@misc{a}\n\n", b"@misc{k,\n  title = {T},\n}\n"),
        (b"@misc{a}\r\n\r\n% b\r\n", b"\r\n@misc{k,\r\n  title = {T},\r\n}\r\n"),
        (b"@misc{a}\r\n% b", b"\r\n\r\n@misc{k,\r\n  title = {T},\r\n}\r\n"),
    ],
)
def test_line_ends_and_missing_ones(tmp_path: Path, before: bytes, behind: bytes) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(before)
    assert append(path, [cited("k")]).added == ("k",)
    assert path.read_bytes() == before + behind


def test_encodings(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("@misc{a, title = {é}}\n", encoding="utf-8")
    append(path, [cited("k", "Grüße 王")])
    assert "Grüße 王" in path.read_text(encoding="utf-8")
    for before in ("@misc{a, title = {é}}\n".encode("latin-1"), b"% Encoding: ISO8859_1\n"):
        path.write_bytes(before)
        assert append(path, [cited("k", "Grüße")]).added == ("k",)
        assert path.read_bytes() == before + b'\n@misc{k,\n  title = {Gr{\\"{u}}{\\ss}e},\n}\n'
        for refused in (cited("l", "王"), cited("ü")):
            after = path.read_bytes()
            assert append(path, [refused]).outcome.level == "failed"
            assert path.read_bytes() == after


@pytest.mark.parametrize(
    "content", [b"@misc{a, title = {x}\n", b"@comment{open\n", b"a\0b", "@misc{a}".encode("utf-16"), b'@b(k, t = "x)\n']
)
def test_a_file_that_would_swallow_the_addition_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(content)
    addition = append(path, [cited("k")])
    assert addition.outcome.level == "failed"
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "text",
    ["@misc{k, title = {x}", "@misc{k, title = {x}}}", "@misc{k,}@misc{l,}", "@misc{k,} x", "@misc{j,}", "", "k"],
)
def test_a_citation_that_would_damage_the_file_is_refused_with_all(bib: Path, text: str) -> None:
    before = bib.read_bytes()
    assert append(bib, [cited("good"), Citation("k", "misc", text)]).outcome.level == "failed"
    assert bib.read_bytes() == before


def test_dangerous_citations_need_the_users_word(bib: Path) -> None:
    before = bib.read_bytes()
    evil = cited("evil", "\\write18{x}")
    outcome = append(bib, [evil]).outcome
    assert (outcome.level, "\\write" in outcome.message) == ("failed", True)
    assert bib.read_bytes() == before
    assert append(bib, [evil], dangerous=True).added == ("evil",)


def test_links_are_followed_and_stay_links(tmp_path: Path, bib: Path) -> None:
    bib.chmod(0o640)
    (tmp_path / "link.bib").symlink_to("refs.bib")
    os.link(bib, tmp_path / "hard.bib")
    inode = bib.stat().st_ino
    assert append(tmp_path / "link.bib", [cited("two")]).added == ("two",)
    assert (tmp_path / "link.bib").is_symlink()
    assert (bib.stat().st_ino, stat.S_IMODE(bib.stat().st_mode)) == (inode, 0o640)
    assert (tmp_path / "hard.bib").read_bytes() == bib.read_bytes()


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.bib")
    (tmp_path / "folder.bib").mkdir()
    (tmp_path / "null.bib").symlink_to("/dev/null")
    (tmp_path / "loop.bib").symlink_to("loop.bib")
    for name in ("fifo", "folder", "null", "loop", "missing", "none/below"):
        assert append(tmp_path / f"{name}.bib", [cited("k")]).outcome.level == "failed"
    assert not (tmp_path / "missing.bib").exists()


def test_a_file_is_made_only_when_asked_for(tmp_path: Path) -> None:
    assert append(tmp_path / "made.bib", [cited("k")], create=True).added == ("k",)
    assert (tmp_path / "made.bib").read_text().startswith("@misc{k,")


def test_a_read_only_file_is_named(bib: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(open_folder / "state"))
    path = open_folder / "refs.bib"
    path.write_bytes(bib.read_bytes())
    path.chmod(0o444)
    with unprivileged():
        assert "Permission denied" in append(path, [cited("k")]).outcome.message
    assert path.read_bytes() == bib.read_bytes()


def test_undo_takes_back_exactly_the_addition(bib: Path) -> None:
    before = bib.read_bytes()
    addition = append(bib, [cited("two"), cited("three")])
    assert undo(addition).level == "done"
    assert bib.read_bytes() == before
    assert undo(addition).level == "failed"
    assert undo(append(bib, [cited("one")])).level == "warning"


def test_undo_leaves_a_changed_file_alone(bib: Path) -> None:
    addition = append(bib, [cited("two")])
    for change in (b"% more\n", b""):
        data = bib.read_bytes() + change if change else b"% all other\n"
        bib.write_bytes(data)
        assert undo(addition).level == "failed"
        assert bib.read_bytes() == data


def test_what_an_editor_wrote_over_is_noticed(bib: Path) -> None:
    before = bib.read_bytes()
    addition = append(bib, [cited("two")])
    assert missing_from(bib, addition.added) == ()
    bib.write_bytes(before)
    assert missing_from(bib, addition.added) == ("two",)
    assert missing_from(bib.parent / "none.bib", addition.added) == ("two",)


PARTS = [b"@misc{a,t={x}}", b"\n", b"\r\n", b"% c", b"}", b"\xe9", "é".encode(), b"\xef\xbb\xbf", b"x"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PARTS)))
def test_any_closed_file_keeps_its_bytes_and_gets_the_entry(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("any") / "refs.bib"
    before = b"".join(parts)
    path.write_bytes(before)
    addition = append(path, [cited("k", "é")])
    assert path.read_bytes().startswith(before)
    assert addition.added == ("k",)
    assert missing_from(path, ["k"]) == ()
    assert undo(addition).level == "done"
    assert path.read_bytes() == before


POT = (("pot", "Pot Press"),)
HERBS = Citation("herbs", "book", "@book{herbs, title = {Herbs}, publisher = pot, year = 2001}")


def child(key: str, parent: Citation = HERBS) -> Citation:
    text = f"@inbook{{{key}, chapter = 7, crossref = {{{parent.key}}}}}"
    return Citation(key, "inbook", text, CitationContext(POT, (parent,)))


def test_a_child_is_added_with_its_macros_before_it_and_its_parent_behind_it(bib: Path) -> None:
    before = bib.read_text()
    addition = append(bib, [child("sage"), child("mint")])
    blocks = ("@string{pot = {Pot Press}}", child("sage").text, child("mint").text, HERBS.text)
    assert bib.read_text() == before + "".join(f"\n{block}\n" for block in blocks)
    assert addition.outcome.message == "added sage, mint, herbs to refs.bib"
    assert undo(addition).level == "done"
    assert bib.read_text() == before


def test_a_later_child_of_a_parent_that_is_there_says_itself_what_it_inherits(bib: Path) -> None:
    first = append(bib, [child("sage")])
    between = bib.read_bytes()
    second = append(bib, [child("mint")])
    assert bib.read_text().endswith(
        "\n@inbook{mint, chapter = 7, title = {Herbs}, publisher = {Pot Press}, year = {2001}, booktitle = {Herbs}}\n"
    )
    assert second.added == ("mint",)
    assert "herbs is in the file already" in second.outcome.message
    assert undo(first).level == "failed"
    assert undo(second).level == "done"
    assert bib.read_bytes() == between
    assert undo(first).level == "done"


def test_undo_keeps_a_macro_and_a_parent_that_a_later_entry_uses(bib: Path) -> None:
    addition = append(bib, [child("sage")])
    with bib.open("a") as file:
        file.write("\n@misc{own, publisher = pot, crossref = {herbs}}\n")
    after = bib.read_bytes()
    assert undo(addition).level == "failed"
    assert bib.read_bytes() == after


def test_a_macro_that_the_file_defines_otherwise_is_written_out_with_a_word(bib: Path) -> None:
    other = Citation("sage", "misc", "@misc{sage, title = {T}, note = A}", CitationContext((("a", "our A"),)))
    addition = append(bib, [other])
    assert bib.read_text().endswith("\n@misc{sage, title = {T}, note = {our A}}\n")
    assert addition.notes == ("sage: the macro a has another value in the file: its own is written out",)
    same = Citation("mint", "misc", "@misc{mint, title = {T}, note = a}", CitationContext((("a", "b"),)))
    assert append(bib, [same]).notes == ()
    assert bib.read_text().endswith("\n@misc{mint, title = {T}, note = a}\n")


def test_a_parent_or_a_macro_that_can_run_code_needs_a_word(bib: Path) -> None:
    before = bib.read_bytes()
    evil = Citation("herbs", "book", "@book{herbs, title = {\\write18{id}}}")
    macro = Citation("k", "misc", "@misc{k, title = m}", CitationContext((("m", "\\input{x}"),)))
    for citation in (child("sage", evil), macro):
        assert append(bib, [citation]).outcome.level == "failed"
        assert bib.read_bytes() == before
    assert append(bib, [child("sage", evil)], dangerous=True).added == ("sage", "herbs")
