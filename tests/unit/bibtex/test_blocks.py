"""`split_blocks` finds each block of a file, whatever its neighbors are like."""

from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.blocks import split_blocks
from paperterm.text import clean_block

SOUND = '@inproceedings{sage2021,\n  title = {Sage {G}raphs, 2nd "look"},\n  year = 2021\n}'


def found(text: str) -> list[tuple[str, str]]:
    return [(block.key, block.type) for block in split_blocks(text)]


def test_a_sound_block_is_verbatim_with_its_line() -> None:
    [block] = split_blocks(f"Some words.\n\n{SOUND}\ntrailing words")
    assert (block.key, block.type, block.text, block.line, block.problem) == (
        "sage2021", "inproceedings", SOUND, 3, None,
    )  # fmt: skip


def test_text_between_blocks_and_commands_are_no_blocks() -> None:
    text = (
        '@string{jmlr = "Journal"}\n@preamble{ "\\newcommand{\\x}{y}" }\n'
        "mail ann@example.org, or see @handle (a name)\n"
        "@comment{jabref-meta: a;}\n@Comment{\n@misc{hidden, year = 1}\n}\n"
        "% @misc{commented, year = 2}\n"
        f"Text.{SOUND}@misc{{second}}\n"
    )
    assert found(text) == [("sage2021", "inproceedings"), ("second", "misc")]
    assert [block.line for block in split_blocks(text)] == [9, 12]


def test_an_unclosed_brace_costs_only_its_own_block() -> None:
    text = f"@misc{{one,\n title = {{Open {{brace}},\n year = 2020\n}}\n\n  {SOUND}\n\n@misc{{three}}"
    first, second, third = split_blocks(text)
    assert first.problem is not None
    assert "not closed" in first.problem
    assert first.text == "@misc{one,\n title = {Open {brace},\n year = 2020\n}"
    assert (second.text, second.problem) == (SOUND, None)
    assert third.key == "three"


def test_an_unclosed_block_does_not_take_the_prose_after_it() -> None:
    [block] = split_blocks("@misc{one,\n title = {A},\n\n year = 2020\n\nProse goes on here.\n\n- [x](y)\n")
    assert block.text == "@misc{one,\n title = {A},\n\n year = 2020"


def test_an_unclosed_comment_hides_nothing() -> None:
    assert found(f"@comment{{open\n{SOUND}") == [("sage2021", "inproceedings")]


def test_parentheses_delimit_too() -> None:
    text = '@book(basil, title = "a ) in quotes", note = {b ) in braces})\n' + SOUND
    assert [block.text for block in split_blocks(text)] == [text.splitlines()[0], SOUND]


def test_an_at_sign_in_a_value_begins_nothing() -> None:
    text = "@misc{a, title = {LeQua @ {CLEF} and @x{y}}, year = 1}"
    assert [block.text for block in split_blocks(text)] == [text]


def test_crlf_files_give_the_same_blocks() -> None:
    text = f"intro\n{SOUND}\n{SOUND}\n"
    assert split_blocks(text.replace("\n", "\r\n")) == split_blocks(text)


def test_missing_commas_and_keys_are_named() -> None:
    assert split_blocks("@misc{key\n title = {A}}")[0].key == "key"
    for text in ("@misc{key\n title = {A}}", "@misc{key title = {A}}"):
        [block] = split_blocks(text)
        assert (block.key, block.problem) == ("key", "no comma after the citation key")
    for text in ("@misc{\n title = {A}}", "@misc{, title = {A}}", "@misc{}", "@misc{"):
        [block] = split_blocks(text)
        assert block.key == ""
        assert block.problem is not None
    [block] = split_blocks("@misc{\n key\n , title = {A}}")
    assert (block.key, block.problem) == ("key", None)


def test_an_extra_brace_keeps_the_fields_after_it() -> None:
    [block] = split_blocks("@misc{a, title = {A}},\n year = 2020}\n")
    assert block.text.endswith("year = 2020}")
    assert block.problem is not None
    [block] = split_blocks("@misc{a, title = {A}}}\n")
    assert (block.text, block.problem) == ("@misc{a, title = {A}}", None)


def test_an_escaped_brace_without_a_partner_is_named() -> None:
    [block] = split_blocks("@misc{a, title = {A \\{ b}, year = 1}")
    assert block.text.endswith("year = 1}")
    assert block.problem is not None


def test_keys_may_be_of_any_script() -> None:
    assert found("@Article{müller:2020/α+β.1, year=1}\n@misc{王2021,}") == [
        ("müller:2020/α+β.1", "article"), ("王2021", "misc"),
    ]  # fmt: skip


KEYS = st.text("abcdefghijklmnopqrstuvwxyzäöü0123456789:_-+./", min_size=1, max_size=12)
VALUES = st.text('ab c,="@#%\n~\\&1é', max_size=20).map(lambda value: "{" + value.replace("\n@", "\n ") + "}")
BLOCKS = st.builds(
    lambda key, values: f"@misc{{{key},\n" + "".join(f"  f{i} = {v},\n" for i, v in enumerate(values)) + "}",
    KEYS,
    st.lists(VALUES, max_size=4),
)


@given(st.lists(BLOCKS, max_size=6), st.text("ab c,{}\n", max_size=10).filter(lambda text: "@" not in text))
def test_sound_blocks_come_back_byte_for_byte(blocks: list[str], between: str) -> None:
    text = "".join(f"{between}\n{block}\n" for block in blocks)
    assert [block.text for block in split_blocks(text)] == blocks


MARKS = ["@misc{a,", "@string{", "@comment{", "@b(", "k=", "{", "}", '"', "\\{", "\n", "x", ")", "%", ",", "\r", "\x1b"]


@given(st.lists(st.sampled_from(MARKS)))
def test_any_text_is_split_without_an_error_into_parts_of_itself(parts: list[str]) -> None:
    text = "".join(parts)
    cleaned = clean_block(text)
    position = 0
    for block in split_blocks(text):
        position = cleaned.index(block.text, position) + len(block.text)
        assert block.text.startswith("@")
        assert cleaned.split("\n")[block.line - 1].count("@")


@given(st.lists(st.sampled_from(["{", "}", "\\{", '"', "x = {", "\n\n"]), max_size=30))
def test_a_block_at_a_line_start_is_found_after_any_broken_one(parts: list[str]) -> None:
    blocks = split_blocks(f"@misc{{broken, {''.join(parts)}\n{SOUND}")
    assert blocks[-1].text == SOUND
