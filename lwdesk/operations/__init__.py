"""Verbs that span several kinds of record."""

from lwdesk.operations.merge import merge_organisations, merge_terms
from lwdesk.operations.sample import create_sample

__all__ = ["create_sample", "merge_organisations", "merge_terms"]
