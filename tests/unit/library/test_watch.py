"""Watching: what changes on disk is read again, and never less is shown than what stood there."""

import shutil
import time
from threading import Event, Thread

import pytest
import stub_readers

from paperterm.library import readfiles, watch
from paperterm.library.load import Loader
from paperterm.library.sources import mark_of
from paperterm.library.watch import Watcher

PATIENCE = 30


class Watching:
    """A watched loader; `states` are the titles after each change."""

    def __init__(self, *paths):
        self.loader = Loader([str(path) for path in paths])
        self.library = self.loader.load()
        self.states = [titles(self.library)]
        self.stop = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        for library in Watcher(self.loader, self.stop).libraries():
            self.library = library
            self.states.append(titles(library))

    def wait_for(self, *wanted):
        deadline = time.monotonic() + PATIENCE
        while self.states[-1] != list(wanted):
            assert time.monotonic() < deadline, self.states[-3:]
            time.sleep(0.02)

    def end(self):
        self.stop.set()
        self._thread.join()


def titles(library):
    return [entry.title for entry in library.entries]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    stub_readers.install(monkeypatch)
    monkeypatch.setattr(watch, "INTERVAL", 0.05)
    monkeypatch.setattr(watch, "STEP", 0.05)
    monkeypatch.setattr(watch, "PATIENCE", 0.4)
    folder = tmp_path / "lists"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_text("# A\n- first\n- second\n")
    (folder / "sub" / "b.md").write_text("# B\n- third\n")
    return folder


@pytest.fixture
def watching(folder):
    made = Watching(folder)
    yield made
    made.end()


def test_an_edit_a_file_more_and_a_file_less_are_seen(folder, watching):
    watching.wait_for("first", "second", "third")
    (folder / "a.md").write_text("# A\n- first\n- second\n- and another\n")
    watching.wait_for("first", "second", "and another", "third")
    (folder / "sub" / "c.md").write_text("# C\n- fourth\n")
    watching.wait_for("first", "second", "and another", "third", "fourth")
    (folder / "sub" / "b.md").unlink()
    watching.wait_for("first", "second", "and another", "fourth")


def test_only_what_has_changed_is_read(folder, watching, monkeypatch):
    asked = []

    read_jobs = readfiles.read_jobs

    def noting(jobs, *arguments, **options):
        asked.extend(job.file.name for job in jobs)
        return read_jobs(jobs, *arguments, **options)

    monkeypatch.setattr(readfiles, "read_jobs", noting)
    (folder / "sub" / "b.md").write_text("# B\n- changed\n")
    watching.wait_for("first", "second", "changed")
    assert asked == ["sub/b.md"]


def test_while_nothing_changes_nothing_is_read(folder, watching, monkeypatch):
    monkeypatch.setattr(watching.loader, "reload", lambda *_: pytest.fail("read for nothing"))
    time.sleep(0.5)
    assert len(watching.states) == 1


