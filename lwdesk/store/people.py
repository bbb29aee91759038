"""Where a study speaks of a person, whatever the record."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, or_, select

from lwdesk.records.tables import Record
from lwdesk.store import erasing
from lwdesk.store.connections import Connections
from lwdesk.store.person_words import Words
from lwdesk.store.query import in_order, table_of, title_column


class People:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def holding(self, record: Record, texts: Mapping[str, str]) -> "array[int]":
        """The records of which a field holds just the text given for it, whatever its case and spaces; blanks never."""
        table = table_of(record)
        same = [
            func.lower(func.replace(table.c[name], " ", "")) == func.lower(text.replace(" ", ""))
            for name, text in texts.items()
            if text.strip()
        ]
        if not same:
            return array("q")
        statement = select(table.c.id).where(or_(*same), table.c.deleted_at.is_(None))
        ordered = statement.order_by(in_order(title_column(record)), table.c.id)
        return array("q", self._connections.reading.execute(ordered).scalars())

    def words_of(self, record: Record, record_id: int, fields: Sequence[str]) -> set[str]:
        """What these fields of the record hold and ever held, and those of the records that were merged into it."""
        connection = self._connections.committed
        ids = [record_id, *erasing.merged_into(connection, record, record_id)]
        return erasing.known_by(connection, record, ids, fields)

    def naming(self, words: Iterable[str], texts: Iterable[str]) -> list[bool]:
        """For each text whether any of the words stands in it."""
        found = Words(words)
        return [found.are_in(text) for text in texts]

    def mentions(self, words: Iterable[str], texts: erasing.Texts) -> list[erasing.Mention]:
        """Where any of the words stands in the fields that `texts` gives for each kind of record."""
        return erasing.mentions(self._connections.committed, Words(words), texts)
