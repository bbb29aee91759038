"""Studies that many tests begin with: made once in a process, and copied for each test that asks for one."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import copy, deepcopy
from functools import partial, wraps
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest

from lwdesk import operations
from lwdesk.store import Store

Made = TypeVar("Made")
_NUMBERS = count(1)


class Folder:
    """Where they are kept; given once, before the first test."""

    of_process: Path


def made_once(make: Callable[..., Made]) -> Callable[..., Made]:
    """The same as `make(path, ...)`, which makes a study at the path; it is made once and then copied, closed, there.

    `make` gives the open study, or something that has it as `store`, or the path of a study that it has closed again.
    What comes back has a copy of its own, opened anew where it was open. Tests that look at what making one does, or
    that changed the clock before, call what it wraps.
    """
    kept: dict[object, tuple[Path, str, Any]] = {}

    @wraps(make)
    def made(path: Path, **given: Any) -> Made:
        key = tuple(given.items())
        if key not in kept:
            kept[key] = _keep(partial(make, **given))
        source, by, result = kept[key]
        shutil.copy(source, path)
        _be_another(path)
        return _own(result, path, by)

    return made


def _keep(make: Callable[[Path], Any]) -> tuple[Path, str, Any]:
    folder = Folder.of_process / str(next(_NUMBERS))
    folder.mkdir()
    path = folder / "study.lwdesk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LWDESK_HOME", str(folder / "home"))
        result = make(path)
        store = result if isinstance(result, Store) else getattr(result, "store", None)
        if store is None:
            return path, "", Path
        store.close()
    if result is store:
        return path, store.by, Store
    bare = copy(result)
    bare.store = None
    return path, store.by, bare


def _be_another(path: Path) -> None:
    """Give the copy a key of its own: else the backups of all copies would lie together, and be looked through."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE setting SET value = ? WHERE key = 'uuid'", (json.dumps(str(uuid4())),))
        connection.commit()


def _own(result: Any, path: Path, by: str) -> Any:
    if result is Path:
        return path
    store = Store.open(path, by)
    if result is Store:
        return store
    own = deepcopy(result)
    own.store = store
    return own


sample_study = made_once(operations.create_sample)
"""The sample study at a path, open."""


@made_once
def new_study(path: Path) -> Store:
    """A study with nothing in it but the lists of terms, open."""
    return Store.create(path, "London works", by="Sam Carter")
