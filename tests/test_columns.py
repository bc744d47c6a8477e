"""The numbers of a column have the same decimals, as far as their sources go."""

from decimal import Decimal

import pytest

from scripts.render.columns import column_cells


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        pytest.param("69.525 84.07 107.06", "69.53 84.07 107.06", id="the fewest decimals"),
        pytest.param("37.297 41.2 47.98", "37.3 41.2 48.0", id="a zero that was rounded to"),
        pytest.param("115.49 111 49.7", "115.5 111 49.7", id="no decimal is invented"),
        pytest.param("228.105 0.25", "228.11 0.25", id="a half is rounded up"),
        pytest.param("-6.95 7.6", "−7.0 7.6", id="below zero too"),
        pytest.param("0.04 12.5", "0.04 12.5", id="nothing becomes zero"),
        pytest.param("0.0 12.25", "0.0 12.3", id="zero is zero"),
        pytest.param("1234.5 - 3", "1,234.5 – 3", id="a gap"),
        pytest.param("4.0 3", "4.0 3", id="a zero that the source printed"),
        pytest.param("15000 3", "15,000 3", id="whole numbers"),
        pytest.param("-", "–", id="nothing at all"),
    ],
)
def test_a_column_has_one_number_of_decimals(values, cells):
    found = [None if one == "-" else Decimal(one) for one in values.split()]

    assert column_cells(found) == cells.split()
