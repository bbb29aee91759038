"""The kinds of record that a study holds. To add one: a file here with its form and table, and a line in RECORDS."""

from lwdesk.records.activity import ACTIVITY
from lwdesk.records.contact import CONTACT
from lwdesk.records.guide import GUIDE, PROMPT
from lwdesk.records.interview import INTERVIEW
from lwdesk.records.matrix import AXIS, CELL
from lwdesk.records.note import NOTE, SUMMARY
from lwdesk.records.organisation import ORGANISATION
from lwdesk.records.tables import Record
from lwdesk.records.term import TERM

RECORDS: dict[str, Record] = {
    record.name: record
    for record in (
        TERM, ORGANISATION, CONTACT, ACTIVITY, GUIDE, PROMPT, INTERVIEW, NOTE, SUMMARY, CELL, AXIS,
    )
}  # fmt: skip
LISTS: dict[str, Record] = {record.list: record for record in (ACTIVITY, ORGANISATION, CONTACT, INTERVIEW)}
"""The kinds whose lists are read and written field by field; lwdesk.exchange.special knows the lists beside them."""

__all__ = [
    "ACTIVITY", "AXIS", "CELL", "CONTACT", "GUIDE", "INTERVIEW", "LISTS", "NOTE", "ORGANISATION", "PROMPT", "RECORDS",
    "SUMMARY", "TERM", "Record",
]  # fmt: skip
