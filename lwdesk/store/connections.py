"""The connections to one study file: one that writes, and one a thread that reads."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from lwdesk.store import sqlite


class Connections:
    """Opens, settles and closes the connections to a file; one thread writes at a time.

    While a thread writes, its own reads go through the writing connection and see what it has written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._here = threading.local()
        self._all: list[Connection] = []
        self.closed = False
        self._write_engine = self._engine(read_only=False)
        # The driver is kept from beginning transactions by itself: it does not before DDL, and a
        # rolled-back migration would leave its tables behind.
        event.listen(self._write_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        self._writer = self._write_engine.connect()

    def _engine(self, read_only: bool) -> Any:
        return create_engine(
            "sqlite+pysqlite://", creator=self._opener(read_only), poolclass=StaticPool, hide_parameters=True
        )

    def _opener(self, read_only: bool) -> Callable[[], sqlite3.Connection]:
        def open_file() -> sqlite3.Connection:
            connection = sqlite3.connect(
                self.path.absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None, check_same_thread=False
            )
            sqlite.settle(connection, read_only)
            return connection

        return open_file

    @property
    def driver(self) -> sqlite3.Connection:
        """The sqlite3 connection that writes."""
        connection = self._writer.connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The writing connection in a transaction: committed at the end, rolled back on an error."""
        with self._lock:
            if getattr(self._here, "writing", None) is not None:
                raise RuntimeError("a step is open in this thread already")
            with self._writer.begin():
                self._here.writing = self._writer
                try:
                    yield self._writer
                finally:
                    self._here.writing = None

    @property
    def reading(self) -> Connection:
        """The connection that this thread reads through; it sees what was last committed."""
        current = getattr(self._here, "writing", None) or getattr(self._here, "reading", None)
        if current is None:
            engine = self._engine(read_only=True)
            current = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._here.reading = current
            self._all.append(current)
        assert isinstance(current, Connection)
        return current

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        with self._lock:
            self.closed = True
            for connection in (*self._all, self._writer):
                connection.close()
                connection.engine.dispose()
            self._all.clear()
