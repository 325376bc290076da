import pytest

from paperterm.ui.editing import MAX_LENGTH, LineEdit


def typed(text: str, *keys: str) -> LineEdit:
    edit = LineEdit()
    edit.insert(text)
    for key in keys:
        assert edit.press(key)
    return edit


@pytest.mark.parametrize(
    ("keys", "text", "caret"),
    [
        (("backspace",), "slow coo", 8),
        (("home", "delete"), "low cook", 0),
        (("left", "left", "ctrl+u"), "ok", 0),
        (("ctrl+w",), "slow", 4),
        (("ctrl+w", "ctrl+w", "ctrl+w"), "", 0),
        (("home", "right", "ctrl+k"), "s", 1),
        (("ctrl+a", "backspace", "left"), "slow cook", 0),
        (("ctrl+e", "right"), "slow cook", 9),
    ],
)
def test_editing_keys(keys: tuple[str, ...], text: str, caret: int) -> None:
    edit = typed("slow cook", *keys)
    assert (edit.text, edit.caret) == (text, caret)


def test_text_goes_in_at_the_caret() -> None:
    edit = typed("sow", "left", "left")
    edit.insert("l")
    assert edit.text == "slow"


def test_pasted_text_becomes_one_clean_line_of_bounded_length() -> None:
    edit = LineEdit()
    edit.insert("a\x1b[201~\nb" + "x" * 10_000)
    assert edit.text.isprintable()
    assert len(edit.text) == MAX_LENGTH


def test_other_keys_do_not_edit() -> None:
    assert not LineEdit().press("enter")
