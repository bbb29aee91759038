"""Notes, summaries and the framework brought back in, as they were exported or as somebody else keeps them."""

from lwdesk.exchange.notes_back.apply import apply_back
from lwdesk.exchange.notes_back.headings import BackSheet, find_back
from lwdesk.exchange.notes_back.make import plan_back
from lwdesk.exchange.notes_back.plan import BackPlan, Deed

__all__ = ["BackPlan", "BackSheet", "Deed", "apply_back", "find_back", "plan_back"]
