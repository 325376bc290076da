"""A user's own commands by their keys: run for the marked papers, their output in a window, stopped."""

import sys

from conftest import FakeLoader, entry, library_of


def loader():
    return FakeLoader(library_of(tuple(entry(number) for number in range(4))))


async def ended(session):
    while any(job.code is None for job in session.screen.own._jobs):
        await session.settle()
    await session.settle()


async def test_a_key_runs_a_program_for_each_marked_paper(run_app):
    told = f"""{sys.executable} -c 'import sys; print("told", sys.argv[1])' {{title}}"""
    async with run_app(loader(), commands={"Z": told}) as session:
        await session.press("space", "space", "Z")
        await ended(session)
        assert "told Sage Tokens 0" in session.text
        assert "told Thyme Caches 1" in session.text
        await session.press("escape")
        await session.settle()
        assert "& shows its output" in session.text
        await session.press("&")
        assert "told Sage Tokens 0" in session.text


async def test_what_runs_is_stopped_by_a_key(run_app):
    async with run_app(loader(), commands={"Z": "sleep 100"}) as session:
        await session.press("Z", "x")
        await ended(session)
        assert "stopped" in session.text


async def test_a_paper_that_lacks_what_is_needed_is_said(run_app):
    async with run_app(loader(), commands={"Z": "get {doi}"}) as session:
        await session.press("Z")
        assert "Not run: “Sage Tokens 0” has no doi." in session.text


async def test_without_commands_the_key_says_where_they_are_set(run_app):
    async with run_app(loader()) as session:
        await session.press("&")
        assert "table commands of config.toml" in session.text
