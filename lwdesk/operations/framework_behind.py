"""What stands behind a line of the framework: its proposals, what was said that led to them, and who offered what."""

from collections.abc import Iterable
from dataclasses import dataclass

from lwdesk.exchange.quoting import NOBODY
from lwdesk.exchange.whose import whose
from lwdesk.operations.framework import suggested_partners
from lwdesk.records import NOTE, PASSAGE, PROPOSAL
from lwdesk.store import Store
from lwdesk.store.framework import Domain, Line
from lwdesk.text import clean_line

PROPOSALS, SAID, OFFERS, SUGGESTED = "Proposals", "What was said", "Offers in the area", "May be partners"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that stands behind a theme: where it leads, what it says, and whose it is."""

    record: str
    id: int
    text: str
    whose: str = ""

    @property
    def line(self) -> str:
        """All of it in a line."""
        return f"{self.text} – {self.whose}" if self.whose else self.text


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that goes in and has no place in the framework yet."""

    id: int
    ref: str
    text: str
    area: str
    workshop: str


def behind(store: Store, line: Line) -> dict[str, list[Thing]]:
    """What stands behind a theme, by part; parts without anything are left out."""
    held = store.many(PROPOSAL, line.proposals)
    proposals = [i for i in line.proposals if i in held]
    found = {
        PROPOSALS: [Thing(PROPOSAL.name, i, _named(held[i]["ref"], held[i]["text"])) for i in proposals],
        SAID: _passages(store, [passage for i in proposals for passage in held[i]["passages"]]),
        OFFERS: _offers(store, [held[i]["area"] for i in proposals]),
        SUGGESTED: _suggested(store, line),
    }
    return {part: things for part, things in found.items() if things}


def behind_domain(store: Store, domain: Domain) -> dict[str, list[Thing]]:
    """What stands behind all themes of a domain together; partners are suggested for the domain itself."""
    proposals = dict.fromkeys(i for line in (domain.line, *domain.themes) for i in line.proposals)
    whole = Line(domain.line.id, domain.line.name, "", None, domain.partners, domain.links, tuple(proposals))
    return behind(store, whole)


def waiting(store: Store) -> list[Waiting]:
    """The proposals that go in and are in no theme yet, by activity area and reference; without an area last."""
    rows = store.framework.decisions(store.framework.waiting())
    order = {term.id: n for n, term in enumerate(store.terms("area", retired=True))}
    rows.sort(key=lambda row: (row.area is None, order.get(row.area or 0, len(order)), row.ref, row.id))
    return [Waiting(row.id, row.ref, clean_line(row.text), row.area_label, row.workshop_name) for row in rows]


def _passages(store: Store, ids: Iterable[int]) -> list[Thing]:
    passages = store.many(PASSAGE, list(store.labels(PASSAGE.name, dict.fromkeys(ids))))
    notes = store.many(NOTE, [p["note"] for p in passages.values() if p["note"]])
    people = whose(store, {note["interview"] for note in notes.values() if note["interview"]})

    def who(note: int | None) -> str:
        person = people.get(notes.get(note or 0, {}).get("interview") or 0)
        return (person.quoted if person else NOBODY).line

    return [Thing(PASSAGE.name, i, f"“{clean_line(p['words'])}”", who(p["note"])) for i, p in passages.items()]


def _offers(store: Store, areas: Iterable[int | None]) -> list[Thing]:
    offers = [offer for area in dict.fromkeys(areas) if area for offer in store.framework.offers(area)]
    names = store.labels("organisation", [o.organisation for o in offers if o.organisation])
    return [Thing("contribution", o.id, clean_line(o.text), names.get(o.organisation or 0, "")) for o in offers]


def _suggested(store: Store, line: Line) -> list[Thing]:
    found = suggested_partners(store, line)
    names = store.labels("organisation", found)
    return [Thing("organisation", i, names[i]) for i in found if i in names]


def _named(ref: str, text: str) -> str:
    return " ".join(part for part in (ref, clean_line(text)) if part)
