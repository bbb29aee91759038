"""The rows of a framework, a domain each: what they bring is added, and nothing is taken away."""

from collections.abc import Container, Iterable, Sequence
from typing import Any

from lwdesk.exchange.cell_limit import fits_cell
from lwdesk.exchange.key import KEY
from lwdesk.exchange.notes_back.headings import BackSheet
from lwdesk.exchange.notes_back.plan import BackPlan, Deed
from lwdesk.exchange.notes_back.row import TOO_LONG, says
from lwdesk.exchange.plan.cell import cell_text
from lwdesk.exchange.plan.rows import Outcome, PlannedRow
from lwdesk.records import FRAMEWORK, ORGANISATION, POLICY
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.store.framework import Domain
from lwdesk.store.step import Step
from lwdesk.text import clean, clean_line, match_key

LISTS = ("themes", "partners", "links")
_BETWEEN = "; "
_TWICE = "another row of the sheet is about the same domain. Put both into one row."


class DomainRows:
    """Judges the rows of one sheet, in their order."""

    def __init__(self, store: Store, plan: BackPlan, found: BackSheet) -> None:
        self._plan, self._found = plan, found
        domains = store.framework.domains()
        self._names = {
            "partners": store.labels(ORGANISATION.name, {i for d in domains for i in d.partners}),
            "links": store.labels(POLICY.name, {i for d in domains for i in d.links}),
        }
        keys = store.keys(FRAMEWORK, [domain.line.id for domain in domains])
        self._by_key = dict(zip(keys, domains, strict=True))
        self._by_name = {match_key(domain.line.name): domain for domain in reversed(domains)}
        self._seen: set[object] = set()

    def judge(self, row: PlannedRow) -> None:
        """Say what becomes of the row."""
        name = clean_line(self._cell(row, "name"))
        domain = self._by_key.get(clean_line(self._cell(row, KEY.name)))
        if domain is None and name and (domain := self._by_name.get(match_key(name))):
            # By its name it is known in whatever case; only the row of our own workbook gives it another.
            name = domain.line.name
        if not name and domain is None:
            self._plan.refuse(row, self._found.label("name"), "", "the domain has no name. Give it one.")
            return
        mark = domain.line.id if domain else match_key(name)
        if mark in self._seen:
            self._plan.refuse(row, self._found.label("name"), name, _TWICE)
            return
        self._seen.add(mark)
        given, told = self._news(row, domain, name)
        if row.troubles:
            return
        if domain is not None and not given:
            row.outcome, row.record_id = Outcome.SAME, domain.line.id
            return
        outcome = Outcome.NEW if domain is None else Outcome.UPDATED
        self._plan.do(row, outcome, Deed(row.number, domain.line.id if domain else None, given, 0), *told)

    def _news(
        self, row: PlannedRow, domain: Domain | None, name: str
    ) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
        """What the row says that the study does not, and that as (heading, before, after)."""
        given: dict[str, Any] = {}
        told = []
        for column, before, after in (
            ("name", domain.line.name if domain else "", name),
            ("activity", domain.line.activity if domain else "", clean(self._cell(row, "activity"))),
        ):
            if not after or says(after, before):
                continue
            if not fits_cell(before):
                self._plan.refuse(row, self._found.label(column), after, TOO_LONG)
                continue
            given[column] = after
            told.append((self._found.own_label(column), before, after))
        for column in LISTS:
            held = self._held(domain, column)
            new = _missing(self._cell(row, column), held)
            if new and not fits_cell(_BETWEEN.join(held)):
                self._plan.refuse(row, self._found.label(column), _BETWEEN.join(new), TOO_LONG)
            elif new:
                given[column] = tuple(new)
                after = _BETWEEN.join((*held, *new))
                told.append((self._found.own_label(column), _BETWEEN.join(held), after))
        return given, told

    def _held(self, domain: Domain | None, column: str) -> list[str]:
        if domain is None:
            return []
        if column == "themes":
            return [clean_line(theme.name) for theme in domain.themes if theme.name.strip()]
        names = self._names[column]
        return [names[i] for i in getattr(domain, column) if names.get(i)]

    def _cell(self, row: PlannedRow, column: str) -> str:
        place = self._found.places.get(column)
        return "" if place is None else cell_text(row.cell(place))


