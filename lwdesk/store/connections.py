"""The connections to one study file: one that writes, and one a thread that reads."""

import sqlite3
import threading
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from lwdesk.store import sqlite
from lwdesk.store.trouble import StudyTrouble

Around = Callable[[sqlite3.Connection], AbstractContextManager[object]]
_OPEN: Counter[tuple[int, int]] = Counter()


def is_open_here(path: Path) -> bool:
    """Whether this very process has the file open: then it must not be opened in any way but through SQLite."""
    status = path.stat()
    return _OPEN[status.st_dev, status.st_ino] > 0


class _Reading:
    """A thread's reading connection; closed when the thread has ended and let go of it."""

    def __init__(self, connection: Connection, held: list[Connection]) -> None:
        self.connection = connection
        weakref.finalize(self, _close, connection, held).atexit = False


def _close(connection: Connection, held: list[Connection]) -> None:
    if connection in held:
        held.remove(connection)
        connection.close()
        connection.engine.dispose()


class Connections:
    """Opens, settles and closes the connections to a file; one thread writes at a time.

    While a thread writes, its own reads go through the writing connection and see what it has written.
    With `read_only` none writes, and the file is left byte for byte as it is.
    """

    def __init__(self, path: Path, read_only: bool = False) -> None:
        self.path = path.absolute()
        self.read_only = read_only
        self._lock = threading.RLock()
        self._here = threading.local()
        self._held: list[Connection] = []
        self.closed = False
        status = self.path.stat()
        self._file = status.st_dev, status.st_ino
        engine = self._engine(read_only)
        if not read_only:
            # The driver is kept from beginning transactions by itself: it does not before DDL, and a
            # rolled-back migration would leave its tables behind.
            event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        self._writer = engine.connect()
        _OPEN[self._file] += 1

    def _engine(self, read_only: bool) -> Any:
        return create_engine(
            "sqlite+pysqlite://", creator=self._opener(read_only), poolclass=StaticPool, hide_parameters=True
        )

    def _opener(self, read_only: bool) -> Callable[[], sqlite3.Connection]:
        def open_file() -> sqlite3.Connection:
            if not self.read_only:
                return self._settled(sqlite.address(self.path, "rw"), read_only)
            try:
                return self._settled(sqlite.address(self.path, "ro"), read_only)
            except sqlite3.OperationalError:
                if self.path.with_name(self.path.name + "-wal").exists():
                    raise  # somebody changes it, or did until a moment ago
                # Where nothing can be written SQLite cannot share the file, and need not: nobody changes it.
                return self._settled(sqlite.address(self.path, "ro") + "&immutable=1", read_only)

        return open_file

    def _settled(self, address: str, read_only: bool) -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        try:
            sqlite.settle(connection, read_only)
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection

    @property
    def driver(self) -> sqlite3.Connection:
        """The sqlite3 connection that writes."""
        return _driver(self._writer)

    @property
    def committed(self) -> sqlite3.Connection:
        """A sqlite3 connection that sees what was last committed, never half a step: the one to copy a study by."""
        return _driver(self._reading())

    @property
    def writing_here(self) -> bool:
        """Whether this thread has a step open."""
        return getattr(self._here, "writing", None) is not None

    @contextmanager
    def writing(
        self, prepare: Callable[[sqlite3.Connection], None], around: Around = nullcontext
    ) -> Iterator[Connection]:
        """The writing connection in a transaction: committed at the end, rolled back on an error.

        `prepare` is called before it begins, for what has to outlast it; what `around` makes encloses it.
        """
        if self.read_only:
            raise StudyTrouble(f"{self.path.name} was opened to look at only. Open it for editing to change it.")
        with self._lock:
            if self.writing_here:
                raise RuntimeError("a step is open in this thread already")
            prepare(self.driver)
            with around(self.driver), self._writer.begin():
                self._here.writing = self._writer
                try:
                    yield self._writer
                finally:
                    self._here.writing = None

    def compact(self) -> bool:
        """Write the file anew, without the remains of what was taken out; False while others still read its log."""
        from lwdesk.store import erasing

        with self._lock:
            return erasing.compact(self.driver)

    @property
    def reading(self) -> Connection:
        """The connection that this thread reads through; it sees what was last committed, and the thread's own step."""
        return self._writer if self.writing_here else self._reading()

    def _reading(self) -> Connection:
        mine: _Reading | None = getattr(self._here, "reading", None)
        if mine is None:
            connection = self._engine(read_only=True).connect().execution_options(isolation_level="AUTOCOMMIT")
            self._held.append(connection)
            mine = self._here.reading = _Reading(connection, self._held)
        return mine.connection

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        with self._lock:
            if self.closed:
                return
            self.closed = True
            for connection in tuple(self._held):
                _close(connection, self._held)
            # What waits for the end of a thread knows this study by its connection, and would keep it for ever.
            self._here = threading.local()
            self._writer.close()
            self._writer.engine.dispose()
            _OPEN[self._file] -= 1


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
