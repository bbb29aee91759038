"""What became of commitments between two moments."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwdesk.standing import STATUSES
from lwdesk.store.happened import Happened, Was, What, read_was, what_happened

MAY, JUNE = date(2004, 5, 1), date(2004, 6, 1)
ONE = Was("3.1.1", "Train link workers", "Under way", MAY, "Green", "contact:5", 1)


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({}, {"status": "Done"}, [What.DONE]),
        ({}, {"status": "Dropped"}, [What.DROPPED]),
        ({}, {"status": "Late"}, [What.LATE]),
        ({"status": "Not started"}, {"status": "Under way"}, [What.STARTED]),
        ({"status": ""}, {"status": "Under way"}, [What.STARTED]),
        ({"status": "Done"}, {"status": "Under way"}, [What.REOPENED]),
        ({"status": "Dropped"}, {"status": "Late"}, [What.REOPENED, What.LATE]),
        ({"status": "Done"}, {"status": "Dropped"}, [What.DROPPED]),
        ({"status": "Late"}, {"status": "Under way", "due": JUNE}, [What.LATER]),
        ({"due": JUNE}, {"due": MAY}, [What.SOONER]),
        ({"due": None}, {"due": MAY}, [What.DATED]),
        ({"due": MAY}, {"due": None}, [What.UNDATED]),
        ({}, {"rag": "Red"}, [What.RAG]),
        ({}, {"owner": "organisation:2"}, [What.OWNER]),
        ({}, {"text": "Train advisers"}, [What.TEXT]),
        ({}, {"action": 2}, []),
        ({}, {}, []),
    ],
)
def test_every_change_has_its_word(before: dict[str, Any], after: dict[str, Any], what: list[What]) -> None:
    was = replace(ONE, **before)
    found = what_happened({7: was}, {7: replace(was, **after)})
    assert [each.what for each in found] == what
    assert {each.commitment for each in found} <= {7}


def test_what_is_new_and_what_is_gone() -> None:
    found = what_happened({1: ONE}, {2: replace(ONE, status="Done")})
    assert found == [
        Happened(2, What.NEW), Happened(2, What.DONE, "", "Done"), Happened(1, What.REMOVED, "Under way"),
    ]  # fmt: skip


_DAYS = st.one_of(st.none(), st.dates(date(1999, 1, 1), date(2030, 1, 1)))
_WAS = st.builds(
    Was, st.text(max_size=5), st.text(max_size=20), st.sampled_from(("", *STATUSES)), _DAYS,
    st.sampled_from(("", "Red", "Amber", "Green")), st.sampled_from(("", "contact:1", "organisation:2")),
    st.one_of(st.none(), st.integers(1, 9)),
)  # fmt: skip


@given(st.dictionaries(st.integers(1, 9), _WAS, max_size=6), st.dictionaries(st.integers(1, 9), _WAS, max_size=6))
def test_nobody_is_told_of_what_stayed_and_everybody_of_what_came_and_went(
    before: dict[int, Was], now: dict[int, Was]
) -> None:
    found = what_happened(before, now)
    assert {each.commitment for each in found if each.what is What.NEW} == now.keys() - before.keys()
    assert {each.commitment for each in found if each.what is What.REMOVED} == before.keys() - now.keys()
    assert not {id for id in before.keys() & now.keys() if before[id] == now[id]} & {h.commitment for h in found}
    done = {id for id, was in now.items() if was.status == "Done" and getattr(before.get(id), "status", "") != "Done"}
    assert {each.commitment for each in found if each.what is What.DONE} == done
    assert len(found) == len(set(found))


@given(_WAS)
def test_what_is_kept_reads_back_the_same(was: Was) -> None:
    assert read_was(was.kept()) == was
