"""People with one e-mail address: asked about as doubles, whatever they are called.

A mailbox that many share tells nobody from another: that of an office, or one that stands with more than three people.
"""

import re
from collections.abc import Mapping, Sequence

from lwdesk.exchange.answers import Like, key_of
from lwdesk.exchange.plan.rows import ImportPlan, PlannedRow
from lwdesk.exchange.plan.titles import Titles
from lwdesk.exchange.recognise.headings import is_of_persons
from lwdesk.store import Query, Store
from lwdesk.text import fold, words_key

FIELD = "email"
MOST = 3
"""More people than this with one address share a mailbox."""
_OFFICE = re.compile(
    r"(?:info|information|office|admin|administrator|administration|enquir(?:y|ies)|inquir(?:y|ies)|reception|hello|"
    r"contact|contactus|mail|post|email|team|general|secretary|support|help|helpdesk|jobs|recruitment|training)[\d._-]*@"
)


def likes_by_address(
    store: Store, plan: ImportPlan, rows: Sequence[PlannedRow], fresh: Mapping[str, PlannedRow]
) -> dict[str, list[Like]]:
    """By the name of each fresh row the people known, or of earlier rows, who have its address and another name."""
    record = plan.record
    if not is_of_persons(record) or not any(c.field == FIELD for c in plan.columns):
        return {}
    holders: dict[str, dict[str, Like]] = {}
    ids = store.ids(Query(record))
    fields = [record.field(FIELD), record.field(record.title)]
    names: dict[int | None, str] = {}
    for record_id, (address, name) in zip(ids, store.cells(record, ids, fields), strict=True):
        names[record_id] = str(name)
        if address and name:
            holders.setdefault(fold(str(address)), {}).setdefault(key_of(str(name)), Like(record_id, str(name)))
    found: dict[str, list[Like]] = {}
    shared: dict[str, str] = {}
    for row in rows:
        # A row about somebody known says of the name only what is to change.
        address, name = row.value(FIELD), names.get(row.record_id) or row.value(record.title)
        if not address or not name:
            continue
        there = holders.setdefault(fold(address), {})
        own = key_of(row.meant.name if row.meant else name)
        others = [like for key, like in there.items() if key != own and _may_be_one(address, name, like.name)]
        there.setdefault(own, Like(row.record_id, name, None if row.record_id else row.number))
        if len(there) > MOST:
            shared[fold(address)] = address
        if others and fresh.get(name) is row:
            found[name] = others
    if shared:
        plan.notes += [_sentence(address, len(holders[key])) for key, address in shared.items()]
        found = {name: likes for name, likes in found.items() if fold(fresh[name].value(FIELD)) not in shared}
    for likes in found.values():
        for like in likes:
            like.because = "has the same email"
    return found


def likes_beside(titles: Titles, rows: Sequence[PlannedRow]) -> dict[str, list[Like]]:
    """By the name of each person whom rows lead to and the study does not know the one who has the same address."""
    email = next((f for f in titles.more if f.of == FIELD), None)
    found: dict[str, list[Like]] = {}
    for row in rows if email else ():
        name, address = (row.named(titles.link.name) or ("",))[0], row.value(email.name) if email else None
        if not name or not address or name in found or titles.is_known(name):
            continue
        holder = titles.with_address(address)
        if holder is not None and _may_be_one(address, name, holder[1]):
            found[name] = [Like(*holder, because="has the same email")]
    return found


def _may_be_one(address: str, one: str, other: str) -> bool:
    """Whether the address speaks for it: of an office's only where the two have a part of their names in common."""
    if not _OFFICE.match(fold(address)):
        return True
    return bool(set(words_key(one).split()) & set(words_key(other).split()))


def _sentence(address: str, count: int) -> str:
    return f"The address {address} stands with {count:,} people, so it was not taken to tell who is who."
