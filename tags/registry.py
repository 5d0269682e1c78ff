"""What carries keywords: its owner registers here in `AppConfig.ready()` how to ask which of them a person reads."""

from collections.abc import Callable, Collection

from subjects import Viewer

Ask = Callable[[Viewer, Collection[int]], set[int]]
_carriers: list[Ask] = []


def register(ask: Ask) -> None:
    """Make a kind of thing one whose readers know the keywords that it carries."""
    _carriers.append(ask)


def carried(user: Viewer, pks: Collection[int]) -> set[int]:
    """Those of the tags that stand on something the user reads; one question for each kind of carrier."""
    return {pk for ask in _carriers for pk in ask(user, pks)} if pks else set()
