"""How a commitment stands on a day, and the sentence that says why."""

from datetime import date

import pytest

from lwdesk.standing import DONE, DROPPED, LATE, NOT_STARTED, STATUSES, UNDER_WAY, slipped, worked_out

TODAY = date(2004, 11, 15)


@pytest.mark.parametrize("status", ["", NOT_STARTED, UNDER_WAY, LATE])
def test_what_is_open_is_late_from_the_day_after_it_was_due(status: str) -> None:
    standing = worked_out(status, None, date(2004, 11, 14), TODAY)
    assert (standing.status, standing.why) == (LATE, "It was due on 14 Nov 2004, 1 day ago.")
    assert standing.is_open
    assert worked_out(status, None, date(2004, 11, 1), TODAY).why == "It was due on 1 Nov 2004, 14 days ago."


@pytest.mark.parametrize("status", ["", NOT_STARTED, UNDER_WAY])
def test_on_the_day_itself_nothing_is_late(status: str) -> None:
    assert worked_out(status, None, TODAY, TODAY).status == status


@pytest.mark.parametrize("status", [DONE, DROPPED])
def test_what_is_over_is_never_late(status: str) -> None:
    standing = worked_out(status, date(2004, 1, 1), date(2004, 2, 1), TODAY)
    assert (standing.status, standing.why, standing.is_open) == (status, "", False)


def test_what_somebody_calls_late_is_late_and_says_whose_word_that_is() -> None:
    assert worked_out(LATE, None, None, TODAY).why == "Somebody marked it as late."
    later = worked_out(LATE, None, date(2005, 1, 31), TODAY)
    assert (later.status, later.why) == (LATE, "Somebody marked it as late, though it is due only on 31 Jan 2005.")


def test_a_start_that_has_passed_is_mentioned_while_nothing_has_begun() -> None:
    begun, due = date(2004, 11, 1), date(2004, 12, 1)
    assert worked_out(NOT_STARTED, begun, due, TODAY).why == "It was to start on 1 Nov 2004."
    assert worked_out(UNDER_WAY, begun, due, TODAY).why == ""
    assert worked_out(NOT_STARTED, TODAY, due, TODAY).why == ""


@pytest.mark.parametrize("status", ["", *STATUSES])
def test_without_dates_a_status_is_what_it_was_given_as(status: str) -> None:
    assert worked_out(status, None, None, TODAY).status == status


def test_a_promise_slips_by_days_and_never_the_other_way() -> None:
    assert slipped(date(2004, 10, 1), date(2004, 10, 31)) == 30
    assert slipped(date(2004, 10, 31), date(2004, 10, 1)) == 0
    assert slipped(None, TODAY) == slipped(TODAY, None) == 0
