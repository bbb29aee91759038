"""A study: one file, its one door for changes, undo, and what keeps it safe."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DBAPIError

from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import (
    backups,
    checking,
    errors,
    index,
    log,
    opening,
    places,
    recorder,
    references,
    replay,
    since,
    sqlite,
)
from lwdesk.store.backups import BackupInfo
from lwdesk.store.connections import Around, Connections
from lwdesk.store.lock import StudyLock
from lwdesk.store.log import Notice
from lwdesk.store.reader import Reader
from lwdesk.store.stamps import now, user_name
from lwdesk.store.step import Step
from lwdesk.store.tables import DRAFT, SETTING, STEP
from lwdesk.store.trouble import StudyTrouble
from lwdesk.text import clean_line

if TYPE_CHECKING:
    from lwdesk.store import erasing


class _NothingDone(Exception):
    """Rolls a step back that changed nothing, so that the history does not fill with it."""


class Store(Reader):
    """An open study. Made by `Store.create` or `Store.open`; close it when done."""

    def __init__(self, path: Path, by: str, lock: StudyLock | None, connections: Connections) -> None:
        super().__init__(connections)
        self.path = path
        self.by = by
        self.warnings = places.warnings_about(path)
        """Sentences about where the study lies."""
        self.recovered = ""
        """A sentence for the user where the study was last cut off rather than closed; else ""."""
        self._lock = lock
        self._columns: dict[str, list[str]] = {}
        if not connections.read_only:
            index.refuse_strange(connections.driver)
        self._place = places.place_of(path)
        self._subscribers: list[Callable[[Notice], None]] = []
        self._changed = False
        self._doubtful = False
        self.name: str = self.remembered("name", path.stem)
        self.uuid: str = self.remembered("uuid", "")

    @classmethod
    def create(cls, path: Path, name: str = "", by: str = "") -> "Store":
        """A new study at the path, with the default lists of terms. Raises StudyTrouble, and leaves nothing then."""
        return opening.create(cls, path, name or path.stem, by or user_name())

    @classmethod
    def open(cls, path: Path, by: str = "", reading: bool = False) -> "Store":
        """The study at the path. With `reading` it may be open elsewhere too, and is not to be written to.

        An older file is backed up and brought up to date. Raises StudyTrouble, StudyInUse, StudyDamaged.
        """
        return opening.open_study(cls, path, by or user_name(), reading)

    def close(self) -> None:
        """Close the study; when it was changed, a backup is made first. Closing twice does nothing."""
        if self._connections.closed:
            return
        try:
            # After an error that spoke of damage the end is no good one, so that the next opening checks the file.
            if self._lock and not self._doubtful:
                with suppress(sqlite3.Error):
                    opening.end_session(self._connections.driver)
                if self._changed:
                    self.back_up("closed")
        finally:
            self._connections.close()
            if self._lock:
                self._lock.free()

    # Steps

    @contextmanager
    def step(
        self, label: str, kind: str = "edit", merge: tuple[object, ...] | None = None, bulk: bool = False
    ) -> Iterator[Step]:
        """Open a step: a transaction, one undo, and a notice of what changed. One that changes nothing leaves no trace.

        Steps that follow one another with the same `merge` become one. In a `bulk` step links are looked at all
        together before it is stored: quicker, where very many rows are new. Raises StudyTrouble when the file cannot
        be written; what was written in the step is then gone, and everything before it is safe.
        """
        notice = None
        around = references.unchecked if bulk else nullcontext
        with suppress(_NothingDone), self._writing(around) as connection:
            opened, before = self._begin(connection, clean_line(label), kind, json.dumps(merge) if merge else None)
            yield opened
            if bulk and (table := references.table_astray(self._connections.driver, opened.id, before)):
                raise sqlite3.IntegrityError(f"FOREIGN KEY constraint failed ({table})")
            notice = self._end(connection, opened, before, merge is not None)
        if notice:
            self._publish(notice)

    def _begin(self, connection: Any, label: str, kind: str, merge: str | None) -> tuple[Step, sqlite.Mark]:
        # On the driver itself: a dozen small statements a step, and nobody should wait for a keystroke to be stored.
        driver = self._connections.driver
        at = now()
        step_id = sqlite.step_to_merge_with(driver, merge) if merge else None
        if step_id is None:
            step_id = sqlite.insert_step(driver, label, kind, at, self.by, merge)
        mark = sqlite.mark(driver)
        sqlite.record_for(driver, step_id)
        return Step(connection, step_id, at, self.by, self._highest_ref), mark

    def _end(self, connection: Any, step: Step, before: sqlite.Mark, merging: bool) -> Notice:
        driver = self._connections.driver
        from lwdesk.store import passages

        passages.keep_right(driver, step, before)
        if told := since.tables_since(driver, step.id, before, since.KEPT):
            from lwdesk.store import keeping

            keeping.keep_right(driver, step, before, told, self.today())
        sqlite.record_new_rows(driver, step.id, before)
        if not sqlite.changed_since(driver, before):
            raise _NothingDone
        sqlite.drop_undone(driver)
        sqlite.record_for(driver, None)
        if step.counts:
            connection.execute(update(STEP).where(STEP.c.id == step.id).values(counts=json.dumps(step.counts)))
        if merging:
            sqlite.fold_changes(driver, step.id, before, tuple(RECORDS))
        info = log.read_step(connection, step.id)
        assert info is not None
        return log.notice_of(connection, info)

    def undo(self) -> Notice | None:
        """Take the last step back; None when there is nothing to take back."""
        return self._replay(log.to_undo, replay.take_back, "undone", "undo")

    def redo(self) -> Notice | None:
        """Make the step again that was last undone; None when there is none."""
        return self._replay(log.to_redo, replay.make_again, "done", "redo")

    def _replay(self, choose: Callable[..., Any], play: Callable[..., None], state: str, kind: str) -> Notice | None:
        with self._writing() as connection:
            step = choose(connection)
            if step is None:
                return None
            # Which records a link belongs to is known only while the link is there: before an undo, after a redo.
            notice = log.notice_of(connection, step, kind) if kind == "undo" else None
            play(self._connections.driver, step.id, self._columns)
            from lwdesk.store import passages

            passages.look_over(self._connections.driver, step.id)
            connection.exec_driver_sql("UPDATE step SET state = ? WHERE id = ?", (state, step.id))
            notice = notice or log.notice_of(connection, step, kind)
        self._publish(notice)
        return notice

    def take_back(self, step_id: int) -> tuple[Notice | None, list[str]]:
        """Take a past import back, and name the records that were kept since they changed meanwhile or are needed.

        The last step is simply undone. Raises StudyTrouble when there is no such step or it cannot be taken back.
        """
        past = log.read_step(self._connections.reading, step_id)
        if past is None or past.state != "done":
            raise StudyTrouble(f"There is no step {step_id} to take back. The history lists those that there are.")
        mark = ("take back", step_id)
        if log.is_done(self._connections.reading, json.dumps(mark)):
            raise StudyTrouble(f"“{past.label}” was taken back already. Undo that to bring it back.")
        last = log.to_undo(self._connections.reading)
        if last and last.id == step_id:
            return self.undo(), []
        if past.kind != "import":
            raise StudyTrouble(f"“{past.label}” is not the last step, and only imports can be taken back out of turn.")
        from lwdesk.store.past_import import take_back_import

        notices: list[Notice] = []
        stop = self.subscribe(notices.append)
        try:
            with self.step(f"Take back: {past.label}", kind="take back", merge=mark) as step:
                kept = take_back_import(step, step_id)
        finally:
            stop()
        return (notices[0] if notices else None), kept

    def erase(
        self, record: Record, record_id: int, given: Mapping[str, Any], words: Iterable[str],
        texts: "erasing.Texts | None" = None,
    ) -> bool:  # fmt: skip
        """Give the record and those merged into it these values for good, and take the words out of all that is kept.

        With `texts`, also out of these fields of the other records. No undo brings anything back; what was undone is
        given up. False when remains are in the log beside the file until it is closed. Raises StudyTrouble.
        """
        from lwdesk.store import erasing
        from lwdesk.store.person_words import Words

        with self._writing():
            driver = self._connections.driver
            sqlite.drop_undone(driver)
            ids = [record_id, *erasing.merged_into(driver, record, record_id)]
            changed = erasing.erase(driver, record, ids, dict(given), Words(words), texts)
            label = f"Erase {record.label.lower()}"
            step_id = sqlite.insert_step(driver, label, log.ERASE, now(), self.by, None)
            erasing.note(driver, step_id, record, record_id)
        self._publish(Notice(step_id, label, log.ERASE, dict(changed)))
        try:
            return self._connections.compact()
        except sqlite3.Error as error:
            raise errors.in_words(error, self.path) from error

    # Beside the steps

    def keep_draft(self, record_name: str, record_id: int, field: str, text: str) -> None:
        """Keep what was typed into a field and cannot be stored as its value yet."""
        with self._writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO draft (record, record_id, field, text, at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (record, record_id, field) DO UPDATE SET text = excluded.text, at = excluded.at",
                # A lone half of a character cannot be stored, all else is kept as it was typed.
                (record_name, record_id, field, text.encode("utf-8", "replace").decode(), now()),
            )

    def drop_draft(self, record_name: str, record_id: int, field: str) -> None:
        """Forget a draft, since the field now holds a value."""
        if field not in self.drafts(record_name, record_id):
            return
        with self._writing() as connection:
            mine = (DRAFT.c.record == record_name) & (DRAFT.c.record_id == record_id) & (DRAFT.c.field == field)
            connection.execute(delete(DRAFT).where(mine))

    def remember(self, key: str, value: Any) -> None:
        """Keep a small setting with the study; JSON values; not undone by undo."""
        with self._writing() as connection:
            connection.execute(delete(SETTING).where(SETTING.c.key == key))
            connection.execute(insert(SETTING).values(key=key, value=json.dumps(value)))

    def subscribe(self, callback: Callable[[Notice], None]) -> Callable[[], None]:
        """Have the callback called after every change, in the thread that made it; call what it gives to end that."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback) if callback in self._subscribers else None

    def back_up(self, reason: str) -> Path:
        """Make a verified backup and give its path. Raises StudyTrouble."""
        return backups.back_up(self._committed(), self.uuid, reason)

    def size_worth_keeping(self) -> bool:
        """Whether anything was ever done in the study, so that a backup of it is worth its time."""
        return bool(self.steps(1))

    def copy_to(self, target: Path) -> None:
        """Write a verified copy of the study to the path. Raises StudyTrouble."""
        if target.exists() and self.path.exists() and target.samefile(self.path):
            raise StudyTrouble(f"{target.name} is the study itself. Choose another name for the copy.")
        backups.copy_to(self._committed(), target)

    def _committed(self) -> sqlite3.Connection:
        try:
            return self._connections.committed
        except (DBAPIError, sqlite3.Error, OSError) as error:
            raise errors.in_words(error, self.path) from error

    def check(self) -> list[str]:
        """What is not as it should be, a sentence each; none when the study is whole."""
        return checking.problems(self._connections.reading)

    def backups(self) -> list[BackupInfo]:
        """The backups of this study, newest first."""
        return backups.list_backups(self.uuid)

    @contextmanager
    def _writing(self, around: Around = nullcontext) -> Iterator[Any]:
        places.check_place(self.path, self._place)
        try:
            with self._connections.writing(self._begin_recording, around) as connection:
                yield connection
        except (DBAPIError, sqlite3.Error) as error:
            if not errors.is_of_the_world(error):
                raise
            self._doubtful = self._doubtful or errors.is_damage(error)
            raise errors.in_words(error, self.path) from error

    def _begin_recording(self, driver: sqlite3.Connection) -> None:
        # With the first change and not on opening, which should be quick and is mostly to look something up.
        if not self._columns:
            index.keep(driver)
            self._columns = recorder.install(driver)

    def _publish(self, notice: Notice) -> None:
        self._changed = True
        self._forget(notice.changed)
        for callback in tuple(self._subscribers):
            callback(notice)
