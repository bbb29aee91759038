"""How work on a great many rows is kept from slowing down as they grow."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """A stretch without the garbage collector, which would look through every row so far time and again.

    Rows refer to no row that refers to them, so nothing is left behind that it would have collected.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


_KEPT: list[object] = []


def keep_to_the_end(thing: object) -> None:
    """Let a thing be there until the process is gone.

    For a command, whose process ends with it: taking a plan of many thousand rows apart takes a while.
    """
    _KEPT.append(thing)
