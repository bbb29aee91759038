"""A plan of two actions on a day in May, and what became of it by November."""

from datetime import date
from pathlib import Path

from studies import made_once

from lwdesk.operations import board
from lwdesk.records import ACTION, COMMITMENT, CONTACT, ISSUE, MEASURE, ORGANISATION, PROGRESS, READING
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON

MAY, NOVEMBER = "2004-05-10", "2004-11-15"


class PlanStudy:
    """A study with a plan; ids by what they are called here."""

    def __init__(self, path: Path) -> None:
        self.store = store = Store.create(path, "London Works")
        store.remember(STANDS_ON, MAY)
        with store.step("Plan") as step:
            self.council = step.create(ORGANISATION, {"name": "Northgate Council"})
            self.ana = step.create(CONTACT, {"name": "Ana Pereira"})
            self.health = step.create(ACTION, {"name": "3.1 Links to health", "aim": "Advice in surgeries."})
            self.charter = step.create(ACTION, {"name": "3.2 A charter for workplaces"})
            under_way = {"action": self.health, "status": "Under way", "owner_body": self.council}
            self.training = step.create(
                COMMITMENT, under_way | {"ref": "3.1.1", "text": "Train link workers", "due": date(2004, 9, 30)}
            )
            self.review = step.create(
                COMMITMENT, under_way | {"ref": "3.1.2", "text": "Review what works", "due": date(2004, 6, 30)}
            )
            self.leaflet = step.create(COMMITMENT, under_way | {"ref": "3.1.3", "text": "Print a leaflet"})
            self.signed = step.create(
                COMMITMENT,
                {"ref": "3.2.1", "text": "Sign up ten employers", "action": self.charter, "status": "Not started",
                 "due": date(2004, 10, 31), "rag": "Green"},
            )  # fmt: skip
            self.filled = step.create(
                MEASURE,
                {"commitment": self.training, "name": "Link workers trained", "unit": "people", "baseline": 0.0,
                 "target": 40.0, "starts": date(2004, 4, 1), "ends": date(2005, 3, 31)},
            )  # fmt: skip
            step.create(READING, {"measure": self.filled, "day": date(2004, 5, 1), "value": 4.0})
            self.venue = step.create(ISSUE, {"text": "Who pays for the venue?", "raised": date(2004, 5, 3)})
            step.create(PROGRESS, {"commitment": self.review, "day": date(2004, 5, 4), "text": "Asked six boroughs."})

    def write_in_may(self, path: Path) -> None:
        """The first paper goes to the board."""
        board.remember_as_written(self.store, board.write(self.store, path))

    def go_on(self) -> None:
        """Half a year goes by."""
        store = self.store
        store.remember(STANDS_ON, NOVEMBER)
        with store.step("Training done") as step:
            step.update(COMMITMENT, self.training, {"status": "Done"})
        with store.step("Review put off") as step:
            step.update(
                COMMITMENT, self.review,
                {"due": date(2005, 2, 28), "rag": "Amber", "rag_reason": "Two boroughs have not answered."},
            )  # fmt: skip
            step.create(
                PROGRESS, {"commitment": self.review, "day": date(2004, 10, 12), "text": "Four of six answered."}
            )
        with store.step("Leaflet dropped") as step:
            step.update(COMMITMENT, self.leaflet, {"status": "Dropped", "owner_body": None, "owner_person": self.ana})
        with store.step("A new one") as step:
            self.peers = step.create(
                COMMITMENT, {"ref": "3.2.2", "text": "Employers visit each other", "action": self.charter,
                             "next_months": "Find three hosts."}
            )  # fmt: skip
        with store.step("Asked and answered") as step:
            step.update(ISSUE, self.venue, {"answer": "The council does.", "answered": date(2004, 7, 1)})
            self.law = step.create(
                ISSUE, {"text": "May we share names?", "commitment": self.signed, "raised": date(2004, 9, 1)}
            )
            step.create(READING, {"measure": self.filled, "day": date(2004, 10, 1), "value": 30.0})


@made_once
def plan_study(path: Path) -> PlanStudy:
    """The study as it was in May."""
    return PlanStudy(path)
