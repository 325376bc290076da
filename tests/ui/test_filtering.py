from conftest import FakeLoader, entry, library_of


async def test_every_key_narrows_the_table_and_marks_what_matched(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/")
        await session.type("mint")
        assert {session.view.entry(row).title.split()[0] for row in range(len(session.view.rows))} == {"Mint"}
        assert session.view.cursor == 0
        strips = session.app.screen._compositor.render_strips()
        marked = {segment.text for strip in strips for segment in strip if segment.style and segment.style.underline}
        assert "Mint" in marked
        await session.press("backspace", "backspace", "backspace", "backspace")
        assert len(session.view.rows) == 40


async def test_enter_keeps_the_filter_and_escape_peels_one_layer_a_time(run_app, rack):
    async with run_app(rack) as session:
        await session.press("space", "/")
        await session.type("mint")
        await session.press("enter", "j")
        assert session.screen.feed.query == "mint"
        assert session.view.cursor == 1
        await session.press("/")
        await session.type("x")
        await session.press("escape")
        assert session.screen.feed.query == "mint"
        assert session.view.marks
        await session.press("escape")
        assert session.screen.feed.query == ""
        assert session.view.marks
        await session.press("escape")
        assert not session.view.marks
        await session.press("escape", "escape")
        assert session.app.is_running


async def test_up_and_down_move_while_typing(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/")
        await session.type("mint")
        await session.press("down", "down", "up")
        assert session.view.cursor == 1
        await session.type(" prompts")
        assert session.screen.filter.text == "mint prompts"


async def test_letters_that_are_keys_elsewhere_are_typed_into_the_filter(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/")
        await session.type("q?:/b")
        assert session.screen.filter.text == "q?:/b"
        assert session.app.is_running


async def test_pasted_text_is_typed_as_one_line(run_app, rack):
    from textual.events import Paste

    async with run_app(rack) as session:
        await session.press("/")
        session.app.post_message(Paste("mint\nprompts"))
        await session.settle()
        assert session.screen.filter.text == "mint prompts"
        assert session.view.current.title.startswith("Mint Prompts")


async def test_no_match_says_what_was_searched(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/")
        await session.type("zzzzqq")
        assert "Nothing matches “zzzzqq”." in session.text
        assert "Searched in Spice rack." in session.text
        await session.press("enter", "j", "space", "b", "o")
        assert "no entry" in session.text


async def test_partial_matches_are_shown_and_marked_where_nothing_has_all_the_words(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/")
        await session.type("mint zzzzqq")
        assert "No entry has all the words: 7 partial matches" in session.lines[0]
        assert {session.view.entry(row).title.split()[0] for row in range(len(session.view.rows))} == {"Mint"}
        await session.press(*["backspace"] * 7)
        assert "partial" not in session.lines[0]


async def test_what_is_wrong_with_a_query_is_said_and_the_rest_works(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/")
        await session.type("colour:red mint")
        assert "colour" in session.lines[1].removeprefix(" / colour:red mint")
        assert len(session.view.rows) == 7


async def test_a_section_and_a_filter_work_together(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/")
        await session.type("mint")
        await session.press("enter", "1", "j", "j", "j")
        assert {session.view.entry(row).id for row in range(len(session.view.rows))} == {"id21", "id27", "id33", "id39"}


async def test_keys_that_come_in_a_burst_keep_their_order(run_app, rack, clipboard):
    from textual.events import Key

    async with run_app(rack) as session:
        for key in ("slash", *"dill", "enter", "b"):
            session.app.post_message(Key(key, "/" if key == "slash" else key if len(key) == 1 else None))
        await session.pilot.pause()
        await session.settle()
        assert clipboard.texts == [session.view.current.citations[0].text]
        assert session.view.current.title.startswith("Dill")


async def test_a_query_from_the_command_line_filters_from_the_start(run_app):
    loader = FakeLoader(library_of((entry(0), entry(1), entry(2))))
    async with run_app(loader, query="thyme") as session:
        assert [session.view.entry(row).id for row in range(len(session.view.rows))] == ["id1"]
        assert session.lines[1].startswith(" / thyme")


async def test_only_the_best_of_very_many_hits_are_taken_until_somebody_wants_all(run_app):
    loader = FakeLoader(library_of(tuple(entry(number, f"Sage {number}") for number in range(2500))))
    async with run_app(loader) as session:
        await session.press("/")
        await session.type("sage")
        await session.press("enter")
        assert len(session.view.rows) == 1000
        assert "2,500 of 2,500" in session.lines[0]
        assert "1/2,500" in session.text
        best = session.current
        await session.press("G")
        assert session.view.cursor == 2499
        session.screen.feed.search_again()
        await session.settle()
        assert session.view.cursor == 2499
        await session.press("g")
        assert session.current == best
        await session.press("/", "s", "escape", "V")
        assert len(session.view.marks) == 2500
        await session.press("s")
        assert session.view.entry(0).year == 2024
        assert len(session.view.rows) == 2500


async def offered(session):
    """Wait until something is offered in place of what is not found."""
    while session.screen.offer.nearest is None:
        await session.pilot.pause(0.02)
    await session.pilot.pause()


async def test_where_nothing_is_found_enter_goes_to_the_nearest_filter(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/", *"sage", "space", *"year:1950")
        assert "Nothing matches “sage year:1950”." in session.text
        assert "Searched in Spice rack." in session.text
        await offered(session)
        assert "enter goes to the nearest: “sage”, 7 entries." in session.text
        await session.press("enter")
        assert session.screen.feed.query == "sage"
        assert (len(session.view.rows), session.screen.pane) == (7, "entries")


async def test_what_only_another_section_has_is_gone_to_there(run_app, rack):
    async with run_app(rack) as session:
        await session.press("1", "j", "j", "2", "/", *"39", "enter")
        assert "Searched in Spice rack › Spices › Herbs." in session.text
        await offered(session)
        assert "enter goes to the nearest: 1 entry in all lists." in session.text
        await session.press("enter")
        assert [session.view.entry(0).id, len(session.view.rows)] == ["id39", 1]


async def test_nothing_is_offered_any_more_when_something_else_is_typed(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/", *"sage", "space", *"year:1950")
        await offered(session)
        await session.press(*"qq")
        assert "nearest" not in session.text
        await session.press("ctrl+u", *"sage")
        assert session.screen.offer.nearest is None
        assert session.view.rows


async def test_a_sort_yields_to_the_rank_of_a_filter_with_words_and_comes_back(run_app):
    entries = (entry(0, "Sage Tea", year=2000), entry(1, "A Book of Sage", year=2020), entry(2, "Thyme", year=2010))
    async with run_app(FakeLoader(library_of(entries))) as session:
        await session.press("s")
        assert [session.view.entry(row).year for row in range(3)] == [2020, 2010, 2000]
        await session.press("/", *"sage", "enter")
        assert session.current == "id0"
        assert "2 of 3, best first" in session.lines[0]
        await session.press("s")
        assert session.view.entry(0).year == 2020
        assert "2 of 3, by year" in session.lines[0]
        await session.press("/", *"sage", "enter")
        assert "2 of 3, best first" in session.lines[0]
        await session.press("escape")
        assert [session.view.entry(row).year for row in range(3)] == [2020, 2010, 2000]
        await session.press("/", *"year:2000-", "enter")
        assert session.view.entry(0).year == 2020


async def test_slash_selects_the_filter_so_that_typing_replaces_it_and_an_arrow_edits_it(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/", *"mint", "enter", "/", *"sage")
        assert session.screen.filter.text == "sage"
        await session.press("enter", "/", "right", *" 3")
        assert session.screen.filter.text == "sage 3"
        await session.press("enter", "/", "backspace")
        assert session.screen.filter.text == ""
        await session.press("escape")
        assert session.screen.feed.query == "sage 3"


async def test_up_recalls_the_last_filters(run_app, rack):
    async with run_app(rack) as session:
        await session.press("/", *"mint", "enter", "/", *"sage", "enter", "escape", "/", "up")
        assert session.screen.feed.query == "sage"
        await session.press("up")
        assert session.screen.feed.query == "mint"
        await session.press(*"dill")
        assert session.screen.feed.query == "dill"
        await session.press("down", "down", "up")
        assert (session.screen.feed.query, session.view.cursor) == ("dill", 1)


async def test_a_hit_whose_match_cannot_be_seen_says_where_it_is(run_app):
    entries = (entry(0, "Sage Tea", abstract="Simmered with onions."), entry(1, "Onions of the World"))
    async with run_app(FakeLoader(library_of(entries))) as session:
        await session.press("/", *"onions", "enter")
        lines = [line for line in session.lines if "Sage Tea" in line or "Onions of" in line]
        assert "Onions of the World" in lines[0]
        assert "(in" not in lines[0]
        assert "Sage Tea" in lines[1]
        assert "(in abstract)" in lines[1]
