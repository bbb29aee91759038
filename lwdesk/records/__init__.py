"""The kinds of record that a study holds. To add one: a file here with its form and table, and a line in RECORDS."""

from lwdesk.records.activity import ACTIVITY
from lwdesk.records.contact import CONTACT
from lwdesk.records.interview import INTERVIEW
from lwdesk.records.organisation import ORGANISATION
from lwdesk.records.tables import Record
from lwdesk.records.term import TERM, Vocabulary

RECORDS: dict[str, Record] = {record.name: record for record in (TERM, ORGANISATION, CONTACT, ACTIVITY, INTERVIEW)}
LISTS: dict[str, Record] = {record.list: record for record in (ACTIVITY, ORGANISATION, CONTACT, INTERVIEW)}

__all__ = ["ACTIVITY", "CONTACT", "INTERVIEW", "LISTS", "ORGANISATION", "RECORDS", "TERM", "Record", "Vocabulary"]
