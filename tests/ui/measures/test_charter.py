"""The page Charter: organisations counted by level on a day, several assessed at once, a count made a measure."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeWidget

from lwdesk.records import ASSESSMENT, MEASURE, ORGANISATION
from lwdesk.records.measure import PLANNED
from lwdesk.ui.measures.assess import Assess, assess_chosen
from tests.resting import rest

Keys = tuple[Callable[..., None], Callable[[str], None]]


def levels(plan: Any) -> Any:
    """The view Levels."""
    page = plan.show("Charter")
    page.views.show(1)
    return page.views.shown


def numbers(view: Any) -> dict[str, str]:
    return {tile.words.text(): tile.number.text() for tile in view.tiles}


def bars(view: Any) -> list[tuple[str, str]]:
    table = view.chart.table
    return [(table.item(n, 0).text(), table.item(n, 1).text()) for n in range(table.rowCount())]


def panel() -> Assess:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Assess) and w.isVisible())


def test_organisations_are_counted_by_level(plan: Any) -> None:
    view = levels(plan)
    assert bars(view) == [("No commitment yet", "1"), ("Commitment", "1"), ("Achievement", "1"), ("Excellence", "1")]
    assert numbers(view) == {
        "assessed": "4", "with an action plan": "2", "Commitment or above": "3", "Achievement or above": "2",
        "Excellence or above": "1",
    }  # fmt: skip


def test_they_are_counted_as_they_stood_on_another_day(plan: Any, keys: Keys) -> None:
    press, write = keys
    view = levels(plan)
    view.day.editor.focus_input()
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    write("15 June 2004")
    press(Qt.Key.Key_Return)
    assert view.on == date(2004, 6, 15)
    assert numbers(view)["assessed"] == "2"
    assert bars(view)[3] == ("Excellence", "0")


def test_a_day_that_is_none_is_told_and_the_numbers_stay(plan: Any, keys: Keys) -> None:
    press, write = keys
    view = levels(plan)
    view.day.editor.focus_input()
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    write("someday")
    press(Qt.Key.Key_Return)
    assert "is not a date" in view.day.editor.trouble
    assert numbers(view)["assessed"] == "4"


def test_several_are_assessed_in_one_step(plan: Any) -> None:
    view = levels(plan)
    view.assess.click()
    form = panel()
    form.rows["organisations"].editor.set_value(plan.houses[3:])
    form.rows["level"].editor.set_value(plan.levels[2])
    form.rows["planned"].editor.set_value(True)
    form.note_all.click()
    assert numbers(view)["assessed"] == "4"
    assert bars(view) == [("No commitment yet", "1"), ("Commitment", "1"), ("Achievement", "3"), ("Excellence", "0")]
    assert plan.store.get(ORGANISATION, plan.houses[4])["charter"] == plan.levels[2]
    assert plan.latest(plan.reached)[0] == 4.0
    plan.window.undo()
    assert numbers(view)["Commitment or above"] == "3"
    assert plan.store.get(ORGANISATION, plan.houses[4])["charter"] is None


def test_without_an_organisation_nothing_is_noted(plan: Any) -> None:
    levels(plan).assess.click()
    form = panel()
    form.do()
    assert form.isVisible()
    assert form.rows["organisations"].editor.trouble.startswith("Choose at least one organisation")
    assert len(plan.store.plan.assessments(plan.houses[0])) == 1
    form.reject()


def test_organisations_chosen_in_their_list_are_in_the_panel(plan: Any) -> None:
    plan.window.show_page("Organisations")
    page = plan.window.page
    page.show_record(plan.houses[4])
    rest(100)
    assess_chosen(plan.window)
    form = panel()
    assert form.rows["organisations"].editor.value() == (plan.houses[4],)
    form.do()
    assert [one.day for one in plan.store.plan.assessments(plan.houses[4])] == [date(2004, 11, 15)]


def test_an_organisation_shows_its_assessments_in_words(plan: Any) -> None:
    plan.window.show_page("Organisations")
    plan.window.page.show_record(plan.houses[0])
    tree = plan.window.page.side.findChild(QTreeWidget)
    parts = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    part = next(item for item in parts if item.text(0).startswith("Assessments"))
    assert part.child(0).text(0) == "1 May 2004 · Commitment · assessed · action plan made"


def test_a_count_becomes_a_measure_in_one_press(plan: Any) -> None:
    view = levels(plan)
    next(tile for tile in view.tiles if tile.words.text() == "with an action plan").button.click()
    made = next(m for m in plan.store.plan.measures() if m.counts == PLANNED)
    assert (made.baseline, made.latest, made.starts) == (2.0, 2.0, date(2004, 11, 15))
    assert plan.window.page.part == "Measures"
    assert plan.window.page.inner.table.current_id() == made.id


def test_what_is_counted_already_is_opened(plan: Any) -> None:
    view = levels(plan)
    before = len(plan.store.plan.measures())
    next(tile for tile in view.tiles if tile.words.text() == "Commitment or above").button.click()
    assert len(plan.store.plan.measures()) == before
    assert plan.window.page.inner.table.current_id() == plan.reached


def test_a_level_without_an_assessment_is_told_of(plan: Any) -> None:
    view = levels(plan)
    assert not view.beside.isVisible()
    with plan.store.step("Say a level") as step:
        step.update(ORGANISATION, plan.houses[4], {"charter": plan.levels[1]})
    view.refresh()
    assert view.beside.text().startswith("1 organisation has a level on the page Organisations")


def test_a_new_assessment_is_of_today(plan: Any) -> None:
    plan.show("Charter")
    plan.window.command("new")
    made = plan.window.page.inner.table.current_id()
    assert plan.store.get(ASSESSMENT, made)["day"] == date(2004, 11, 15)
    assert plan.store.get(MEASURE, plan.reached)["latest"] == 3.0
