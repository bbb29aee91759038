"""What papers for the board say of a person: in the texts that were edited, and in how the plan stood for them."""

from collections.abc import Collection, Iterator

from lwdesk.exchange.board import compose
from lwdesk.records import ACTION, PAPER
from lwdesk.store import Store
from lwdesk.store.papers import PaperInfo

Said = tuple[str, str, str, str]
"""A kind of record, the paper, the part of it and the text."""
_PARTS = {
    compose.SUMMARY: "Summary",
    compose.MEASURES: "Measures of success",
    compose.LATE: "What is late, and why",
    compose.ISSUES: "Issues to decide",
    compose.COMING: "The next three months",
    compose.ELSEWHERE: "Under no action",
}


def in_papers(store: Store, words: Collection[str]) -> list[Said]:
    """The texts of papers in which one of the words stands, the newest paper first."""
    said = [each for paper in store.papers.all() for each in _texts(store, paper)]
    naming = store.people.naming(words, [text for *_, text in said])
    return [each for each, names in zip(said, naming, strict=True) if names]


def _texts(store: Store, paper: PaperInfo) -> Iterator[Said]:
    name = paper.name or compose.default_title(store)
    for key, (edited, ours) in paper.texts.items():
        part = _PARTS.get(key) or _action(store, key)
        yield PAPER.label, name, part, edited
        yield PAPER.label, name, f"{part}, as we would write it", ours
    for was in paper.told.commitments.values() if paper.told else ():
        yield PAPER.label, name, f"{' '.join(('Commitment', was.ref)).strip()}, as it stood", was.text


def _action(store: Store, key: str) -> str:
    """What the action is called that a section is about: "action/3"."""
    _, _, id = key.partition("/")
    return store.labels(ACTION.name, [int(id)]).get(int(id), "") if id.isdigit() else key
