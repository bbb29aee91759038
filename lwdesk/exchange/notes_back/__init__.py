"""Notes, summaries and the framework brought back in, as they were exported or as somebody else keeps them."""

from typing import TYPE_CHECKING, Any

from lwdesk.exchange.notes_back.headings import BackSheet, find_back

if TYPE_CHECKING:
    from lwdesk.exchange.notes_back.apply import apply_back as apply_back
    from lwdesk.exchange.notes_back.make import plan_back as plan_back
    from lwdesk.exchange.notes_back.plan import BackPlan as BackPlan
    from lwdesk.exchange.notes_back.plan import Deed as Deed

__all__ = ["BackPlan", "BackSheet", "Deed", "apply_back", "find_back", "plan_back"]
_WHERE = {"apply_back": "apply", "plan_back": "make", "BackPlan": "plan", "Deed": "plan"}


def __getattr__(name: str) -> Any:
    # Fetched when first asked for: every import asks whether it is one of these lists, and few are.
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
