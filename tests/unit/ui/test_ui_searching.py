from dataclasses import replace
from typing import TYPE_CHECKING

from ui_entries import library

from paperterm.ui.searching import Found, Request, Searcher

if TYPE_CHECKING:
    from collections.abc import Callable


class Threads:
    """Jobs that run when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []
        self.found: list[Found] = []
        self.renewed: list[bool] = []
        self.searcher = Searcher(self.jobs.append, self.found.append, lambda: self.renewed.append(True))

    def run(self) -> Found:
        self.jobs.pop(0)()
        self.searcher.finished()
        return self.found[-1]

    def ask(self, request: Request) -> Found:
        """Return the answer, which a busy machine may give in a thread."""
        return self.searcher.request(request) or self.run()


def request(query: str, *, keep: bool = False, books: object = None) -> Request:
    return Request(query, books or BOOKS, range(8), keep=keep)  # type: ignore[arg-type]


BOOKS = library(8)


def test_an_empty_query_is_answered_at_once() -> None:
    assert Threads().searcher.request(request("  ")) == Found(request("  "), None)


def test_the_first_search_runs_in_a_thread_the_next_ones_in_place() -> None:
    threads = Threads()
    assert threads.searcher.request(request("paper")) is None
    assert threads.searcher.pending
    assert list(threads.run().hits or ()) != []
    assert not threads.searcher.pending
    found = threads.searcher.request(request("'3"))
    assert found is not None
    assert list(found.hits or ()) == [3]


def test_a_prepared_library_is_searched_in_place_at_once() -> None:
    threads = Threads()
    threads.searcher.prepare(BOOKS)
    threads.jobs.pop()()
    assert threads.searcher.request(request("paper")) is not None


def test_a_newer_request_stops_the_one_before_and_only_the_newest_waits() -> None:
    threads = Threads()
    threads.searcher.request(request("p"))
    threads.searcher.request(request("pa"))
    threads.searcher.request(request("pap"))
    assert threads.run().stopped
    assert threads.run().request.query == "pap"
    assert threads.jobs == []


def test_an_emptied_query_needs_no_answer() -> None:
    threads = Threads()
    threads.searcher.request(request("p"))
    assert threads.searcher.request(request("")) is not None
    threads.run()
    assert threads.jobs == []


def test_a_grown_library_does_not_keep_the_cursor_from_the_best_hit_of_what_was_typed() -> None:
    threads = Threads()
    threads.searcher.request(request("p", keep=False))
    threads.searcher.request(request("p", keep=True, books=library(9)))
    threads.run()
    assert threads.run().request.keep is False


def test_what_is_wrong_with_a_query_is_said_in_words() -> None:
    threads = Threads()
    threads.searcher.request(request("colour:red paper"))
    assert "colour" in threads.run().problems[0]


def test_while_lists_are_read_the_index_of_most_of_them_answers() -> None:
    threads = Threads()
    threads.searcher.request(request("paper"))
    threads.run()
    grown = library(12)
    asked = Request("'3", grown, range(12), keep=False, is_growing=True)
    found = threads.ask(asked)
    assert found.request.library is grown
    assert list(found.hits or ()) == [3]
    in_section = threads.ask(replace(asked, query="paper", scope=range(2, 5)))
    assert (sorted(in_section.hits or ()), in_section.count) == ([2, 3, 4], 3)


def test_when_all_is_read_the_index_of_most_of_it_is_not_enough() -> None:
    threads = Threads()
    threads.searcher.request(request("paper"))
    threads.run()
    grown = library(12)
    assert threads.searcher.request(Request("'11", grown, range(12), keep=False)) is None
    assert list(threads.run().hits or ()) == [11]


def test_in_a_large_library_the_last_index_answers_until_there_is_one_of_all_entries() -> None:
    threads, part, grown = Threads(), library(1500), library(3000)
    threads.searcher.request(Request("paper", part, range(1500), keep=False))
    threads.run()
    asked = Request("'2999", grown, range(3000), keep=False)
    found = threads.ask(asked)
    assert list(found.hits or ()) == []
    assert threads.searcher.is_behind
    assert len(threads.jobs) == 1
    threads.jobs.pop()()
    assert threads.renewed == [True]
    found = threads.ask(asked)
    assert list(found.hits or ()) == [2999]
    assert not threads.searcher.is_behind
    assert threads.jobs == []


def test_an_index_of_few_of_the_entries_answers_nothing() -> None:
    threads, part, grown = Threads(), library(500), library(3000)
    threads.searcher.request(Request("paper", part, range(500), keep=False))
    threads.run()
    assert threads.searcher.request(Request("'2999", grown, range(3000), keep=False)) is None
    assert list(threads.run().hits or ()) == [2999]


def test_what_is_prepared_while_an_index_is_made_comes_behind_it() -> None:
    threads, part, grown = Threads(), library(1500), library(3000)
    threads.searcher.prepare(part)
    threads.searcher.prepare(grown)
    threads.jobs.pop(0)()
    threads.jobs.pop(0)()
    assert list(threads.ask(Request("'2999", grown, range(3000), keep=False)).hits or ()) == [2999]
    assert not threads.searcher.is_behind
