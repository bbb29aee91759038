"""What a study keeps beside its records: the log of steps, drafts, and small settings."""

import json
from datetime import date
from typing import Any

from sqlalchemy import select

from lwdesk.records.tables import Record
from lwdesk.store import log, worked
from lwdesk.store.connections import Connections
from lwdesk.store.tables import DRAFT, SETTING

STANDS_ON = worked.STANDS_ON
"""The setting of a study that stands still on a day: "2004-11-15"."""


class Beside:
    """Reads of the log, the drafts and the settings of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def history(self, record: Record, record_id: int) -> list[log.Change]:
        """What was done to the record, newest first."""
        return log.read_history(self._connections.reading, record, record_id)

    def steps(self, limit: int = 200) -> list[log.StepInfo]:
        """The last steps, newest first."""
        return log.read_steps(self._connections.reading, limit)

    def undo_label(self) -> str:
        """What undo would take back; "" when there is nothing."""
        step = log.to_undo(self._connections.reading)
        return step.label if step else ""

    def redo_label(self) -> str:
        """What redo would make again; "" when there is nothing."""
        step = log.to_redo(self._connections.reading)
        return step.label if step else ""

    def drafts(self, record_name: str, record_id: int) -> dict[str, str]:
        """What was typed into fields of the record and could not be stored yet, by field name."""
        rows = self._connections.reading.execute(
            select(DRAFT.c.field, DRAFT.c.text).where(DRAFT.c.record == record_name, DRAFT.c.record_id == record_id)
        )
        return {row[0]: row[1] for row in rows}

    def remembered(self, key: str, default: Any = None) -> Any:
        """A small setting of the study, as it was given to `remember`."""
        text = self._connections.reading.execute(select(SETTING.c.value).where(SETTING.c.key == key)).scalar()
        return default if text is None else json.loads(text)

    def today(self) -> date:
        """The day on which the study is looked at: today, but for a study that stands still, as the sample does."""
        fixed = self.remembered(STANDS_ON)
        return date.fromisoformat(fixed) if fixed else date.today()
