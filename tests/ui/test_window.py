"""The window as the manager meets it: opening, keys, undo, merging, terms, and what is said when something is amiss."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.records import ACTIVITY, ORGANISATION, TERM
from lwdesk.store import Query, Store, StudyTrouble
from lwdesk.ui import opening
from lwdesk.ui.dialogs.backups import restore
from lwdesk.ui.dialogs.crash import CrashReport, report_error
from lwdesk.ui.dialogs.history import RecordHistory, StudyHistory, show_study_history, take_back_import
from lwdesk.ui.dialogs.keys import show_keys
from lwdesk.ui.dialogs.merge import Merge
from lwdesk.ui.dialogs.start_screen import StartScreen
from lwdesk.ui.dialogs.vocabularies import Vocabularies, show_vocabularies
from lwdesk.ui.jobs import Cancelled, Jobs
from lwdesk.ui.messages import MessageBar
from lwdesk.ui.window import Window

ROOT = Path(__file__).parent.parent.parent
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def count(window: Window) -> int:
    assert window.page
    return len(window.page.rows.model.ids)


def panel(kind: type[QDialog]) -> QDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


# Records


def test_a_new_record_is_typed_and_stored_and_undo_takes_it_away(window: Window, qtbot: QtBot) -> None:
    before = count(window)
    press(Qt.Key.Key_N, CTRL)
    assert count(window) == before + 1
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClicks(QApplication.focusWidget(), "Quay Kitchen")
    press(Qt.Key.Key_Escape)
    assert window.page and window.store
    assert window.page.table.hasFocus()
    record_id = window.page.table.current_id()
    assert window.store.labels("activity", [record_id]) == {record_id: "Quay Kitchen"}
    press(Qt.Key.Key_Z, CTRL)
    assert window.messages.text == "Undid “Edit activity”."
    press(Qt.Key.Key_Z, CTRL)
    assert window.messages.text == "Undid “New activity”."
    assert count(window) == before
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert count(window) == before + 1


def test_deleting_several_rows_is_one_undo(window: Window) -> None:
    before = count(window)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Delete)
    assert count(window) == before - 3
    assert (window.messages.text, window.messages.action) == ("Deleted 3 activities.", "Undo")
    window.messages.do_action()
    assert count(window) == before


def test_a_duplicate_is_shown_and_says_the_same(window: Window) -> None:
    assert window.page and window.store
    original = window.page.table.current_id()
    press(Qt.Key.Key_D, CTRL)
    copy = window.page.table.current_id()
    assert copy != original
    assert original and copy
    one, other = (window.store.get(ACTIVITY, i) for i in (original, copy))
    assert one and other and one["groups"] == other["groups"] and one["description"] == other["description"]


def test_the_form_follows_the_row_and_shows_its_field(window: Window, qtbot: QtBot) -> None:
    assert window.page
    page = window.page
    page.table.choose_row(4, 1)
    qtbot.waitUntil(lambda: page.side.record_id == page.table.current_id())
    press(Qt.Key.Key_Return)
    assert page.side.form is not None
    editor = page.side.form.editor(page.table.records.fields[1].name)
    assert editor.isAncestorOf(QApplication.focusWidget())


def test_what_was_typed_is_stored_when_the_page_changes(window: Window) -> None:
    assert window.page and window.store
    record_id = window.page.table.current_id()
    assert record_id
    press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "X")
    press(Qt.Key.Key_2, CTRL)
    assert window.page.record is ORGANISATION
    raw = window.store.get(ACTIVITY, record_id)
    assert raw and "X" in raw["name"]


def test_an_edit_shows_in_the_table_at_once(window: Window) -> None:
    assert window.page and window.store
    record_id = window.page.table.current_id()
    assert record_id
    with window.store.step("Edit activity", kind="edit") as step:
        step.update(ACTIVITY, record_id, {"name": "Zebra"})
    row = window.page.rows.model.row_of(record_id)
    assert window.page.rows.model.row(row)[0] == "Zebra"


# Going round


def test_the_number_keys_open_pages_and_f6_goes_round(window: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_2, CTRL)
    assert window.page and window.page.record is ORGANISATION
    press(Qt.Key.Key_1, CTRL)
    assert window.page.record is ACTIVITY
    qtbot.waitUntil(lambda: window.page is not None and window.page.side.record_id is not None)
    seen: list[QWidget | None] = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 4
    assert window.page.table in seen and window.page.head.box in seen


def test_an_organisation_shows_its_activities_and_opens_them(window: Window, qtbot: QtBot) -> None:
    assert window.store
    organisation, ids = next(
        (i, ids)
        for i in window.store.ids(Query(ORGANISATION))
        for name, _, ids in window.store.links_to(ORGANISATION, i)
        if name == "activity"
    )
    window.open_record("organisation", organisation)
    assert window.page
    tree = window.page.side._below[0].tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0).child(0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.page.record is ACTIVITY
    assert window.page.table.current_id() == ids[0]


# Merging: T9


def test_two_organisations_are_merged_with_six_keys_at_most_and_parted_by_one(window: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_2, CTRL)
    assert window.page and window.store
    before = count(window)
    keys = [(Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_M, CTRL), (Qt.Key.Key_Return, NONE)]
    for key, modifiers in keys[:-1]:
        press(key, modifiers)
    merge = panel(Merge)
    assert isinstance(merge, Merge)
    qtbot.waitUntil(merge.merge.hasFocus)
    press(*keys[-1])
    assert len(keys) <= 6
    assert count(window) == before - 1
    assert window.page.table.current_id() == merge.keep
    qtbot.waitUntil(window.page.table.hasFocus)
    press(Qt.Key.Key_Z, CTRL)
    assert count(window) == before


def test_a_merge_without_a_choice_finds_its_organisations(window: Window) -> None:
    assert window.store
    names = window.store.labels("organisation", window.store.ids(Query(ORGANISATION)))
    # The test's keyboard has no accents.
    first, second = [i for i, name in names.items() if name.isascii()][3:5]
    press(Qt.Key.Key_M, CTRL)
    merge = panel(Merge)
    assert isinstance(merge, Merge) and not merge.merge.isEnabled()
    for i in (first, second):
        QTest.keyClicks(merge.box, window.store.labels("organisation", [i])[i])
        QTest.keyClick(merge.box, Qt.Key.Key_Return)
    assert merge.ids == [first, second]
    merge.merge.click()
    assert window.store.labels("organisation", [first, second]).keys() == {merge.keep}


# Terms


def test_terms_are_added_renamed_moved_and_kept_while_used(window: Window) -> None:
    assert window.store
    show_vocabularies(window, "type")
    screen = window.findChild(Vocabularies)
    assert isinstance(screen, Vocabularies)
    labels = [t.label for t in window.store.terms("type")]
    screen.terms.setFocus()
    screen.terms.setCurrentRow(1)
    QTest.keyClick(screen.terms, Qt.Key.Key_Up, ALT)
    assert [t.label for t in window.store.terms("type")][:2] == [labels[1], labels[0]]
    QTest.keyClick(screen.terms, Qt.Key.Key_Delete)
    assert "Retire it or merge it" in window.messages.text
    screen.new()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Volunteering")
    screen.leave()
    assert window.store.terms("type")[-1].label == "Volunteering"
    assert window.page and window.page.table.isVisible()


def test_merged_terms_leave_no_record_behind(window: Window) -> None:
    assert window.store
    show_vocabularies(window, "type")
    screen = window.findChild(Vocabularies)
    assert isinstance(screen, Vocabularies)
    screen.terms.setCurrentRow(0)
    QTest.keyClick(screen.terms, Qt.Key.Key_Down, SHIFT)
    one, two = (t.id for t in window.store.terms("type")[:2])
    uses = sum(len(ids) for i in (one, two) for _, _, ids in window.store.links_to(TERM, i))
    screen.merge()
    merge = panel(Merge)
    assert isinstance(merge, Merge) and merge.keep
    merge.do()
    assert sum(len(ids) for _, _, ids in window.store.links_to(TERM, merge.keep)) == uses


# Histories


def test_the_history_of_a_record_says_who_changed_what(window: Window) -> None:
    assert window.page and window.store
    record_id = window.page.table.current_id()
    assert record_id
    with window.store.step("Edit activity") as step:
        step.update(ACTIVITY, record_id, {"funding": "£2,000"})
    press(Qt.Key.Key_H, CTRL)
    history = panel(RecordHistory)
    assert isinstance(history, RecordHistory)
    change = history.changes.topLevelItem(0).child(0)
    assert [change.text(n) for n in (1, 2, 3)] == ["Funding", "blank", "£2,000"] or change.text(3) == "£2,000"


def test_going_back_in_the_history_undoes_all_after_it(window: Window) -> None:
    assert window.store and window.page
    before = count(window)
    for name in ("One", "Two", "Three"):
        with window.store.step(f"New {name}", kind="new") as step:
            step.create(ACTIVITY, {"name": name})
    show_study_history(window)
    history = panel(StudyHistory)
    assert isinstance(history, StudyHistory)
    history.steps.setCurrentItem(history.steps.topLevelItem(1))
    history.undo_to.click()
    assert count(window) == before + 1
    assert "2 steps" in window.messages.text


def test_a_past_import_is_taken_back_and_the_edited_row_named(window: Window, qtbot: QtBot) -> None:
    assert window.store and window.page
    with window.store.step("Import rows", kind="import") as step:
        first = step.create(ACTIVITY, {"name": "Imported one"})
        step.create(ACTIVITY, {"name": "Imported two"})
    with window.store.step("Edit activity") as later:
        later.update(ACTIVITY, first, {"notes": "seen"})
    info = next(s for s in window.store.steps() if s.kind == "import")
    take_back_import(window, info.id, info.label)
    qtbot.waitUntil(lambda: "Took back" in window.messages.text)
    assert "Imported one" in window.messages.text
    left = window.store.labels("activity", window.store.ids(Query(ACTIVITY))).values()
    assert "Imported one" in left and "Imported two" not in left


# In and out


def test_a_dropped_file_and_pasted_rows_go_to_the_import(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(window, "start_import", lambda path=None, record=None, rows=None: asked.append((path, rows)))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/somewhere/Appendix A.xlsx")])
    window.dropEvent(
        QDropEvent(QPoint(5, 5).toPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    )
    QGuiApplication.clipboard().setText("Activity\tType\nQuay Kitchen\tInto work\n")
    assert window.page
    window.page.table.setFocus()
    press(Qt.Key.Key_V, CTRL)
    assert asked == [
        (Path("/somewhere/Appendix A.xlsx"), None),
        (None, [["Activity", "Type"], ["Quay Kitchen", "Into work"]]),
    ]


def test_the_list_is_exported_as_it_is_filtered(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"
    monkeypatch.setattr("lwdesk.ui.asking.where_to", lambda *_: out)
    assert window.page
    button = next(b for b in window.page.head.buttons if b.choice.label == "Type")
    button.tick(next(o for o in button.choice.find("") if o[1] == "Into work"))
    shown = count(window)
    press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: "Exported" in window.messages.text)
    assert window.messages.text == f"Exported {shown} activities to out.csv."
    assert out.read_text(encoding="utf-8-sig").startswith("Ref,Activity,")


# Studies


def test_the_start_screen_opens_the_sample_and_remembers_it(
    qtbot: QtBot, look: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    opening.show_start(window)
    start = window.findChild(StartScreen)
    assert isinstance(start, StartScreen)
    qtbot.waitUntil(start.choices[0].hasFocus)
    QTest.keyClick(start.choices[0], Qt.Key.Key_Return)
    assert window.store and window.body.page_name == "Home"
    window.show_page("Mapping")
    assert count(window) > 30
    opening.leave_study(window)
    again = window.findChildren(StartScreen)[-1]
    assert [b.accessibleName() for b in again._recent] == ["Open Sample study"]
    window.close()


def test_a_study_that_somebody_has_open_says_who_and_offers_a_backup(qtbot: QtBot, look: None, sample: Path) -> None:
    holder = Store.open(sample)
    holder.back_up("asked for")
    window = Window()
    qtbot.addWidget(window)
    window.show()
    assert not opening.open_study(window, sample)
    start = window.findChild(StartScreen)
    assert isinstance(start, StartScreen)
    assert "is open already" in start._trouble_text.text()
    start._look_button.click()
    assert window.page and window.looking and count(window) > 30
    press_new = count(window)
    window.command("new")
    assert count(window) == press_new
    assert "to look at" in window.messages.text
    window.page.headings.sort(1, descending=True)
    window.close()
    holder.close()


def test_a_file_that_is_no_study_is_refused_in_place(window: Window, tmp_path: Path) -> None:
    other = tmp_path / "letter.lwdesk"
    other.write_text("Dear all")
    assert not opening.open_study(window, other)
    assert "is not a study" in window.messages.text
    assert window.page and count(window) > 30


def test_a_backup_is_restored_and_the_time_before_is_kept(window: Window, qtbot: QtBot) -> None:
    assert window.store and window.page
    before = count(window)
    opening.back_up(window)
    qtbot.waitUntil(lambda: "Backed up" in window.messages.text)
    backup = window.store.backups()[0].path
    window.command("delete")
    assert count(window) == before - 1
    restore(window, backup)
    assert window.page and count(window) == before
    assert "Restored" in window.messages.text


# Words


def test_a_trouble_is_a_sentence_and_a_bug_a_report(window: Window) -> None:
    report_error(StudyTrouble("The disk is full. Free some space."), window)
    assert window.messages.text == "The disk is full. Free some space."
    report_error(ZeroDivisionError("ours"), window)
    report = panel(CrashReport)
    assert "go on" in " ".join(label.text() for label in report.findChildren(type(window.messages._text)))
    report.close()


def test_a_note_leaves_by_itself_and_a_trouble_stays(qtbot: QtBot, look: None) -> None:
    jobs = Jobs()
    bar = MessageBar(jobs)
    qtbot.addWidget(bar)
    bar._leaving.setInterval(1)
    bar.say("Copied.", "note")
    assert bar._leaving.isActive()
    bar.say("The disk is full.", "trouble")
    assert not bar._leaving.isActive()
    assert bar.text == "The disk is full."
    jobs.shutdown()


def test_a_job_tells_how_far_it_is_and_stops_when_asked(qtbot: QtBot) -> None:
    jobs, told, ended = Jobs(), [], []

    def work(step):  # type: ignore[no-untyped-def]
        n = 0
        while True:
            n += 1
            step(n, 0, "Counting")

    job = jobs.start(work, failed=ended.append, progress=lambda n, total, doing: told.append(doing), label="Counting")
    qtbot.waitUntil(lambda: len(told) > 3)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)
    assert jobs.running == ()
    jobs.shutdown()


def test_keys_are_found_by_typing(window: Window) -> None:
    show_keys(window)
    from lwdesk.ui.dialogs.keys import KeysHelp

    keys = panel(KeysHelp)
    assert isinstance(keys, KeysHelp)
    QTest.keyClicks(keys.box, "merge")
    shown = [
        row.text(1)
        for n in range(keys.list.topLevelItemCount())
        for row in [keys.list.topLevelItem(n).child(i) for i in range(keys.list.topLevelItem(n).childCount())]
        if not row.isHidden()
    ]
    assert "Ctrl+M" in shown and len(shown) < 4


def test_no_two_commands_share_a_key(window: Window) -> None:
    keys = [key for _, _, key in window.menus.keys]
    assert len(keys) == len(set(keys))


def test_the_window_is_there_before_the_records_are_brought_in() -> None:
    """What a first paint does not need is imported after it, or the start would take twice as long."""
    done = subprocess.run(
        [
            sys.executable, "-c",
            "import sys\nfrom PySide6.QtWidgets import QApplication\nfrom lwdesk.ui.window import Window\n"
            "app = QApplication([])\nwindow = Window()\n"
            "print([name for name in ('sqlmodel', 'sqlalchemy', 'pydantic', 'openpyxl') if name in sys.modules])",
        ],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
