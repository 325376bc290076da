"""What must hold for any bytes holds for what the fuzzer once found."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.targets import TARGETS, run

FOUND = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_found_once_is_not_found_again(target):
    assert FOUND
    for path in FOUND:
        run(target, path.read_bytes())


texts = st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("target", TARGETS)
@given(st.one_of(st.binary(max_size=200), texts))
@settings(max_examples=60, deadline=None)
def test_any_bytes(target, data):
    run(target, data)
