"""The list of interviews never reads what was said in them: it stays as quick with a million words as with none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.records import INTERVIEW
from lwdesk.store import Query, Store
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window

CONNECT = sqlite3.connect
TEXTS = {("note", "body"), ("summary", "exemplary"), ("summary", "gaps"), ("summary", "added")}


class Reads:
    """The statements that the study's connections ran, and which of the columns of texts they read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.statements: list[str] = []

    def of_texts(self) -> dict[str, set[tuple[str, str]]]:
        """The columns of texts that were read since the last call, by statement."""
        statements = dict.fromkeys(self.statements)
        found = {}
        with closing(CONNECT(self.path)) as connection:
            for statement in statements:
                if not statement.startswith(("--", "PRAGMA", "BEGIN", "COMMIT")):
                    found[statement] = self._read_by(connection, statement)
        self.statements.clear()
        return {statement: read for statement, read in found.items() if read}

    @staticmethod
    def _read_by(connection: sqlite3.Connection, statement: str) -> set[tuple[str, str]]:
        # SQLite itself says which columns a statement reads, whatever names and stars it uses.
        read = set()

        def note(action: int, table: str | None, column: str | None, *_: object) -> int:
            if action == sqlite3.SQLITE_READ and (table, column) in TEXTS:
                read.add((table or "", column or ""))
            return sqlite3.SQLITE_OK

        connection.set_authorizer(note)
        try:
            connection.execute(f"EXPLAIN {statement}").fetchall()
        except sqlite3.OperationalError:
            return {text for text in TEXTS if all(name in statement for name in text)}
        finally:
            connection.set_authorizer(None)
        return read


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reads:
    """What is read by connections to the study that are opened from here on."""
    reads = Reads(tmp_path / "sample.lwdesk")

    def traced(*given: object, **named: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = CONNECT(*given, **named)  # type: ignore[call-overload]
        connection.set_trace_callback(reads.statements.append)
        return connection

    sample_study(reads.path).close()
    monkeypatch.setattr(sqlite3, "connect", traced)
    return reads


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, reads: Reads) -> Iterator[Window]:
    """The window with the sample study, as it opens."""
    apply_theme(qapp, "light")
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(Store.open(reads.path))
    yield window
    window.close()


def test_what_reads_a_text_is_seen(reads: Reads) -> None:
    with closing(Store.open(reads.path)) as store:
        reads.of_texts()
        store.notes.of(store.ids(Query(INTERVIEW))[0])
        assert set().union(*reads.of_texts().values()) == {("note", "body")}


def test_the_interviews_page_opens_filters_sorts_and_scrolls_without_a_word_of_the_notes(
    window: Window, reads: Reads, qtbot: QtBot
) -> None:
    window.show_page("Interviews")
    page = window.list_page
    assert page is not None and page.record is INTERVIEW
    qtbot.waitUntil(lambda: page.side.record_id is not None and not window.jobs.running)
    look_around(page, qtbot, reads)


def look_around(page: ListPage, qtbot: QtBot, reads: Reads) -> None:
    """Filter, sort, scroll, and stand on each row so that its form is shown; nothing of it reads a text."""
    table = page.table
    shown = table.model().rowCount()
    assert shown == 12
    QTest.keyClicks(page.head.box, "saskia")
    qtbot.waitUntil(lambda: 0 < table.model().rowCount() < shown)
    page.head.box.selectAll()
    QTest.keyClick(page.head.box, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.model().rowCount() == shown)
    for column in range(table.model().columnCount()):
        table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    for row in range(shown):
        table.selectRow(row)
        qtbot.wait(10)
    assert len(reads.statements) > 20
    assert reads.of_texts() == {}
