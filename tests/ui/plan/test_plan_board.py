"""The board of commitments: cards by status as it is worked out, moved and judged by keyboard."""

from plan_room import CTRL, Room
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from lwdesk.ui.plan.commitments import BOARD, TABLE

Key = Qt.Key


def test_the_cards_stand_where_their_dates_put_them(room: Room) -> None:
    room.show(BOARD)
    assert room.columns() == {
        "Not started": ["C0005", "C0004", "C0007"], "Under way": ["C0002"], "Done": ["C0003"], "Late": ["C0001"],
        "Dropped": ["C0006"],
    }  # fmt: skip


def test_a_number_gives_a_card_its_status_and_the_keyboard_goes_on(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0005")
    room.key(Key.Key_3)
    assert room.held("C0005")["status"] == "Done"
    assert room.page.board.current() == room.by_ref["C0004"]
    assert room.said() == "Mark a commitment as done."
    room.window.undo()
    assert "C0005" in room.columns()["Not started"]


def test_nothing_is_put_into_late(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0005")
    room.key(Key.Key_4)
    assert "Late is worked out from the dates" in room.said() and "due date" in room.said()
    assert room.columns()["Late"] == ["C0001"]


def test_the_way_on_leads_past_late(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0003")
    room.key(Key.Key_Right, CTRL)
    assert room.held("C0003")["status"] == "Dropped"
    room.key(Key.Key_Left, CTRL)
    assert room.held("C0003")["status"] == "Done"
    assert room.page.board.current() == room.by_ref["C0003"]


def test_out_of_late_the_due_date_is_what_has_to_change(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0001")
    room.key(Key.Key_2)
    assert room.said().startswith("C0001 is late, since it was due on 30 Sep 2004.")
    assert room.window.messages.action == "Change the due date"
    room.window.messages.do_action()
    assert room.page.side.isVisible()
    assert room.page.side.form
    due = room.page.side.form.editor("due")
    assert due.isAncestorOf(room.focus())
    room.focus().selectAll()  # type: ignore[attr-defined]
    room.type("31 Jan 2005")
    room.key(Key.Key_Escape)
    assert room.columns()["Late"] == [] and "C0001" in room.columns()["Under way"]


def test_several_that_are_marked_move_together_as_one_step(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0005")
    room.key(Key.Key_Space)
    room.key(Key.Key_Space)
    assert "2 commitments are marked" in room.page.board.hint.text()
    room.key(Key.Key_2)
    assert set(room.columns()["Under way"]) == {"C0002", "C0004", "C0005"}
    assert not room.page.board.marked
    room.window.undo()
    assert room.columns()["Under way"] == ["C0002"]


def test_left_and_right_go_to_the_next_column_that_has_a_card(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0003")
    room.key(Key.Key_Right)
    assert room.page.board.current() == room.by_ref["C0001"]
    room.key(Key.Key_Left)
    room.key(Key.Key_Left)
    assert room.page.board.current() == room.by_ref["C0002"]


def test_a_letter_judges_and_one_line_says_why(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0002")
    room.key(Key.Key_A)
    assert room.held("C0002")["rag"] == "Amber"
    assert room.focus().accessibleName() == "Why it is amber"
    room.type("The room is not agreed")
    room.key(Key.Key_Return)
    assert room.held("C0002")["rag_reason"] == "The room is not agreed"
    assert room.page.board.columns[1].list.hasFocus()
    room.window.undo()
    assert (room.held("C0002")["rag"], room.held("C0002")["rag_reason"]) == ("", "")


def test_a_reason_that_stands_there_already_stays_where_nothing_is_typed(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0001")
    room.key(Key.Key_G)
    line = room.focus()
    assert isinstance(line, QLineEdit) and line.text() == "The trainer left"
    room.key(Key.Key_Escape)
    assert (room.held("C0001")["rag"], room.held("C0001")["rag_reason"]) == ("Green", "The trainer left")


def test_enter_opens_the_form_beside_the_board_and_escape_comes_back(room: Room) -> None:
    room.show(BOARD)
    assert not room.page.side.isVisible()
    room.stand_on("C0003")
    room.key(Key.Key_Return)
    assert room.page.side.isVisible() and room.page.main is room.page.board
    room.key(Key.Key_Escape)
    assert not room.page.side.isVisible()
    assert room.page.board.columns[2].list.hasFocus()


def test_what_the_filters_leave_out_is_on_no_card(room: Room) -> None:
    room.show(BOARD)
    room.page.head.box.setText("laptops")
    room.page.rows.words = "laptops"
    room.page.rows.reload()
    assert [refs for refs in room.columns().values() if refs] == [["C0006"]]


def test_a_card_is_read_aloud_with_all_that_is_drawn(room: Room) -> None:
    room.show(BOARD)
    late = room.page.board.columns[3].list
    told = late.model().data(late.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    for part in ("C0001: Train link workers", "Late", "46 days ago", "Red: The trainer left", "Northgate"):
        assert part in told


def test_a_copy_to_look_at_is_not_changed(room: Room) -> None:
    room.show(BOARD)
    room.stand_on("C0005")
    room.window.looking = True
    room.key(Key.Key_3)
    room.key(Key.Key_R)
    assert "copy to look at" in room.said()
    assert (room.held("C0005")["status"], room.held("C0005")["rag"]) == ("Not started", "")


def test_a_new_commitment_is_written_beside_the_board(room: Room) -> None:
    room.show(BOARD)
    room.window.command("new")
    QApplication.processEvents()
    room.type("Visit ten firms")
    room.key(Key.Key_Escape)
    assert room.page.main is room.page.board
    assert "C0008" in room.columns()["Not started"]
    room.show(TABLE)
    assert room.page.side.isVisible()
