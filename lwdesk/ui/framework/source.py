"""Under the form of a recommendation: the proposal that it came from, what led to that, and how often it was said."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lwdesk.records import PASSAGE, PROPOSAL, RECOMMENDATION
from lwdesk.ui.pages.parts import Part, Parts

if TYPE_CHECKING:
    from lwdesk.store import Store


class Source(Parts):
    """What the recommendation came from, by part."""

    def __init__(self, store: "Store") -> None:
        super().__init__(store, "Where it came from", self._found, called=self._called_here)
        self._of = store

    def _found(self, recommendation: int) -> list[Part]:
        held = self._of.get(RECOMMENDATION, recommendation) or {}
        proposal = self._of.get(PROPOSAL, held.get("proposal") or 0)
        if proposal is None:
            return []
        wordings = self._of.framework.said([proposal["id"]]).get(proposal["id"], (0, 0))[0]
        said = f"Proposal, said by {wordings + 1:,}" if wordings else "Proposal"
        found: list[Part] = [(said, PROPOSAL.name, [proposal["id"]])]
        if proposal["workshop"]:
            found.append(("Workshop", "workshop", [proposal["workshop"]]))
        passages = list(self._of.labels(PASSAGE.name, proposal["passages"]))
        return [*found, ("What was said", PASSAGE.name, passages)] if passages else found

    def _called_here(self, name: str, ids: Sequence[int]) -> dict[int, str]:
        return self._of.labels(name, ids, deleted=name == PROPOSAL.name)
