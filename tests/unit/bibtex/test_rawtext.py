"""A file gets the characters of the list; the terminal gets clean ones."""

from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.blocks import clean_text, iter_blocks
from paperterm.bibtex.rawtext import with_raw
from paperterm.text import clean_controls

ODD = "\ue000\u00ad\u200d\u200b\ufe0f\x01\x7f\x85\u202e\u2066\u2028e\u0301\u0301\u0301\u0301\u0301é张\t "


def blocks(text):
    clean = clean_text(text)
    return list(with_raw(iter_blocks(clean), clean, text))


def test_private_use_and_soft_hyphens_stay_in_the_raw_text():
    [block] = blocks("@misc{moor, title = {Pri\ue000vate so\u00adft}}\n")
    assert block.text == "@misc{moor, title = {Pri\ufffdvate soft}}"
    assert (block.raw, block.remark) == ("@misc{moor, title = {Pri\ue000vate so\u00adft}}", "")


def test_controls_are_replaced_in_the_raw_text_too_with_a_remark():
    [block] = blocks("@misc{moor, title = {Con\x01trol, bi\u202edi, \x9b and so\u00adft}}\n")
    assert block.raw == "@misc{moor, title = {Con\u2401trol, bidi, \ufffd and so\u00adft}}"
    assert block.remark == "control or bidirectional characters are replaced"


def test_a_key_that_cleaning_changes_leaves_the_block_clean():
    [block] = blocks("@misc{mo\u00ador, title = {A}}\n")
    assert (block.key, block.raw) == ("moor", "")


def test_each_block_has_its_own_lines():
    first, second = blocks("so\u00adft @misc{a,\n title={A\u00ad}} @misc{b, title={\ue000B}} tail\u00ad\n")
    assert (first.raw, second.raw) == ("@misc{a,\n title={A\u00ad}}", "@misc{b, title={\ue000B}}")


TITLES = st.lists(st.text(st.sampled_from("abc xyz" + ODD), max_size=12), min_size=1, max_size=4)


@given(TITLES, st.booleans())
def test_raw_text_is_clean_of_controls_and_cleans_to_the_text(titles, is_wide):
    newline = "\r\n" if is_wide else "\n"
    text = newline.join(f"@misc{{k{number}, title = {{{title}}}}}" for number, title in enumerate(titles))
    found = blocks(text)
    assert [block.key for block in found] == [f"k{number}" for number in range(len(titles))]
    for block, title in zip(found, titles, strict=True):
        raw = block.raw or block.text
        assert clean_controls(raw) == raw
        assert clean_text(raw) == block.text
        if not set(title) & set("\x01\x7f\x85\u202e\u2066\u2028"):
            assert raw == f"@misc{{{block.key}, title = {{{title}}}}}"
