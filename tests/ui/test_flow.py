"""A flow of widgets, and a window that fits its screen also with large text."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.ui.pages import PAGES
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window


def test_what_has_no_room_goes_into_the_next_line_and_what_is_pushed_stands_right(qtbot: QtBot, look: None) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    flow = Flow(6)
    labels = [QLabel("Left") for _ in range(2)] + [QLabel("Right") for _ in range(2)]
    for number, label in enumerate(labels):
        label.setFixedSize(100, 20)
        if number == 2:
            flow.push()
        flow.addWidget(label)
    whole.setLayout(flow)
    whole.resize(600, flow.heightForWidth(600))
    whole.show()
    assert [label.x() for label in labels] == [0, 106, 394, 500]
    labels[2].hide()
    flow.activate()
    assert labels[3].x() == 500, "the first that is shown of the pushed ones goes to the right"
    labels[2].show()
    assert flow.heightForWidth(330) == 46
    whole.resize(330, 46)
    assert [label.y() for label in labels] == [0, 0, 0, 26]


@pytest.mark.parametrize("scale", [1.0, 1.5, 1.75])
def test_no_page_is_wider_than_a_small_screen(window: Window, qapp: QApplication, scale: float) -> None:
    try:
        apply_theme(qapp, "light", scale)
        for page in PAGES:
            window.show_page(page.name)
            QApplication.processEvents()
            assert window.minimumSizeHint().width() <= 1280, page.name
    finally:
        apply_theme(qapp, "light")
