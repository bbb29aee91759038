"""The thread of a commitment with 500 pieces of evidence, among 5,000 commitments: read, put into words, counted."""

import tempfile
from pathlib import Path
from typing import Any

from bench.measure import Line, median_of, timed

PIECES, OTHERS, TALKS = 500, 5_000, 100
_EACH = PIECES // 5


def run() -> list[Line]:
    """The figures; a fifth of the evidence are passages, a fifth each offers, activities, proposals and themes."""
    from lwdesk.exchange.thread_words import story_of, summary_line
    from lwdesk.store import Store

    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "thread.lwdesk")
        commitment, passage = _fill(store)

        def line() -> None:
            thread = store.threads.of("commitment", commitment)
            assert thread
            assert summary_line(thread)

        line()
        what = f"a commitment with {PIECES} pieces of evidence"
        found = [
            Line(f"the thread of {what}", _median(lambda: store.threads.of("commitment", commitment)), None, 0.05),
            Line(f"the line under the form of {what}", _median(line), None, 0.05),
            Line(f"the outline of {what}, in words", _median(lambda: story_of(store, "commitment", commitment)),
                 None, 0.15),
            Line("the thread of a passage", _median(lambda: store.threads.of("passage", passage)), None, 0.05),
            Line("what was never taken up, in numbers", _median(store.threads.loose), None, 0.1),
        ]  # fmt: skip
        store.close()
        return found


def _median(work: Any) -> float:
    work()
    return median_of(9, lambda: timed(work))


def _fill(store: Any) -> tuple[int, int]:
    from lwdesk.records import (
        ACTIVITY,
        COMMITMENT,
        CONTACT,
        CONTRIBUTION,
        FRAMEWORK,
        INTERVIEW,
        NOTE,
        ORGANISATION,
        PASSAGE,
        PROPOSAL,
        THEME,
    )
    from lwdesk.records.contribution import CAN_BRING

    with store.step("Fill") as step:
        bodies = [step.create(ORGANISATION, {"name": f"Organisation {n}"}) for n in range(TALKS)]
        people = [
            step.create(CONTACT, {"name": f"Person {n}", "organisation": body, "quote": "By name"})
            for n, body in enumerate(bodies)
        ]
        talks = [step.create(INTERVIEW, {"contact": who}) for who in people]
        notes = [step.create(NOTE, {"interview": talk, "body": "What was said at length. " * 20}) for talk in talks]
        themes = [step.create(THEME, {"name": f"Theme {n}"}) for n in range(20)]
        passages = [
            step.create(PASSAGE, {"note": notes[n % TALKS], "words": "What was said", "end": 13,
                                  "themes": (themes[n % 20],)})
            for n in range(3 * _EACH)
        ]  # fmt: skip
        offers = [
            step.create(CONTRIBUTION, {"kind": CAN_BRING, "text": f"Offer {n}", "delegate": people[n % TALKS],
                                       "organisation": bodies[n % TALKS]})
            for n in range(2 * _EACH)
        ]  # fmt: skip
        activities = [
            step.create(ACTIVITY, {"name": f"Activity {n}", "lead": (bodies[n % TALKS],)}) for n in range(2 * _EACH)
        ]
        proposals = [
            step.create(PROPOSAL, {"text": f"Proposal {n}", "passages": (passages[_EACH + n],)}) for n in range(_EACH)
        ]
        lines = [step.create(FRAMEWORK, {"name": f"Theme {n}", "proposals": (proposals[n],)}) for n in range(_EACH)]
        evidence = {
            "passages": tuple(passages[:_EACH]), "contributions": tuple(offers[:_EACH]),
            "activities": tuple(activities[:_EACH]), "proposals": tuple(proposals), "frameworks": tuple(lines),
        }  # fmt: skip
        commitment = step.create(COMMITMENT, {"text": "Promised", **evidence})
        for n in range(OTHERS):
            step.create(COMMITMENT, {"text": f"Other {n}", "proposals": (proposals[n % _EACH],)})
    return commitment, passages[_EACH]
