"""Notes from Word and to Word in the window, by keyboard."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.operations import guide as guides
from lwdesk.records import CONTACT, INTERVIEW, NOTE
from lwdesk.store import Query, Store
from lwdesk.ui import asking
from lwdesk.ui.importing.screen import ImportScreen
from lwdesk.ui.opening import open_study
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window
from lwdesk.ui.word import export_notes, import_notes
from lwdesk.ui.word.screen import WordScreen
from tests.resting import rest

CTRL = Qt.KeyboardModifier.ControlModifier
READ = "What should we read?"
MISSING = "What was missing when it began?"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, look: None, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The window on a study with interviews of Ada Moss and Bo Lund, and a guide."""
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "desk.lwdesk")
    guides.current(store)
    with store.step("Begin") as step:
        for name in ("Ada Moss", "Bo Lund"):
            step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": name}), "status": "Held"})
    store.close()
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, tmp_path / "desk.lwdesk")
    return window


def written(path: Path, who: str, *answers: tuple[str, str]) -> Path:
    made = Document()
    made.add_paragraph(f"Interviewee: {who}")
    for asked, said in answers:
        made.add_heading(asked, 2)
        made.add_paragraph(said)
    made.save(path)
    return path


def screen_of(window: Window, qtbot: QtBot) -> WordScreen:
    screen = window.shown_screen
    assert isinstance(screen, WordScreen)
    qtbot.waitUntil(lambda: not screen.busy, timeout=30_000)
    return screen


def shown(window: Window, qtbot: QtBot, *paths: Path) -> WordScreen:
    import_notes(window, list(paths))
    return screen_of(window, qtbot)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def bodies(window: Window) -> list[str]:
    assert window.store
    ids = list(window.store.ids(Query(INTERVIEW)))
    return [n.body or n.said for i in sorted(ids) for n in window.store.notes.of(i)]


def cell(screen: WordScreen, row: int, column: int) -> str:
    item = screen.table.item(row, column)
    return item.text() if item else ""


def states(screen: WordScreen) -> list[str]:
    return [screen.files.item(n).text().split("\n")[1] for n in range(screen.files.count())]


def test_three_files_are_brought_in_by_one_key_and_taken_back_by_one_undo(
    desk: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(
        desk, qtbot,
        written(tmp_path / "a.docx", "Ada Moss", (READ, "The report of 2002")),
        written(tmp_path / "b.docx", "Bo Lund", (READ, "Nothing"), ("Parking", "Round the back")),
        written(tmp_path / "c.docx", "Ada Moss", (MISSING, "Anything for parents")),
    )  # fmt: skip
    assert states(screen) == ["1 note", "2 notes", "1 note"]
    assert screen.go.text() == "Bring in 3 files" and bodies(desk) == []
    assert [cell(screen, 1, column) for column in range(4)] == [READ, "The report of 2002", READ, "New"]
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.shown_screen is None, timeout=20_000)
    assert bodies(desk) == ["The report of 2002", "Anything for parents", "Nothing", "Parking\nRound the back"]
    assert desk.messages.text == "Brought in 4 notes of 2 interviews."
    desk.undo()
    assert bodies(desk) == []


