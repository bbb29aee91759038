"""Records that share a name and are not one: two people called alike in two organisations, one seen in two waves."""

from collections import defaultdict
from collections.abc import Sequence

from lwdesk.exchange.plan.named import with_refs
from lwdesk.exchange.plan.rows import PlannedRow
from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store
from lwdesk.text import fold, match_key

Whereabouts = tuple[str, ...]
"""The match key of each thing that a record belongs to, and last its folded e-mail address; "" where not known."""
NOWHERE: Whereabouts = ()
FEW = 8
"""Of more that share a name, those that belong where a row says are looked up rather than all compared."""


class Namesakes:
    """Tells records of one name apart by the fields `within` that their kind of record names for it."""

    def __init__(self, store: Store, record: Record) -> None:
        self._within = [record.field(name) for name in record.within]
        # The address of the record itself, or of the person that it is called after; one beside it is another's.
        email = [f for f in record.seen if f.name == "email" and f.via in ("", record.title)]
        self._by_email = bool(email)
        self._terms = {
            t.id: t.label for f in self._within if f.ui.vocabulary for t in store.terms(f.ui.vocabulary, retired=True)
        }
        ids = store.ids(Query(record))
        self._held: dict[int, Whereabouts] = {
            i: (*(match_key(str(w)) for w in cells[: len(self._within)]), fold(str(cells[-1])) if email else "")
            for i, cells in zip(ids, store.cells(record, ids, [*self._within, *email]), strict=True)
        }
        self._called = self._told_apart(store, record, ids)
        """By place among the fields, and by record, the match key of what a plan calls that where it belongs."""
        self._nowhere = ("",) * (len(self._within) + 1)
        self._sorted: dict[int, tuple[Sequence[int], dict[tuple[str, str], list[int]]]] = {}

    def of_row(self, row: PlannedRow) -> Whereabouts:
        """Where the row says that its record belongs."""
        email = fold(row.value("email") or "") if self._by_email else ""
        return (*(self._said(row, field) for field in self._within), email)

    def _said(self, row: PlannedRow, field: Field) -> str:
        if field.ui.target:
            name = (row.named(field.name) or ("",))[0]
        elif field.kind is Kind.OPTION:
            name = row.value(field.name) or ""
        elif field.kind is Kind.DATE:
            name = str(row.value(field.name) or "")
        else:
            name = self._terms.get(row.value(field.name), "")
        return match_key(name) or name

    def among(self, ids: Sequence[int], where: Whereabouts) -> Sequence[int]:
        """Those of the records that a row of that name may be about, the surest first."""
        ids = self._near(ids, where) if len(ids) > FEW else ids
        meant = {i: self._meant(i, where) for i in ids} if self._called else dict.fromkeys(ids, where)
        fitting = [i for i in ids if self._fits(self._held.get(i, self._nowhere), meant[i])]
        return sorted(fitting, key=lambda i: self._unlike(self._held.get(i, self._nowhere), meant[i]))

    def _near(self, ids: Sequence[int], where: Whereabouts) -> Sequence[int]:
        """Those of many of one name that are where the row says, or whose whereabouts or address may yet fit."""
        if not where[0]:
            return ids
        sorted_ids = self._sorted.get(id(ids))
        if sorted_ids is None:
            # The list itself is kept, too: another might get its place in memory.
            sorted_ids = self._sorted[id(ids)] = (ids, defaultdict(list))
            for one in ids:
                held, called = self._held.get(one, self._nowhere), self._called.get(0, {}).get(one)
                for key in {("where", held[0]), ("where", called or held[0]), ("address", held[-1])}:
                    sorted_ids[1][key].append(one)
        by = sorted_ids[1]
        found = {i for key in ("", where[0]) for i in by.get(("where", key), ())}
        return sorted(found.union(by.get(("address", where[-1]), ()) if where[-1] else ()))

    def _told_apart(self, store: Store, record: Record, ids: Sequence[int]) -> dict[int, dict[int, str]]:
        found: dict[int, dict[int, str]] = {}
        for at, field in enumerate(self._within):
            called = with_refs(store, field.ui.target) if field.ui.target and not field.via else {}
            if called:
                held = {i: values[field.name] for i, values in store.many(record, ids).items()}
                found[at] = {i: match_key(called[target]) for i, target in held.items() if target in called}
        return found

    def _meant(self, id: int, where: Whereabouts) -> Whereabouts:
        """The same where it says with a reference where the record belongs, which is kept without."""
        plain = list(where)
        for at, called in self._called.items():
            if called.get(id) == plain[at]:
                plain[at] = self._held[id][at]
        return tuple(plain)

    def unlike(self, id: int, where: Whereabouts) -> tuple[int, bool]:
        """In how much the record belongs elsewhere than a row says: the less, the surer that the row is about it."""
        return self._unlike(self._held.get(id, self._nowhere), self._meant(id, where) if self._called else where)

    @staticmethod
    def _unlike(held: Whereabouts, said: Whereabouts) -> tuple[int, bool]:
        """In how much what is known differs from what is said: the less, the surer."""
        return sum(a != b for a, b in zip(held[:-1], said[:-1], strict=True)), bool(said[-1]) and held[-1] != said[-1]

    @staticmethod
    def _fits(held: Whereabouts, said: Whereabouts) -> bool:
        pairs = zip(held[:-1], said[:-1], strict=True)
        return all(not one or not other or one == other for one, other in pairs) or bool(
            held[-1] and held[-1] == said[-1]
        )


def key_within(key: str, where: Whereabouts) -> str:
    """The match key of a row's name, with where its record belongs."""
    belongs = where[:-1]
    return "\0".join((key, *belongs)) if any(belongs) else key
