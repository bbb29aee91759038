"""A small study in which one thing led to another, for tests of the thread."""

from dataclasses import dataclass
from datetime import date

from lwdesk.records import (
    ACTION,
    ACTIVITY,
    COMMITMENT,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    EVENT,
    FRAMEWORK,
    INTERVIEW,
    MATCH,
    MEASURE,
    NOTE,
    ORGANISATION,
    PASSAGE,
    PROGRESS,
    PROPOSAL,
    RECOMMENDATION,
    THEME,
    WORDING,
    WORKSHOP,
)
from lwdesk.records.contact import BY_NAME, NOT_AT_ALL
from lwdesk.records.contribution import CAN_BRING, NEEDS
from lwdesk.records.proposal import GOES_IN, LEFT_OUT
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON

BODY = "A number to ring. Nobody told us. Rooms stand empty."
HEARD, UNHEARD, HUSHED = "A number to ring.", "Nobody told us.", "Rooms stand empty."


@dataclass
class Grown:
    """The ids of what is in the study."""

    trust: int
    quiet_trust: int
    ada: int
    ben: int
    ada_talk: int
    ben_talk: int
    heard: int
    """A passage of Ada's that led to a proposal."""
    unheard: int
    """A passage of Ada's that nobody took up."""
    hushed: int
    """A passage of Ben's, who is not to be quoted, that led straight to a commitment."""
    theme: int
    activity: int
    offer: int
    """Ada's offer, in the proposal."""
    idle: int
    """Ada's other offer, which nobody used."""
    need: int
    """Ben's need, which Ada's offer answers."""
    workshop: int
    proposal: int
    left_out: int
    """A proposal that came from nowhere."""
    wording: int
    line: int
    action: int
    grown: int
    """The commitment that grew from the theme of the framework, and so from the proposal."""
    straight: int
    """The commitment that was made of Ben's passage."""
    bare: int
    """A commitment with nothing behind it."""
    recommendation: int
    update: int
    measure: int
    delegate: int


def grow(store: Store) -> Grown:
    """Fill the study; Ada may be quoted by name, Ben not at all. It stands still on 15 November 2004."""
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("Grow") as step:
        make = step.create
        trust, quiet_trust = (make(ORGANISATION, {"name": name}) for name in ("Open Trust", "Quiet Trust"))
        ada = make(CONTACT, {"name": "Ada Okoro", "role": "Director", "quote": BY_NAME, "organisation": trust})
        ben = make(CONTACT, {"name": "Ben Lowe", "role": "Chair", "quote": NOT_AT_ALL, "organisation": quiet_trust})
        ada_talk = make(INTERVIEW, {"contact": ada, "day": date(2003, 11, 3), "status": "Held"})
        ben_talk = make(INTERVIEW, {"contact": ben, "day": date(2003, 11, 4), "status": "Held"})
        notes = [make(NOTE, {"interview": talk, "body": BODY}) for talk in (ada_talk, ben_talk)]
        theme = make(THEME, {"name": "Keeping a job"})
        activity = make(ACTIVITY, {"name": "Ring round", "lead": (trust,)})
        heard, unheard, hushed = (
            make(PASSAGE, {"note": note, "words": words, "themes": on, "start": BODY.index(words),
                           "end": BODY.index(words) + len(words)})
            for note, words, on in ((notes[0], HEARD, (theme,)), (notes[0], UNHEARD, ()), (notes[1], HUSHED, ()))
        )  # fmt: skip
        whose = {"delegate": ada, "organisation": trust, "kind": CAN_BRING}
        offer, idle = (make(CONTRIBUTION, {**whose, "text": text}) for text in ("A telephone", "A van"))
        theirs = {"delegate": ben, "organisation": quiet_trust, "kind": NEEDS}
        need = make(CONTRIBUTION, {**theirs, "text": "Somebody to ring"})
        make(MATCH, {"need": need, "offer": offer})
        event = make(EVENT, {"name": "The day"})
        workshop = make(WORKSHOP, {"name": "Employers", "event": event})
        delegate = make(DELEGATE, {"contact": ada, "event": event})
        proposal = make(PROPOSAL, {"text": "A help line", "workshop": workshop, "passages": (heard,),
                                   "contributions": (offer,), "activities": (activity,), "decision": GOES_IN,
                                   "reason": "Nobody else has one."})  # fmt: skip
        left_out = make(PROPOSAL, {"text": "A bus", "decision": LEFT_OUT, "reason": "Too dear."})
        wording = make(WORDING, {"proposal": proposal, "text": "Somebody on the telephone", "workshop": workshop})
        line = make(FRAMEWORK, {"name": "Somebody to ring", "proposals": (proposal,)})
        recommendation = make(RECOMMENDATION, {"to": quiet_trust, "text": "Pay for it", "proposal": proposal})
        action = make(ACTION, {"name": "3.1 Links", "framework": line})
        grown = make(COMMITMENT, {"ref": "3.1a", "text": "Open the line", "action": action,
                                  "due": date(2004, 10, 1), "status": "Under way"})  # fmt: skip
        straight = make(COMMITMENT, {"ref": "3.1b", "text": "Lend the rooms", "passages": (hushed,)})
        bare = make(COMMITMENT, {"ref": "3.1c", "text": "Hold a party"})
        update = make(PROGRESS, {"commitment": grown, "day": date(2004, 9, 1), "text": "The line is being laid."})
        measure = make(MEASURE, {"commitment": grown, "name": "Calls answered"})
    return Grown(trust, quiet_trust, ada, ben, ada_talk, ben_talk, heard, unheard, hushed, theme, activity, offer, idle,
                 need, workshop, proposal, left_out, wording, line, action, grown, straight, bare, recommendation,
                 update, measure, delegate)  # fmt: skip
