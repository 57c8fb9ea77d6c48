"""How often memory is looked through while rows pass."""

import gc

import pytest

from incidents.importing.garbage import seldom_collecting


def test_it_is_looked_through_seldom_and_then_as_before() -> None:
    before = gc.get_threshold()

    with seldom_collecting():
        assert gc.get_threshold()[0] > before[0] * 50
    assert gc.get_threshold() == before


def test_an_import_that_fails_leaves_it_as_before() -> None:
    before = gc.get_threshold()

    with pytest.raises(OSError, match="cut"), seldom_collecting():
        raise OSError("cut")
    assert gc.get_threshold() == before