def test_a_file_that_is_rewritten_all_the_time_is_never_shown_empty_or_torn(folder, watching):
    whole = [f"paper {number}" for number in range(300)]
    text = "# A\n" + "".join(f"- {title}\n" for title in whole)
    (folder / "a.md").write_text(text)
    watching.wait_for(*whole, "third")
    before = len(watching.states)
    end = time.monotonic() + 3
    while time.monotonic() < end:
        for path in (folder / "a.md", folder / "sub" / "b.md"):
            content = text if path.name == "a.md" else "# B\n- third\n"
            path.unlink(missing_ok=True)
            with path.open("w") as file:
                file.write(content[: len(content) // 2])
                file.flush()
                time.sleep(0.03)
                file.write(content[len(content) // 2 :])
        time.sleep(0.01)
    watching.wait_for(*whole, "third")
    assert all(state == [*whole, "third"] for state in watching.states[before:])


@pytest.mark.parametrize("longer", [1, 3])
def test_a_file_that_is_written_in_pieces_with_pauses_is_never_shown_torn(folder, watching, monkeypatch, longer):
    monkeypatch.setattr(watch, "PATIENCE", 3)
    whole = [f"paper {number}" for number in range(100 * longer)]
    (folder / "a.md").write_text("# A\n" + "".join(f"- {title}\n" for title in whole[:100]))
    watching.wait_for(*whole[:100], "third")
    before = len(watching.states)
    with (folder / "a.md").open("w") as file:
        file.write("# A\n")
        for number, title in enumerate(whole):
            file.write(f"- {title}\n")
            if number % (20 * longer) == 0:
                file.flush()
                time.sleep(0.8)
    watching.wait_for(*whole, "third")
    assert all(state in ([*whole[:100], "third"], [*whole, "third"]) for state in watching.states[before:])


def test_a_file_that_came_back_between_two_looks_is_not_gone(folder):
    path = folder / "a.md"

    class Loader:
        looks = reloads = 0

        def marks(self):
            self.looks += 1
            path.write_text("# A\n- first\n")
            path.unlink()
            return {str(path): mark}

        def reload(self, settled, stopped):
            self.reloads += 1

    mark, loader, stop = mark_of(str(path)), Loader(), Event()
    thread = Thread(target=lambda: list(Watcher(loader, stop).libraries()))
    thread.start()
    time.sleep(1)
    stop.set()
    thread.join()
    assert loader.looks > 5
    assert loader.reloads == 0


def test_a_file_that_somebody_writes_to_for_ever_does_not_hold_up_the_others(folder, watching):
    with (folder / "log.md").open("w") as file:
        for number in range(100):
            file.write(f"- line {number}\n")
            file.flush()
            if number == 10:
                (folder / "a.md").write_text("# A\n- first\n- mended and longer\n")
            if watching.states[-1][:2] == ["first", "mended and longer"]:
                break
            time.sleep(0.03)
    assert watching.states[-1][:2] == ["first", "mended and longer"]


def test_a_folder_that_moves_away_and_comes_back(folder, watching):
    folder.rename(folder.with_name("elsewhere"))
    deadline = time.monotonic() + PATIENCE
    while not watching.loader.gone:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert [str(problem) for problem in watching.loader.gone] == ["lists: is gone: what was read last is shown"]
    watching.wait_for("first", "second", "third")
    (folder.with_name("elsewhere") / "a.md").write_text("# A\n- first\n- second\n- more\n")
    folder.with_name("elsewhere").rename(folder)
    watching.wait_for("first", "second", "more", "third")
    assert watching.loader.gone == ()


def test_a_list_that_loses_all_its_files_is_kept(folder, watching):
    shutil.rmtree(folder / "sub")
    (folder / "a.md").unlink()
    deadline = time.monotonic() + PATIENCE
    while not watching.loader.gone:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert watching.states[-1] in (["first", "second", "third"], ["first", "second"])


def test_a_checkout_of_another_branch_ends_with_what_is_there(folder, watching):
    for path in (folder / "a.md", folder / "sub" / "b.md"):
        path.unlink()
    (folder / "x.md").write_text("# X\n- other\n")
    watching.wait_for("other")
    (folder / "x.md").unlink()
    (folder / "a.md").write_text("# A\n- first\n- second\n")
    (folder / "sub" / "b.md").write_text("# B\n- third\n")
    watching.wait_for("first", "second", "third")


def test_a_file_that_stops_its_reader_is_not_tried_again_and_again(folder, watching):
    (folder / "bad.md").write_text("CRASH")
    deadline = time.monotonic() + PATIENCE
    while not any("stopped its reader" in problem.message for problem in watching.library.problems):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.3)
    tries = len(watching.states)
    time.sleep(0.6)
    assert len(watching.states) == tries


def test_one_file_alone_is_watched_too(folder):
    watching = Watching(folder / "a.md")
    (folder / "a.md").write_text("# A\n- first\n- second\n- third\n")
    watching.wait_for("first", "second", "third")
    (folder / "a.md").unlink()
    time.sleep(0.8)
    watching.wait_for("first", "second", "third")
    watching.end()
