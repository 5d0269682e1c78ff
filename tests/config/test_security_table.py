"""The table of the security standard names only what is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = (ROOT / "docs" / "explanation" / "security.md").read_text().partition("## The table of ASVS")[2]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)


def test_every_line_has_a_state_and_its_evidence():
    rows = ROW.findall(TABLE)

    assert len({number for number, _state, _evidence in rows}) == len(rows) == 253
    assert {state for _number, state, _evidence in rows} == {"met", "not met", "operator", "n/a"}


def test_the_sum_of_the_table_is_true():
    states = [state for _number, state, _evidence in ROW.findall(TABLE)]
    said = re.search(r"(\d+) met, (\d+) not met, (\d+) with the operator, (\d+) not applicable", TABLE)

    assert said is not None
    assert [int(number) for number in said.groups()] == [
        states.count(state) for state in ("met", "not met", "operator", "n/a")
    ]


def test_what_it_names_is_there():
    named = re.findall(r"`((?:\w+/)+[\w.*-]*(?:\.\w+)?)`", TABLE)

    missing = {path for path in named if not list(ROOT.glob(path.rstrip("/")))}

    assert named
    assert not missing
