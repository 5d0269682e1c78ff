"""What a process keeps ready for a minute or so. It outlives the rows and the settings of a test."""

import sys
from functools import cache
from importlib import import_module

from forum.shelf import Shelf


def clear_shelves() -> None:
    """Forget every page, article and card that this process has drawn."""
    for shelf in _shelves():
        shelf._things.clear()


@cache
def _shelves() -> list[Shelf[object]]:
    # The addresses know every view, and the views their shelves.
    import_module("config.urls")
    things = [thing for module in list(sys.modules.values()) for thing in list(vars(module).values())]
    return [thing for thing in things if type(thing) is Shelf]
