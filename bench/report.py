"""docs/reference/performance.md from what was measured."""

import statistics
from pathlib import Path
from typing import NamedTuple

REPORT = Path("docs/reference/performance.md")

# Requests a second in every round, by what was asked.
Rates = dict[str, list[float]]


class Measured(NamedTuple):
    """What came of one community: seconds until it was filled, and the rates of its pages."""

    seconds: float
    rates: Rates


def write(measured: dict[int, Measured], costs: dict[str, float], *, rounds: int, seconds: float) -> str:
    """Write the report on communities by their number of posts, and return it."""
    lines = [HEAD.format(rounds=rounds, seconds=seconds)]
    for posts, (filled, rates) in measured.items():
        lines += [
            "",
            f"## {posts:,} posts",
            f"`manage.py load_synthetic` filled it in {filled:.0f} s.",
            "",
            *_table(rates),
        ]
    if len(measured) > 1:
        lines += _growth({posts: rates for posts, (_filled, rates) in measured.items()})
    lines += [MIDDLEWARE, *(f"| `{name}` | {cost:+.0f} % |" for name, cost in costs.items()), ""]
    REPORT.write_text("\n".join(lines))
    return REPORT.read_text()


def _table(rates: Rates) -> list[str]:
    medians = {name: statistics.median(several) for name, several in rates.items()}
    rows = [f"| {name} | {medians[name]:.0f} | {ratio:.2f} |" for name, ratio in _ratios(rates).items()]
    return ["| page | requests a second | ratio to the floor |", "|---|---|---|", *rows]


def _growth(measured: dict[int, Rates]) -> list[str]:
    """How the ratios of the last community stand to those of the first."""
    fewest, *_others, most = measured
    before, after = _ratios(measured[fewest]), _ratios(measured[most])
    # Threads of another length have other names; rows stand in the same order.
    pairs = zip(before.items(), after.items(), strict=True)
    rows = [f"| {name} | {was:.2f} | {now:.2f} | {now / was:.2f} |" for (_old, was), (name, now) in pairs]
    head = [f"| page | {fewest:,} posts | {most:,} posts | the second to the first |", "|---|---|---|---|"]
    return [
        "",
        "## What growth costs",
        "Ratios to the floor; 1.00 in the last column: growth costs nothing.",
        "",
        *head,
        *rows,
    ]


def _ratios(rates: Rates) -> dict[str, float]:
    """Every round beside its own floor, for what else the machine does changes from round to round; then the median."""
    floors = next(iter(rates.values()))
    return {
        name: statistics.median(rate / floor for rate, floor in zip(several, floors, strict=True))
        for name, several in rates.items()
    }


HEAD = """# Performance
Made by `make bench-page`; with `BENCH_POSTS=100000,1000000` it measures two sizes and what growth costs. One granian
worker with two threads behind the whole middleware stack, PostgreSQL and Redis on the same machine, four kept-open
connections, over a community of `manage.py load_synthetic` with 50 posts in a thread and one thread of 10,000. Medians
of {rounds} rounds, in each of which every page has {seconds:.0f} s and is set beside the floor of that round. Only
ratios within one run mean anything."""
MIDDLEWARE = """
## Middleware
What a middleware costs: how much faster the floor answers without it, in the same run. Sessions, sign-in, static files
and the reading of a request's body cannot be left out. Differences of a few percent are noise.

| without | faster by |
|---|---|"""
