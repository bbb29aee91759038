"""Verbs that span several kinds of record."""

from lwdesk.exchange.quoting import quoted_as
from lwdesk.operations.doubles import likely_doubles
from lwdesk.operations.merge import merge_contacts, merge_organisations, merge_terms
from lwdesk.operations.person import erase_person, left_in, named_in, write_person
from lwdesk.operations.sample import create_sample
from lwdesk.operations.schedule import clashes, move_on, set_status

__all__ = [
    "clashes", "create_sample", "erase_person", "left_in", "likely_doubles", "merge_contacts", "merge_organisations",
    "merge_terms", "move_on", "named_in", "quoted_as", "set_status", "write_person",
]  # fmt: skip
