"""Tables are made when they are first asked for, by whichever thread comes first."""

from threading import Thread

import pytest
from sqlalchemy import Column, Integer, Table
from sqlmodel import SQLModel

from lwdesk.records import tables


def test_no_thread_is_given_a_table_that_another_is_still_making(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    other = Thread(target=lambda: seen.append(len(tables.table_named("half_made").c)))

    def make() -> Table:
        made = Table("half_made", SQLModel.metadata, Column("id", Integer, primary_key=True))
        other.start()
        other.join(0.1)
        made.append_column(Column("second", Integer))
        return made

    monkeypatch.setitem(tables._declared, "half_made", make)
    try:
        assert len(tables.table_named("half_made").c) == 2
        other.join()
        assert seen == [2]
    finally:
        SQLModel.metadata.remove(tables._made.pop("half_made", SQLModel.metadata.tables["half_made"]))
