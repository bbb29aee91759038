"""The page Measures: whether each is on course, its chart, and all charts side by side."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.course import BEHIND, UNKNOWN
from lwdesk.records import MEASURE
from lwdesk.ui import theme

Keys = tuple[Callable[..., None], Callable[[str], None]]


def ink_of(picture: QWidget) -> set[str]:
    """The colours that are to be seen of a widget."""
    image: QImage = picture.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_sentence_and_the_shape_tell_how_the_measure_stands(plan: Any) -> None:
    page = plan.measures()
    assert page.foot.word.text() == BEHIND
    assert "it would be at 157 by 15 Nov 2004; it was at 120 on 30 Sep 2004: behind" in page.foot.sentence.text()
    page.show_record(plan.unfilled)
    assert page.foot.word.text() == UNKNOWN
    assert "without a baseline date, a target date and a reading" in page.foot.sentence.text()


def test_the_chart_is_drawn_and_is_there_as_numbers(plan: Any, qtbot: QtBot, keys: Keys) -> None:
    press, _ = keys
    page = plan.measures()
    chart = page.foot.chart
    qtbot.waitUntil(lambda: chart.picture.is_drawn, timeout=60_000)
    assert theme.palette().accent in ink_of(chart.picture)
    assert chart.picture.accessibleName() == "Chart: Vacancies filled"
    assert "Date 30 Sep 2004, Reading 120, Expected 125, Source Return" in chart.picture.accessibleDescription()
    chart.setFocus()
    press(Qt.Key.Key_Return)
    assert chart.currentWidget() is chart.table
    table = chart.table
    assert [table.item(n, 1).text() for n in range(table.rowCount())] == ["0", "20", "120", "250"]
    press(Qt.Key.Key_Escape)
    assert chart.currentWidget() is chart.picture


def test_the_list_is_narrowed_to_the_measures_that_are_behind(plan: Any, qtbot: QtBot) -> None:
    page = plan.measures()
    assert dict(page.course.choices()) == {BEHIND: 2, "On course": 0, "Target met": 0, UNKNOWN: 1}
    page.course.narrow(BEHIND)
    qtbot.waitUntil(lambda: sorted(page.rows.model.ids) == [plan.vacancies, plan.reached])
    assert page.head.only.text().strip() == BEHIND


def test_charts_are_shown_side_by_side_and_gone_through_by_keyboard(plan: Any, qtbot: QtBot, keys: Keys) -> None:
    press, _ = keys
    page = plan.measures()
    plan.window.command("next_view")
    view = page.views.shown
    assert view.cards.ids == list(page.rows.model.ids)
    assert not page.foot.isVisible()
    said = [view.cards.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert any(text.startswith("Vacancies filled. Behind. On a straight line from 0") for text in said)
    accent = theme.palette().accent
    qtbot.waitUntil(lambda: accent in ink_of(view.viewport()), timeout=60_000)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    assert page.table.current_id() == view.cards.ids[1]
    press(Qt.Key.Key_Return)
    assert page.views.is_table
    assert QApplication.focusWidget() is page.foot.readings


@pytest.mark.parametrize(("place", "is_far"), [(5, False), (-1, True)])
def test_the_chart_under_the_keyboard_is_in_sight_and_nothing_is_scrolled_past(
    plan: Any, qtbot: QtBot, place: int, is_far: bool
) -> None:
    with plan.store.step("Many measures") as step:
        ids = [step.create(MEASURE, {"name": f"A zone of kind {n:02}", "target": 10.0}) for n in range(9)]
    chosen = [*ids, plan.vacancies][place]
    plan.window.resize(1280, 800)
    page = plan.measures(chosen)
    page.views.show(1)
    charts = page.charts

    def stands() -> bool:
        at = charts.visualRect(charts.currentIndex())
        return charts.viewport().rect().contains(at) and (charts.verticalScrollBar().value() > 0) is is_far

    qtbot.waitUntil(stands)
    assert charts.cards.ids[charts.currentIndex().row()] == chosen


def test_the_charts_follow_a_new_reading(plan: Any, qtbot: QtBot) -> None:
    page = plan.measures()
    page.views.show(1)
    from lwdesk.records import READING

    with plan.store.step("Read") as step:
        step.create(READING, {"measure": plan.vacancies, "day": plan.store.today(), "value": 250.0})
    row = page.charts.cards.ids.index(plan.vacancies)
    assert "Target met" in page.charts.cards.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("scale", [1.0, 1.75])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_chart_is_drawn_in_the_colours_of_the_look(
    plan: Any, qtbot: QtBot, qapp: QApplication, mode: Any, scale: float
) -> None:
    theme.apply_theme(qapp, mode, scale)
    page = plan.measures()
    picture, wanted = page.foot.chart.picture, {theme.palette().paper, theme.palette().accent}
    # It is drawn again when its size has settled.
    qtbot.waitUntil(lambda: picture.is_drawn and wanted <= ink_of(picture), timeout=60_000)
    theme.apply_theme(qapp, "light")


def test_everything_that_takes_the_keyboard_is_named(plan: Any) -> None:
    page = plan.measures()
    for view in (0, 1):
        page.views.show(view)
        for widget in page.findChildren(QWidget):
            if (
                not isinstance(widget, QHeaderView | QScrollBar)
                and widget.isVisible()
                and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            ):
                named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
                assert named, widget


def test_leaving_the_page_and_the_study_stores_what_is_typed(plan: Any, keys: Keys) -> None:
    _, write = keys
    page = plan.measures()
    page.foot.readings.setFocus()
    page.commands.new()
    write("3 Nov")
    plan.show("Charter")
    assert len(plan.readings(plan.vacancies)) == 3
    assert plan.store.plan.measures()[0].id == plan.vacancies
    assert plan.store.get(MEASURE, plan.vacancies)["name"] == "Vacancies filled"