class DomainWriting:
    """Writes domains in a step; organisations and policies that the study lacks are made.

    What policies were linked to before there was a framework is known by its name alone, and stands as a domain with
    nothing in it: a theme of that name is that one, unless the sheet has it as a domain (`kept`, ids).
    """

    def __init__(self, store: Store, step: Step, kept: Container[int | None]) -> None:
        self._step = step
        self._known = {record.name: _by_name(store, record) for record in (ORGANISATION, POLICY)}
        self._domains = {domain.line.id: domain for domain in store.framework.domains()}
        self._named_only = {
            match_key(d.line.name): d.line.id for d in self._domains.values() if _is_a_name(d) and d.line.id not in kept
        }
        self._place = 0

    def write(self, deed: Deed, source: int) -> None:
        """Write what one row brings; new partners and links belong to the domain itself."""
        step, given, domain = self._step, deed.given, self._domains.get(deed.record_id or 0)
        own: dict[str, Any] = {name: given[name] for name in ("name", "activity") if name in given}
        before = domain.line.partners if domain else ()
        partners = self._ids(ORGANISATION, given.get("partners", ()), source, deed.number)
        if partners:
            own["partners"] = (*before, *partners)
        if domain is None:
            from_row = {"source_id": source, "source_row": deed.number}
            line = step.create(FRAMEWORK, own | from_row | {"position": self._next_place()})
        else:
            line = domain.line.id
            step.update(FRAMEWORK, line, own)
        taken: list[int] = []
        if new := given.get("themes", ()):
            held = [theme.id for theme in domain.themes] if domain else []
            self._number(held)
            for place, theme in enumerate(new, len(held) + 1):
                taken.append(self._theme(theme, line, float(place)))
        self._link(line, self._ids(POLICY, given.get("links", ()), source, deed.number), taken)

    def _theme(self, name: str, domain: int, place: float) -> int:
        """The id of the theme of that name in the domain: what was known by its name alone, or a new one."""
        known = self._named_only.pop(match_key(name), None)
        if known is None or known == domain:
            return self._step.create(FRAMEWORK, {"name": name, "domain": domain, "position": place})
        self._step.update(FRAMEWORK, known, {"domain": domain, "position": place})
        return known

    def _next_place(self) -> float:
        """The place behind the last domain; those that are there have theirs from then on."""
        if not self._place:
            self._number(list(self._domains))
            self._place = len(self._domains)
        self._place += 1
        return float(self._place)

    def _number(self, lines: Sequence[int]) -> None:
        for place, line in enumerate(lines, 1):
            self._step.update(FRAMEWORK, line, {"position": float(place)})

    def _link(self, line: int, policies: Iterable[int], themes: Container[int]) -> None:
        """Link the policies to the domain, but for those that are linked to one of these themes of it."""
        from lwdesk.store.cells import read_record

        for policy in policies:
            held = read_record(self._step.connection, POLICY, policy)
            linked = held["linked"] if held else ()
            if any(one in themes for one in linked):
                continue
            self._step.update(POLICY, policy, {"linked": (*linked, line)})

    def _ids(self, record: Record, names: Sequence[str], source: int, number: int) -> list[int]:
        known, found = self._known[record.name], []
        for name in names:
            key = match_key(name)
            if key not in known:
                given = {record.title: name, "source_id": source, "source_row": number}
                known[key] = self._step.create(record, given)
            found.append(known[key])
        return found


def _is_a_name(domain: Domain) -> bool:
    line = domain.line
    return bool(line.links) and not (line.activity or line.partners or line.proposals or domain.themes)


def _missing(cell: str, held: Sequence[str]) -> list[str]:
    """What the cell names besides those that are there already, each once."""
    text = clean_line(cell.replace("\n", _BETWEEN))
    if says(text, _BETWEEN.join(held)):
        return []
    # A name of the study may have a semicolon in it, which parts names otherwise.
    for name in sorted((name for name in held if ";" in name), key=len, reverse=True):
        text = text.replace(name, "")
    known = {match_key(name) for name in held}
    found: dict[str, str] = {}
    for part in text.split(";"):
        name = clean_line(part).removeprefix("• ")
        if (key := match_key(name)) and key not in known:
            found.setdefault(key, name)
    return list(found.values())


def _by_name(store: Store, record: Record) -> dict[str, int]:
    return {match_key(name): id for id, _, _, name in reversed(store.identities(record))}
