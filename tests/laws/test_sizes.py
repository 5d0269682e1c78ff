"""A file is read in one sitting."""

from tests.laws.sources import name, written

MOST_LINES = 250


def test_a_file_has_at_most_250_lines():
    lines = {name(path): len(path.read_text().splitlines()) for path in written()}

    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}
