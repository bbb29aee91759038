"""Which question of a guide the words of a cell mean, whatever version of it they were asked in."""

from collections import defaultdict

from lwdesk.exchange.notes_back.people import key_of
from lwdesk.store import Store
from lwdesk.store.notes import PromptInfo


class Questions:
    """The questions of a study."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._prompts = {guide.id: store.notes.prompts(guide.id) for guide in store.notes.guides()}
        self._asked: dict[str, list[PromptInfo]] = defaultdict(list)
        for prompts in self._prompts.values():
            for prompt in prompts:
                self._asked[key_of(prompt.text)].append(prompt)
        self._keys = {p.id: key for key, prompts in self._asked.items() for p in prompts}
        self._guides: dict[int, int | None] = {}

    def find(self, interview: int, text: str, section: str) -> PromptInfo | None:
        """The question of those words in the guide of the interview, or what became of it there; else in any guide.

        Where words are asked in several sections, the one of that section.
        """
        if not text:
            return None
        asked = self._asked.get(key_of(text), [])
        guide = self._guide_of(interview)
        mine = [p for p in asked if p.guide == guide]
        roots = {p.root for p in asked}
        mine = mine or [p for p in self._prompts.get(guide or 0, ()) if p.root in roots] or asked
        wanted = key_of(section)
        return next((p for p in mine if key_of(p.section) == wanted), mine[0] if mine else None)

    def key_of(self, prompt_id: int | None) -> str:
        """The key of a question's words, also of one that is in no guide any more; "" for none."""
        if prompt_id is None:
            return ""
        if prompt_id not in self._keys:
            gone = self._store.notes.prompts_by_id([prompt_id]).get(prompt_id)
            self._keys[prompt_id] = key_of(gone.text) if gone else ""
        return self._keys[prompt_id]

    def _guide_of(self, interview: int) -> int | None:
        if interview not in self._guides:
            self._guides[interview] = self._store.notes.guide_of(interview)
        return self._guides[interview]

    @staticmethod
    def unknown(text: str) -> str:
        """The sentence on words that no guide asks."""
        short = text if len(text) <= 80 else f"{text[:79].rstrip()}…"
        return f"no guide asks “{short}”. Word it as the guide does, or leave the cell blank to make it a free note."
