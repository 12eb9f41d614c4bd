"""Is a file still understood while a line of it is half-typed? A sample of what `bench/recovery.py` measures, held to its floors."""

from __future__ import annotations

import pytest

from bench.recovery import FLOORS, FORMATS, measure


@pytest.mark.parametrize("name", FORMATS)
def test_a_cut_line_leaves_the_rest_of_the_file_understood(name: str) -> None:
    result = measure(name, cuts=20, every=2)
    missed = {key: share.missed for key, share in result.shares.items() if share.ratio < FLOORS[key]}
    assert not missed
    assert not result.faults
    # A share of nothing would always be reached.
    assert all(share.asked >= 20 for share in result.shares.values())
