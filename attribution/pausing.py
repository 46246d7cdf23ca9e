"""Pause Python's search for cyclic garbage while an article is analysed.

An article makes hundreds of thousands of small objects that stay until its report is there, and hardly any cycles. Looking
through them again and again for cycles costs a twentieth of the time, more the longer the article. Objects without cycles
are freed at once as ever; cycles wait until the article is done.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["collection_paused"]

_lock = Lock()
_depth = 0  # how many analyses are under way, in all threads
_was_on = False


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause the collector until the last of all blocks that are under way has ended; then it is as it was before.

    >>> with collection_paused():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    global _depth, _was_on
    with _lock:
        _depth += 1
        if _depth == 1:
            _was_on = gc.isenabled()
            gc.disable()
    try:
        yield
    finally:
        with _lock:
            _depth -= 1
            if not _depth and _was_on:
                gc.enable()
