"""What delegates can bring, need and ask of the programme, as a Word paper that could be sent to them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk import values
from lwdesk.exchange.contributions.grouping import (
    AREA,
    ASKED,
    KIND,
    ORGANISATION,
    PLACE,
    WITHOUT,
    Group,
    read,
)
from lwdesk.exchange.contributions.named import FOOT, named
from lwdesk.exchange.write import Exported
from lwdesk.exchange.write.target import whole_file
from lwdesk.records import CONTRIBUTION, EVENT
from lwdesk.records.contribution import WITHDRAWN

if TYPE_CHECKING:
    from lwdesk.store import Query, Store

_FIELDS = tuple(CONTRIBUTION.field(name) for name in ASKED)
_TITLES = {AREA: "by activity area", ORGANISATION: "by organisation", KIND: "by kind"}


def write_paper(
    store: "Store", path: Path, query: "Query", by: str = AREA,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Exported:  # fmt: skip
    """Write the contributions of the query to a .docx; gives how many are in it. Raises ExportTrouble.

    People are named as `named` says. Those that were withdrawn are left out, and the foot tells how many they are,
    unless the query asks for a status itself.
    """
    # Imported here since python-docx takes a while to import.
    from lwdesk.exchange.contributions.paper_document import Paper, fill
    from lwdesk.exchange.word.layout import new_document

    ids = store.ids(query)
    groups = _named_groups(store, read(store, ids, by, _FIELDS, progress))
    left_out = 0
    if not any(where.field == "status" for where in query.where):
        kept = [_without_withdrawn(group) for group in groups]
        left_out = sum(len(g.ids) for g in groups) - sum(len(g.ids) for g in kept)
        groups = [group for group in kept if group.ids]
    paper = Paper(by, _title(groups, by), _details(store, query, ids), groups, _foot(left_out))
    document = new_document(f"{paper.title}, {store.name}", store.name)
    fill(document, paper)
    with whole_file(path) as file:
        document.save(file)
    exported = Exported(sum(len(group.ids) for group in groups))
    exported.notes = tuple(paper.foot[1:])
    return exported


def _named_groups(store: "Store", groups: Sequence[Group]) -> list[Group]:
    """The same groups with their people named as the paper may name them."""
    held = store.many(CONTRIBUTION, [i for group in groups for i in group.ids])
    called = named(store, [c for row in held.values() if (c := row["delegate"]) is not None])
    place = PLACE["delegate"]
    for group in groups:
        for i, row in zip(group.ids, group.rows, strict=True):
            contact = held[i]["delegate"]
            row[place] = called.get(contact, "") if contact is not None else ""
    return list(groups)


def _without_withdrawn(group: Group) -> Group:
    stays = [n for n, row in enumerate(group.rows) if row[PLACE["status"]] != WITHDRAWN]
    return Group(group.label, [group.ids[n] for n in stays], [group.rows[n] for n in stays])


def _title(groups: Sequence[Group], by: str) -> str:
    if len(groups) == 1 and groups[0].label != WITHOUT[by]:
        return f"What delegates offered and asked for: {groups[0].label}"
    return f"What delegates offered and asked for, {_TITLES[by]}"


def _details(store: "Store", query: "Query", ids: Sequence[int]) -> list[str]:
    """Which event it was and when, the day of the paper, and which contributions are in it."""
    from datetime import date

    from lwdesk.exchange.write.about import filter_sentence

    said = [f"{event}." for event in _events(store, ids)]
    said.append(f"Written {values.show_date(date.today())}.")
    if query.where or query.words.strip():
        said.append(filter_sentence(store, query))
    return said


def _events(store: "Store", ids: Sequence[int]) -> list[str]:
    """The events that the contributions were made at, each with its day and place; those that name none, the latest."""
    from lwdesk.store import Query

    events = store.many(EVENT, store.ids(Query(EVENT)))
    if not events:
        return []
    days = {i: values_["day"] for i, values_ in events.items()}
    latest = max(events)
    meant = {held["event"] or latest for held in store.many(CONTRIBUTION, ids).values()} or {latest}
    return [_event(events[i]) for i in sorted(meant & events.keys(), key=lambda i: (str(days[i] or ""), i))]


def _event(held: dict[str, Any]) -> str:
    day = values.show_date(held["day"]) if held["day"] else ""
    return ", ".join(filter(None, (held["name"], day, held["place"])))


def _foot(left_out: int) -> list[str]:
    were = "1 contribution was" if left_out == 1 else f"{left_out:,} contributions were"
    return [FOOT, *([f"{were} withdrawn since and {'is' if left_out == 1 else 'are'} left out."] if left_out else [])]