def test_a_name_that_is_merely_alike_is_asked_and_answered_by_one_key(
    desk: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(desk, qtbot, written(tmp_path / "a.docx", "B. Lund", (READ, "Nothing")))
    assert states(screen) == ["Whose notes?"] and not screen.go.isEnabled()
    assert screen.whose.finder.hasFocus()
    assert screen.whose.why.text() == "The file says “B. Lund”. Is that Bo Lund? Say yes, or choose who it is."
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert states(screen) == ["1 note"] and screen.go.text() == "Bring in 1 file"
    desk.undo()
    assert states(screen) == ["Whose notes?"]


def test_a_person_is_found_by_typing(desk: Window, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(desk, qtbot, written(tmp_path / "a.docx", "Nobody We Know", (READ, "Nothing")))
    QTest.keyClicks(screen.whose.finder, "ada")
    press(Qt.Key.Key_Return)
    assert screen.whose.finder.text().startswith("Ada Moss")
    assert states(screen) == ["1 note"]


def test_a_new_name_makes_a_contact_and_an_interview_when_brought_in(
    desk: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(desk, qtbot, written(tmp_path / "a.docx", "Zed Quill", (READ, "Nothing")))
    QTest.keyClicks(screen.whose.finder, "Zed Quill")
    press(Qt.Key.Key_Return)
    assert screen.whose.why.text() == "A new contact and interview are made."
    assert desk.store and len(desk.store.ids(Query(CONTACT))) == 2
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.shown_screen is None, timeout=20_000)
    assert "Zed Quill" in [name for *_, name in desk.store.identities(CONTACT)]


def test_where_a_part_goes_is_changed_by_keyboard(desk: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", "Ada Moss", ("Reading", "The report"), ("Evaluation", "None"))
    screen = shown(desk, qtbot, path)
    assert cell(screen, 1, 2) == "Free notes" and "is it this question?" in cell(screen, 2, 3)
    screen.table.setFocus()
    press(Qt.Key.Key_F)
    assert screen.table.currentRow() == 2
    press(Qt.Key.Key_Return)
    popup = screen.part.box.view()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert screen.table.hasFocus() and cell(screen, 2, 3) == "New"
    screen.table.setCurrentCell(1, 0)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(popup, "What was m")
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert cell(screen, 1, 2) == MISSING
    screen.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert cell(screen, 1, 2) == "Left out" and screen.go.text() == "Bring in 1 file"
    desk.undo()
    assert cell(screen, 1, 2) == MISSING


def test_what_is_there_is_shown_beside_and_can_be_replaced(desk: Window, qtbot: QtBot, tmp_path: Path) -> None:
    store = desk.store
    assert store
    prompt = next(p for p in store.notes.prompts(guides.current(store)) if p.text == READ)
    ada = min(store.ids(Query(INTERVIEW)))
    with store.step("Type") as step:
        step.create(NOTE, {"interview": ada, "prompt": prompt.id, "body": "The old one"})
    screen = shown(desk, qtbot, written(tmp_path / "a.docx", "Ada Moss", (READ, "The new one")))
    assert cell(screen, 1, 3) == "Another answer"
    assert screen.part.comes.toPlainText() == "The new one" and screen.part.stands.toPlainText() == "The old one"
    screen.part.replaces.click()
    assert cell(screen, 1, 3) == "Takes the place of what is there"
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.shown_screen is None, timeout=20_000)
    assert bodies(desk) == ["The new one"]


def test_a_file_that_cannot_be_read_says_why_and_the_others_go_on(desk: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.4")
    screen = shown(desk, qtbot, tmp_path / "a.docx", written(tmp_path / "b.docx", "Ada Moss", (READ, "Nothing")))
    assert states(screen) == ["Cannot be read", "1 note"]
    assert "PDF" in screen.refused.text() and screen.go.text() == "Bring in 1 file"
    screen.files.setFocus()
    screen.files.setCurrentRow(1)
    press(Qt.Key.Key_Space)
    assert states(screen)[1] == "Left out" and not screen.go.isEnabled()


def test_escape_leaves_and_nothing_is_written(desk: Window, qtbot: QtBot, tmp_path: Path) -> None:
    shown(desk, qtbot, written(tmp_path / "a.docx", "Ada Moss", (READ, "Nothing")))
    press(Qt.Key.Key_Escape)
    assert desk.shown_screen is None and bodies(desk) == []
    assert desk.messages.text == "No notes were brought in."


def test_import_and_dropping_lead_here(desk: Window, qtbot: QtBot, tmp_path: Path) -> None:
    first = written(tmp_path / "a.docx", "Ada Moss", (READ, "Nothing"))
    second = written(tmp_path / "b.docx", "Bo Lund", (READ, "Little"))
    desk.start_import(first)
    assert states(screen_of(desk, qtbot)) == ["1 note"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (first, second)])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    desk.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    assert states(screen_of(desk, qtbot)) == ["1 note", "1 note"]
    (tmp_path / "list.csv").write_text("Activity\nWharfside scheme\n", encoding="utf-8")
    desk.start_import(tmp_path / "list.csv")
    assert isinstance(desk.shown_screen, ImportScreen)


def test_notes_are_written_to_word(desk: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export_notes(desk)
    assert desk.messages.text.startswith("There are no notes yet.")
    shown(desk, qtbot, written(tmp_path / "a.docx", "Ada Moss", (READ, "The report")))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.shown_screen is None, timeout=20_000)
    desk.show_page("Mapping")
    asked: list[Path] = []
    monkeypatch.setattr(asking, "where_to", lambda *given: asked.append(given[3]) or tmp_path / "out.docx")
    export_notes(desk)
    qtbot.waitUntil(lambda: desk.messages.text == "Wrote the notes of 1 interview to out.docx.", timeout=20_000)
    assert asked[0].suffix == ".docx" and "Ada" not in asked[0].name
    assert "The report" in [p.text for p in Document(str(tmp_path / "out.docx")).paragraphs]


def test_every_widget_has_a_name_and_the_screen_is_drawn_in_the_dark(
    desk: Window, qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    screen = shown(desk, qtbot, written(tmp_path / "a.docx", "B. Lund", (READ, "Nothing")))
    nameless = [
        type(w).__name__
        for w in screen.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.objectName().startswith("qt_")
        and not w.accessibleName() and not (w.inherits("QAbstractButton") and w.property("text"))
    ]  # fmt: skip
    assert nameless == []
    apply_theme(qapp, "dark")
    rest(20)
    assert screen.grab().toImage().pixelColor(3, 3).lightness() < 80
    apply_theme(qapp, "light")


def test_the_tab_key_goes_all_round(desk: Window, qtbot: QtBot, tmp_path: Path) -> None:
    screen = shown(desk, qtbot, written(tmp_path / "a.docx", "B. Lund", (READ, "Nothing")))
    screen.files.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        press(Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here and (not seen or here is not seen[-1])
        seen.append(here)
        if here is screen.files:
            break
    assert seen[-1] is screen.files and {screen.table, screen.part.box, screen.whose.finder} <= set(seen)
