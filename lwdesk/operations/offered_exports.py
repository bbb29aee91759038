"""Exports that every study offers without having been kept: the lists of the event by area, organisation and kind."""

from lwdesk.operations.exports import NamedExport, settings_of
from lwdesk.records import CONTRIBUTION, DELEGATE, LISTS, ORGANISATION, PROPOSAL
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store, Where

_FOUND = 6
"""So many organisations are offered for what was typed."""
_PAPERED = (DELEGATE, PROPOSAL)


def offered(store: Store) -> list[NamedExport]:
    """What can be made of the study as it is; nothing of what it has none of."""
    found = _of_contributions(store) if store.count(Query(CONTRIBUTION)) else []
    for record in sorted(LISTS.values(), key=lambda record: record not in (DELEGATE, PROPOSAL, CONTRIBUTION)):
        if record is CONTRIBUTION or not store.count(Query(record)):
            continue
        found.append(_export(store, f"{record.plural}: all", Query(record)))
        if record in _PAPERED:
            found.append(_export(store, f"{record.plural}: a paper", Query(record), ending=".docx"))
    return found


def offered_for(store: Store, typed: str) -> list[NamedExport]:
    """The contributions of the organisations of which the name holds what was typed, where they made any."""
    if len(typed.strip()) < 2:
        return []
    found = []
    for organisation, name in store.find(ORGANISATION, typed, _FOUND):
        query = Query(CONTRIBUTION, (Where("organisation", (organisation,)),))
        if store.count(query):
            found.append(_export(store, f"Contributions: {name}", query, "area"))
            found.append(_export(store, f"Contributions: {name}, a paper", query, "area", ".docx"))
    return found


def _of_contributions(store: Store) -> list[NamedExport]:
    whole = Query(CONTRIBUTION)
    found = [
        _export(store, "Contributions: a sheet for each activity area", whole, "area"),
        _export(store, "Contributions: a sheet for each organisation", whole, "organisation"),
        _export(store, "Contributions: a sheet for each kind", whole, "kind"),
        _export(store, "Contributions: one flat list", whole),
        _export(store, "Contributions: a paper for the delegates", whole, "area", ".docx"),
    ]
    for term in store.terms("area"):
        query = Query(CONTRIBUTION, (Where("area", (term.id,)),))
        if store.count(query):
            found.append(_export(store, f"Contributions: {term.label}", query))
            found.append(_export(store, f"Contributions: {term.label}, a paper", query, "area", ".docx"))
    return found


def _export(store: Store, name: str, query: Query, by: str = "", ending: str = ".xlsx") -> NamedExport:
    record: Record = query.record
    return NamedExport(0, "", name, record, settings_of(store, query, by, ending))
