"""What is done to the framework: domains and themes are made, moved, drawn from proposals, and linked to policies."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lwdesk.records import FRAMEWORK, POLICY, PROPOSAL
from lwdesk.store import Store
from lwdesk.store.framework import Domain, Line
from lwdesk.text import clean_line

LONGEST = 60
"""The letters of a theme's name that is made of a proposal, before somebody shortens it further."""
_OPENING = re.compile(
    r"^(?:(?:the )?(?:programme|partnership|project)s? (?:should|could|must|ought to|to)|we (?:should|could|need to)"
    r"|there should be|to)\s+",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;:!?](?:\s|$)")


def new_domain(store: Store, name: str = "", after: int | None = None, merge: tuple[object, ...] | None = None) -> int:
    """The id of a new domain, behind the one given or at the end."""
    domains = [domain.line.id for domain in store.framework.domains()]
    with store.step("New domain", kind="new", merge=merge) as step:
        made = step.create(FRAMEWORK, {"name": name})
        _order(step, _behind(domains, after, made))
    return made


def new_theme(
    store: Store, domain: int, name: str = "", after: int | None = None, merge: tuple[object, ...] | None = None,
    proposals: Sequence[int] = (),
) -> int:  # fmt: skip
    """The id of a new theme of the domain, behind the theme given, behind the domain itself, or at the end."""
    themes = _themes(store, domain)
    with store.step("New framework theme", kind="new", merge=merge) as step:
        made = step.create(FRAMEWORK, {"name": name, "domain": domain, "proposals": tuple(proposals)})
        _order(step, [made, *themes] if after == domain else _behind(themes, after, made))
    return made


def draw(store: Store, proposal: int, domain: int, after: int | None = None) -> int:
    """The id of a theme of the domain that is made of a proposal: its words as a name, and the proposal behind it."""
    held = store.get(PROPOSAL, proposal) or {}
    return new_theme(store, domain, short_name(str(held.get("text") or "")), after, proposals=(proposal,))


def add_proposal(store: Store, line: int, proposal: int) -> bool:
    """Put a proposal behind a theme; False where it stands there already."""
    held = store.get(FRAMEWORK, line)
    if held is None or proposal in held["proposals"]:
        return False
    with store.step("Add a proposal to the framework theme") as step:
        step.update(FRAMEWORK, line, {"proposals": (*held["proposals"], proposal)})
    return True


def add_partner(store: Store, line: int, organisation: int) -> bool:
    """Make an organisation a partner; False where it is one already."""
    held = store.get(FRAMEWORK, line)
    if held is None or organisation in held["partners"]:
        return False
    with store.step("Add a partner") as step:
        step.update(FRAMEWORK, line, {"partners": (*held["partners"], organisation)})
    return True


def set_links(store: Store, line: int, policies: Sequence[int], merge: tuple[object, ...] | None = None) -> None:
    """Make these the policies that are linked to a domain or a theme."""
    domains = store.framework.domains()
    held = next((one for one in lines(domains) if one.id == line), None)
    before = held.links if held else ()
    changed = [i for i in dict.fromkeys((*before, *policies)) if (i in before) != (i in policies)]
    linked = store.many(POLICY, changed)
    with store.step("Link to policies", merge=merge) as step:
        for policy in changed:
            now = tuple(i for i in linked[policy]["linked"] if i != line)
            step.update(POLICY, policy, {"linked": (*now, line) if policy in policies else now})


def move(store: Store, line: int, by: int) -> bool:
    """Move a domain, or a theme, up (-1) or down (1); a theme at the edge of its domain goes into the next.

    False where there is nowhere to go.
    """
    domains = store.framework.domains()
    order = [domain.line.id for domain in domains]
    if line in order:
        return _swap(store, order, line, by)
    at = next(n for n, domain in enumerate(domains) if line in [theme.id for theme in domain.themes])
    themes = [theme.id for theme in domains[at].themes]
    if 0 <= themes.index(line) + by < len(themes):
        return _swap(store, themes, line, by)
    if not 0 <= at + by < len(domains):
        return False
    theirs = [theme.id for theme in domains[at + by].themes]
    with store.step("Move framework theme") as step:
        step.update(FRAMEWORK, line, {"domain": order[at + by]})
        _order(step, [line, *theirs] if by > 0 else [*theirs, line])
    return True


def remove(store: Store, line: int) -> str:
    """Delete a theme, or a domain with its themes, in one step; gives what that was in words."""
    domain = next((d for d in store.framework.domains() if d.line.id == line), None)
    if domain is None:
        name = store.labels(FRAMEWORK.name, [line]).get(line, "")
        with store.step("Delete framework theme", kind="delete") as step:
            step.delete(FRAMEWORK, [line])
        return f"“{name}”" if name else "the theme"
    with store.step("Delete domain", kind="delete") as step:
        step.delete(FRAMEWORK, [line, *(theme.id for theme in domain.themes)])
    called = f"“{domain.line.name}”" if domain.line.name else "the domain"
    count = len(domain.themes)
    return f"{called} with its {count:,} theme{'' if count == 1 else 's'}" if count else called


def short_name(text: str) -> str:
    """A proposal's words as the name of a theme: the first sentence, less how it begins, cut at a word."""
    words = clean_line(text)
    if end := _BREAK.search(words):
        words = words[: end.start()]
    shorter = _OPENING.sub("", words)
    words = shorter[:1].upper() + shorter[1:]
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST].rstrip(" ,–-")


def suggested_partners(store: Store, line: Line) -> list[int]:
    """The organisations that offered something in the areas and workshops of the theme's proposals.

    Partners of it are not among them.
    """
    found: dict[int, None] = {}
    for proposal in store.many(PROPOSAL, line.proposals).values():
        found |= dict.fromkeys(store.framework.partners_for(proposal["area"], proposal["workshop"]))
    return [organisation for organisation in found if organisation not in line.partners]


def lines(domains: Iterable[Domain]) -> list[Line]:
    """The domains and their themes, one after another."""
    return [line for domain in domains for line in (domain.line, *domain.themes)]


def _themes(store: Store, domain: int) -> list[int]:
    return next(([theme.id for theme in d.themes] for d in store.framework.domains() if d.line.id == domain), [])


def _behind(order: list[int], after: int | None, made: int) -> list[int]:
    at = order.index(after) + 1 if after in order else len(order)
    return [*order[:at], made, *order[at:]]


def _swap(store: Store, order: list[int], line: int, by: int) -> bool:
    at = order.index(line)
    if not 0 <= at + by < len(order):
        return False
    order[at], order[at + by] = order[at + by], order[at]
    with store.step("Move in the framework") as step:
        _order(step, order)
    return True


def _order(step: Any, order: Sequence[int]) -> None:
    for place, line in enumerate(order, 1):
        step.update(FRAMEWORK, line, {"position": float(place)})
