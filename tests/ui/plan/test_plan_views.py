"""The timeline, the next three months and the owners of commitments, by keyboard."""

from datetime import date, timedelta

import pytest
from plan_room import ALT, CTRL, Room
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from lwdesk.records import COMMITMENT
from lwdesk.ui.plan.axis import BY_MONTHS, BY_QUARTERS, BY_YEARS, Axis
from lwdesk.ui.plan.commitments import AHEAD, BOARD, OWNERS, TABLE, TIMELINE

Key = Qt.Key


def row_text(room: Room, row: int, column: int = 0) -> str:
    return str(room.page.timeline.bars.records.index(row, column).data() or "")


# The axis


@pytest.mark.parametrize("zoom", [BY_MONTHS, BY_QUARTERS, BY_YEARS])
def test_the_axis_finds_the_day_that_it_put_there(zoom: str) -> None:
    axis = Axis(date(2004, 2, 10), zoom)
    for days in (0, 1, 40, 400):
        day = axis.left + timedelta(days=days)
        assert axis.day(axis.x(day) + axis.per_day / 2) == day


def test_the_axis_is_marked_where_months_quarters_and_years_begin() -> None:
    left = date(2004, 2, 10)
    assert [d for _, d in Axis(left, BY_MONTHS).ticks(200)] == [date(2004, 2, 1), date(2004, 3, 1), date(2004, 4, 1)]
    assert [d for _, d in Axis(left, BY_QUARTERS).ticks(70)] == [date(2004, 1, 1), date(2004, 4, 1)]
    assert [d for _, d in Axis(left, BY_YEARS).ticks(200)] == [date(2004, 1, 1), date(2005, 1, 1)]


def test_zooming_leaves_a_day_where_it_is() -> None:
    axis = Axis(date(2004, 2, 10), BY_QUARTERS).zoomed(BY_MONTHS, date(2004, 11, 15), 300)
    assert abs(axis.x(date(2004, 11, 15)) - 300) <= axis.per_day


# The timeline


def test_the_timeline_has_a_row_for_each_strand_and_commitment(room: Room) -> None:
    room.show(TIMELINE)
    bars = room.page.timeline.bars
    rows = [row_text(room, n) for n in range(bars.records.rowCount())]
    assert rows[0] == "Social prescribing · 3"
    assert [row.split("  ")[0] for row in rows[1:4]] == ["C0001", "C0002", "C0005"]
    assert rows[4] == "In no strand · 4"
    assert bars.hasFocus()


def test_arrows_go_from_bar_to_bar_and_pass_over_the_strands(room: Room) -> None:
    room.show(TIMELINE)
    room.stand_on("C0005")
    room.key(Key.Key_Down)
    current = room.page.timeline.current()
    assert current is not None and current not in {room.by_ref[ref] for ref in ("C0001", "C0002", "C0005")}
    assert room.page.table.current_id() == current
    room.key(Key.Key_Up)
    assert room.page.timeline.current() == room.by_ref["C0005"]


def test_letters_zoom_and_arrows_go_through_time(room: Room) -> None:
    room.show(TIMELINE)
    bars = room.page.timeline.bars
    room.key(Key.Key_M)
    assert bars.axis.zoom == BY_MONTHS
    left = bars.axis.left
    room.key(Key.Key_Right)
    assert bars.axis.left > left
    room.key(Key.Key_Y)
    assert bars.axis.zoom == BY_YEARS
    for _ in range(12):
        room.key(Key.Key_Left)
    assert bars.axis.x(date(2004, 11, 15)) > bars.columnWidth(1)
    room.key(Key.Key_T)
    assert 0 < bars.axis.x(date(2004, 11, 15)) < bars.columnWidth(1)


def test_a_bar_is_told_in_words_with_its_dates_and_how_far_it_slipped(room: Room) -> None:
    room.show(TIMELINE)
    records = room.page.timeline.bars.records
    index = records.index(records.row_of(room.by_ref["C0002"]), 1)
    told = records.data(index, Qt.ItemDataRole.AccessibleTextRole)
    for part in ("C0002", "Under way", "1 Mar 2004 to 31 Mar 2005", "First promised for 20 Dec 2004", "101 days"):
        assert part in told
    assert "Strand: Social prescribing" in told


def test_a_bar_out_of_sight_is_brought_into_it(room: Room) -> None:
    with room.store.step("Far ahead") as step:
        step.update(COMMITMENT, room.by_ref["C0007"], {"start": date(2020, 1, 1), "due": date(2021, 1, 1)})
    room.show(TIMELINE)
    bars = room.page.timeline.bars
    assert bars.axis.x(date(2020, 1, 1)) > bars.columnWidth(1)
    room.stand_on("C0007")
    assert 0 <= bars.axis.x(date(2020, 1, 1)) < bars.columnWidth(1)


