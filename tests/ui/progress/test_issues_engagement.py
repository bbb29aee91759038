"""Issues that are open until answered, and the list of people to involve."""

from collections.abc import Callable
from datetime import date

import pytest
from progress_hand import TODAY, press
from PySide6.QtGui import QGuiApplication

from lwdesk.records import CONTACT, ENGAGEMENT, ISSUE
from lwdesk.store import Query, Store
from lwdesk.ui.pages.page import Page
from lwdesk.ui.progress.engagement import EngagementPage
from lwdesk.ui.progress.issues import IssuesPage
from lwdesk.ui.window import Window

Part = Callable[[str], Page]


@pytest.fixture
def issues(part: Part) -> IssuesPage:
    page = part("Issues")
    assert isinstance(page, IssuesPage)
    return page


@pytest.fixture
def people(part: Part) -> EngagementPage:
    page = part("Engagement")
    assert isinstance(page, EngagementPage)
    return page


def texts(store: Store | None, page: IssuesPage) -> list[str]:
    assert store
    held = store.many(ISSUE, list(page.rows.model.ids))
    return [held[i]["text"] for i in page.rows.model.ids]


def names(store: Store | None, page: EngagementPage) -> list[str]:
    assert store
    found = store.labels(ENGAGEMENT.name, list(page.rows.model.ids))
    return [found[i] for i in page.rows.model.ids]


def state(page: IssuesPage) -> str:
    from lwdesk.ui.progress.issues import IssueState

    line = next(one for one in page.side._below if isinstance(one, IssueState))
    return line.told.text()


def test_open_issues_come_first_and_are_counted(issues: IssuesPage, window: Window) -> None:
    assert texts(window.store, issues) == ["Who prints it?", "May we go on?"]
    assert issues.head.count.text() == "2 issues · 1 open"
    issues._show_form()
    assert state(issues) == "Open for 75 days"
    button = issues.head.buttons[-1]
    button.tick(button.choice.find("answered")[0])
    assert texts(window.store, issues) == ["May we go on?"]
    assert issues.head.count.text() == "2 issues · 1 shown · 1 open"
    issues.head.clear_filters()
    assert len(issues.rows.model.ids) == 2


def test_an_issue_is_answered_in_one_place_and_can_be_opened_again(issues: IssuesPage, window: Window) -> None:
    store = window.store
    assert store
    issues.commands.move_on()  # type: ignore[attr-defined]
    press("The college does")
    issues.flush()
    first = store.get(ISSUE, issues.rows.model.ids[0])
    assert first and (first["answer"], first["answered"]) == ("The college does", TODAY)
    assert issues.head.count.text() == "2 issues · none open"
    assert state(issues) == "Answered on 15 Nov 2004"
    assert window.messages.text == "Answered on 15 Nov 2004."
    issues.commands.open_again()  # type: ignore[attr-defined]
    assert [one.is_open for one in store.plan.issues() if one.text == "Who prints it?"] == [True]
    assert issues.head.count.text() == "2 issues · 1 open"


def test_a_new_issue_is_raised_today(issues: IssuesPage, window: Window) -> None:
    issues.commands.new()
    press("Who chairs it?")
    issues.flush()
    assert window.store
    made = next(one for one in window.store.plan.issues() if one.text == "Who chairs it?")
    assert (made.raised, made.commitment, made.is_open) == (TODAY, None, True)
    assert state(issues) == "Open since today"


def test_who_stays_involved_is_taken_over_once(people: EngagementPage, window: Window) -> None:
    assert names(window.store, people) == ["Amina Holt"]
    assert people.take.text().strip() == "Take over 1 who stays involved"
    people.take.click()
    assert sorted(names(window.store, people)) == ["Amina Holt", "Borys Lane"]
    assert people.take.isHidden() and window.messages.text == "Took over 1 person."
    people.commands.take_over()  # type: ignore[attr-defined]
    assert window.messages.text == "Everybody who said at the event that they stay involved is on the list."
    window.undo()
    assert names(window.store, people) == ["Amina Holt"] and not people.take.isHidden()


def test_addresses_are_copied_and_the_day_is_noted_for_the_same_people(people: EngagementPage, window: Window) -> None:
    store = window.store
    assert store
    people.commands.take_over()  # type: ignore[attr-defined]
    with store.step("Another") as step:
        cleo = next(i for i, name in store.find(CONTACT, "cleo") if i is not None)
        step.create(ENGAGEMENT, {"contact": cleo})
    people.commands.copy_addresses()  # type: ignore[attr-defined]
    assert QGuiApplication.clipboard().text() == "amina@example.org; cleo@example.org"
    assert window.messages.text == (
        "Copied 2 addresses; paste them where your message is blind-copied to. No address: Borys Lane."
    )
    people.table.selectAll()
    people.commands.move_on()  # type: ignore[attr-defined]
    written = [held["written"] for held in store.many(ENGAGEMENT, store.ids(Query(ENGAGEMENT))).values()]
    assert written == [TODAY] * 3 and window.messages.text == "Wrote to 3 people on 15 Nov 2004."
    window.undo()
    held = store.many(ENGAGEMENT, store.ids(Query(ENGAGEMENT)))
    assert sorted(str(one["written"]) for one in held.values()) == ["2004-06-01", "None", "None"]


def test_who_was_not_written_to_for_long_is_found(people: EngagementPage, window: Window) -> None:
    people.commands.take_over()  # type: ignore[attr-defined]
    assert window.store
    amina = next(i for i, one in window.store.many(ENGAGEMENT, list(people.rows.model.ids)).items() if one["written"])
    button = people.head.buttons[-1]
    button.tick(button.choice.find("never")[0])
    assert names(window.store, people) == ["Borys Lane"]
    button.tick(button.choice.find("180")[0])
    assert names(window.store, people) == ["Borys Lane"]
    button.tick(button.choice.find("90")[0])
    assert sorted(names(window.store, people)) == ["Amina Holt", "Borys Lane"]
    with window.store.step("Write") as step:
        step.update(ENGAGEMENT, amina, {"written": date(2004, 11, 1)})
    button.changed.emit()
    assert names(window.store, people) == ["Borys Lane"]
