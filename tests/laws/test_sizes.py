"""A file is read in one sitting."""

import pytest

from tests.laws.sources import name, written

MOST_LINES = 250


@pytest.mark.parametrize("path", written(), ids=name)
def test_a_file_has_at_most_250_lines(path):
    assert len(path.read_text().splitlines()) <= MOST_LINES