def test_today_and_the_bars_are_drawn(room: Room) -> None:
    room.show(TIMELINE)
    bars = room.page.timeline.bars
    QApplication.processEvents()
    shown: QImage = bars.viewport().grab().toImage()
    rect = bars.visualRect(bars.records.index(bars.records.row_of(room.by_ref["C0003"]), 1))
    inside = rect.left() + round(bars.axis.x(date(2004, 4, 15)))
    beside = rect.left() + round(bars.axis.x(date(2004, 1, 20)))
    middle = rect.center().y()
    ratio = shown.devicePixelRatio()
    bar, ground = (shown.pixelColor(round(x * ratio), round(middle * ratio)) for x in (inside, beside))
    today = rect.left() + round(bars.axis.x(date(2004, 11, 15)))
    line = shown.pixelColor(round(today * ratio), round((rect.top() + 2) * ratio))
    assert bar != ground and line != ground


def test_enter_opens_the_form_beside_the_timeline_and_escape_comes_back(room: Room) -> None:
    room.show(TIMELINE)
    room.stand_on("C0002")
    room.key(Key.Key_Return)
    assert room.page.side.isVisible() and room.page.main is room.page.timeline
    room.key(Key.Key_Escape)
    assert not room.page.side.isVisible() and room.page.timeline.bars.hasFocus()


# The next three months


def ahead_rows(room: Room) -> list[str]:
    records = room.page.ahead.table.records
    return [str(records.index(n, 0).data()).split("  ")[0] for n in range(records.rowCount())]


def test_the_next_three_months_are_grouped_by_month_the_late_first(room: Room) -> None:
    room.show(AHEAD)
    assert room.page.ahead.heading.text() == "Next three months: 15 Nov 2004 to 15 Feb 2005"
    assert ahead_rows(room) == [
        "Late · 1", "C0001", "December 2004 · 1", "C0004", "January 2005 · 1", "C0005", "Meanwhile · 1",
        "C0002",
    ]  # fmt: skip


def test_what_is_done_next_is_written_in_place_row_by_row(room: Room) -> None:
    room.show(AHEAD)
    room.stand_on("C0004")
    room.type("Find a hall")
    room.key(Key.Key_Return)
    assert room.held("C0004")["next_months"] == "Find a hall"
    room.key(Key.Key_Return)
    room.type("Send the draft round")
    room.key(Key.Key_Escape)
    assert room.held("C0005")["next_months"] == "Send the draft round"
    assert room.page.ahead.table.hasFocus()


def test_letters_go_behind_what_stands_there_already(room: Room) -> None:
    room.show(AHEAD)
    room.stand_on("C0001")
    room.type("and one more")
    room.key(Key.Key_Return)
    assert room.held("C0001")["next_months"] == "Two more sessions and one more"


def test_words_that_are_being_written_are_stored_when_the_study_closes(room: Room) -> None:
    room.show(AHEAD)
    room.stand_on("C0004")
    room.type("Find a hall")
    room.window.flush()
    assert room.held("C0004")["next_months"] == "Find a hall"


def test_leaving_for_another_view_keeps_what_was_written(room: Room) -> None:
    room.show(AHEAD)
    room.stand_on("C0004")
    room.type("Find a hall")
    room.show(TABLE)
    assert room.held("C0004")["next_months"] == "Find a hall"


# By owner


def owners(room: Room) -> dict[str, list[str]]:
    tree = room.page.owners.tree
    found = {}
    for n in range(tree.topLevelItemCount()):
        head = tree.topLevelItem(n)
        assert head
        found[head.text(0)] = [head.child(i).text(0).split("  ")[0] for i in range(head.childCount())]
    return found


def test_owners_have_counts_and_those_without_one_come_last(room: Room) -> None:
    room.show(OWNERS)
    assert owners(room) == {
        "Ada Moss · 1 commitment: 1 under way": ["C0002"],
        "Northgate Borough Council · 2 commitments: 1 late, 1 not started": ["C0001", "C0005"],
        "Riverside Trust · 2 commitments: 1 done, 1 dropped": ["C0003", "C0006"],
        "Nobody answers for it yet · 2 commitments: 1 not started, 1 without a status": ["C0004", "C0007"],
    }


def test_the_keyboard_stays_on_a_commitment_from_view_to_view(room: Room) -> None:
    room.show(OWNERS)
    room.stand_on("C0005")
    for view, current in ((BOARD, room.page.board.current), (TIMELINE, room.page.timeline.current)):
        room.show(view)
        assert current() == room.by_ref["C0005"]


def test_keys_move_on_and_judge_in_every_view(room: Room) -> None:
    for view in (TABLE, OWNERS, TIMELINE):
        room.show(view)
        room.stand_on("C0004")
        room.key(Key.Key_G, ALT)
        room.type("On its way")
        room.key(Key.Key_Return)
        assert (room.held("C0004")["rag"], room.held("C0004")["rag_reason"]) == ("Green", "On its way")
        room.window.undo()
        assert room.held("C0004")["rag"] == ""
    room.key(Key.Key_Period, CTRL)
    assert room.held("C0004")["status"] == "Under way"
