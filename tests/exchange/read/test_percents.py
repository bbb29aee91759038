"""Cells that show a number as per cent are read as they show it, whatever program wrote them."""

from pathlib import Path

import openpyxl
import pytest

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import apply_plan
from lwdesk.exchange.read import archive, open_workbook
from lwdesk.exchange.read.calamine_source import CalamineSource
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.percents import shows_percent
from lwdesk.records import MEASURE
from lwdesk.store import Query, Store

SAMPLES = Path(__file__).parents[1] / "samples"
# Of percents.xls and percents.ods: written by LibreOffice from percents.xlsx.
KINDS = ("xlsx", "xls", "ods")


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_are_read_as_their_cells_show_them(kind: str) -> None:
    with open_workbook(SAMPLES / f"percents.{kind}") as book:
        assert book.head(0)[1:] == [
            ["In work", "10%", "20%", "20%", "33.5%", "10%"],
            ["Helped", "10%", "10%", "10%", "-5%", "x"],
            ["Jobs", 12, 30, 14, 1, "y"],
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_measures_in_per_cent_come_in_with_their_unit(store: Store, kind: str) -> None:
    plan = plan_file(store, SAMPLES / f"percents.{kind}")
    assert plan.record is MEASURE
    apply_plan(store, plan)
    fields = [MEASURE.field(name) for name in ("name", "unit", "baseline", "target", "latest")]
    assert sorted(store.cells(MEASURE, store.ids(Query(MEASURE)), fields)) == [
        ["Helped", "%", 10, 10, 10], ["In work", "%", 10, 20, 20], ["Jobs", "", 12, 30, 14],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "is_percent"),
    [("0%", True), ("0.0%;[Red]-0.0%", True), ("# ##0.00\\ %", True), ("General", False), ('0" of 100%"', False),
     ("0\\%", False), ("[$%-409]0", False), ("", False)],
)  # fmt: skip
def test_what_formats_show_per_cent(code: str, is_percent: bool) -> None:
    assert shows_percent(code) is is_percent


def test_of_very_many_it_is_said_from_where_on_they_are_fractions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    for n in range(50):
        book.active.append(["Measure", n / 100])  # type: ignore[union-attr]
        book.active.cell(n + 1, 2).number_format = "0%"  # type: ignore[union-attr]
    book.save(tmp_path / "b.xlsx")
    monkeypatch.setattr(archive, "MOST_SHOWN", 20)
    source = CalamineSource(Given(tmp_path / "b.xlsx"), "xlsx")
    rows = list(source.rows(0))
    assert [row[1] for row in rows[18:22]] == ["18%", "19%", 0.2, 0.21]
    assert source.sheets[0].notes == [
        "Very many cells show per cent; from row 21 on they are read as fractions, 10% as 0.1."
    ]
