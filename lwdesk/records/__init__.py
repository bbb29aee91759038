"""The kinds of record that a study holds. To add one: a file here with its form and table, and a line in RECORDS."""

from lwdesk.records.action import ACTION
from lwdesk.records.activity import ACTIVITY
from lwdesk.records.commitment import COMMITMENT
from lwdesk.records.contact import CONTACT
from lwdesk.records.contribution import CONTRIBUTION, MATCH
from lwdesk.records.engagement import ENGAGEMENT
from lwdesk.records.event import DELEGATE, EVENT, WORKSHOP
from lwdesk.records.framework import FRAMEWORK, POLICY, RECOMMENDATION
from lwdesk.records.guide import GUIDE, PROMPT
from lwdesk.records.interview import INTERVIEW
from lwdesk.records.matrix import AXIS, CELL
from lwdesk.records.measure import ASSESSMENT, MEASURE, READING
from lwdesk.records.named_export import NAMED_EXPORT
from lwdesk.records.note import NOTE, SUMMARY
from lwdesk.records.organisation import ORGANISATION
from lwdesk.records.progress import ISSUE, PAPER, PROGRESS
from lwdesk.records.proposal import PROPOSAL, WORDING
from lwdesk.records.tables import Record
from lwdesk.records.term import TERM
from lwdesk.records.theme import FINDING, PASSAGE, THEME

RECORDS: dict[str, Record] = {
    record.name: record
    for record in (
        TERM, ORGANISATION, CONTACT, ACTIVITY, GUIDE, PROMPT, INTERVIEW, NOTE, SUMMARY, CELL, AXIS,
        THEME, PASSAGE, FINDING, EVENT, WORKSHOP, DELEGATE, PROPOSAL, WORDING, CONTRIBUTION, MATCH,
        FRAMEWORK, POLICY, RECOMMENDATION, NAMED_EXPORT, ACTION, COMMITMENT, MEASURE, READING, ASSESSMENT,
        PROGRESS, ISSUE, PAPER, ENGAGEMENT,
    )
}  # fmt: skip
LISTS: dict[str, Record] = {
    record.list: record
    for record in (
        ACTIVITY, ORGANISATION, CONTACT, INTERVIEW, DELEGATE, PROPOSAL, CONTRIBUTION, POLICY, RECOMMENDATION,
        ACTION, COMMITMENT, MEASURE, ISSUE, ENGAGEMENT, ASSESSMENT,
    )
}  # fmt: skip
"""The kinds whose lists are read and written field by field; lwdesk.lists names the papers beside them."""

__all__ = [
    "ACTION", "ACTIVITY", "ASSESSMENT", "AXIS", "CELL", "COMMITMENT", "CONTACT", "CONTRIBUTION", "DELEGATE",
    "ENGAGEMENT", "EVENT", "FINDING", "FRAMEWORK", "GUIDE", "INTERVIEW", "ISSUE", "LISTS", "MATCH", "MEASURE",
    "NAMED_EXPORT", "NOTE", "ORGANISATION", "PAPER", "PASSAGE", "POLICY", "PROGRESS", "PROMPT", "PROPOSAL",
    "READING", "RECOMMENDATION", "RECORDS", "SUMMARY", "TERM", "THEME", "WORDING", "WORKSHOP", "Record",
]  # fmt: skip
