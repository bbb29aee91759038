"""A small study with an action plan, standing still on 15 Nov 2004."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from studies import made_once

from lwdesk.records import ACTION, COMMITMENT, CONTACT, MEASURE, ORGANISATION
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON

TODAY = date(2004, 11, 15)


@dataclass
class Promised:
    """The study and its ids; `by_ref` leads from "C0001" to the commitment."""

    store: Store
    health: int
    carers: int
    council: int
    trust: int
    ada: int
    by_ref: dict[str, int] = field(default_factory=dict)

    def held(self, ref: str) -> dict[str, object]:
        """What the study holds of a commitment."""
        found = self.store.get(COMMITMENT, self.by_ref[ref])
        assert found
        return found

    def info(self, ref: str):  # type: ignore[no-untyped-def]
        """The same as it stands today."""
        return self.store.plan.commitments(self.store.today(), [self.by_ref[ref]])[0]


@made_once
def promised(path: Path) -> Promised:
    """Seven commitments: one late, one slipped, one done, one that starts soon, one dropped, one without anything."""
    store = Store.create(path, "Works", by="Sam Carter")
    store.remember(STANDS_ON, TODAY.isoformat())
    with store.step("Begin") as step:
        council, trust = (
            step.create(ORGANISATION, {"name": name}) for name in ("Northgate Borough Council", "Riverside Trust")
        )
        ada = step.create(CONTACT, {"name": "Ada Moss", "organisation": trust})
        strand = step.create_term("strand", "Social prescribing")
        health = step.create(ACTION, {"name": "3.1 Links to health", "aim": "Work is spoken of in surgeries."})
        carers = step.create(ACTION, {"name": "3.2 Work for carers"})
        found = Promised(store, health, carers, council, trust, ada)
        rows = (
            {"text": "Train link workers", "action": health, "strand": strand, "owner_body": council,
             "start": date(2004, 1, 5), "due": date(2004, 9, 30), "status": "Under way", "rag": "Red",
             "rag_reason": "The trainer left", "next_months": "Two more sessions"},
            {"text": "Place an adviser in the health centre", "action": health, "strand": strand,
             "owner_person": ada, "partner_bodies": (council,), "start": date(2004, 3, 1), "due": date(2004, 12, 20),
             "status": "Under way"},
            {"text": "Write up good practice", "action": carers, "owner_body": trust, "start": date(2004, 2, 1),
             "due": date(2004, 6, 30), "status": "Done", "rag": "Green"},
            {"text": "Open the job club", "action": carers, "start": date(2004, 12, 1), "due": date(2005, 5, 31),
             "status": "Not started"},
            {"text": "Agree one referral form", "action": health, "strand": strand, "owner_body": council,
             "due": date(2005, 1, 31), "status": "Not started"},
            {"text": "Lend laptops", "action": carers, "owner_body": trust, "due": date(2004, 10, 1),
             "status": "Dropped"},
            {"text": "A survey of employers"},
        )  # fmt: skip
        for n, row in enumerate(rows, 1):
            found.by_ref[f"C{n:04d}"] = step.create(COMMITMENT, row)
        step.create(
            MEASURE,
            {"commitment": found.by_ref["C0002"], "name": "Vacancies filled", "unit": "vacancies", "baseline": 0.0,
             "target": 250.0},
        )  # fmt: skip
    with store.step("The due date slips") as step:
        step.update(COMMITMENT, found.by_ref["C0002"], {"due": date(2005, 3, 31)})
    return found
