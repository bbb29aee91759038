"""Named exports: a list with its filters and its form, kept under a name and made again in one press.

Filters name terms and records by their lasting keys, so that one that was renamed, retired or merged is still meant.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lwdesk.exchange.send_out import GROUPED, send_out
from lwdesk.exchange.write import Exported, Progress
from lwdesk.fields import Field
from lwdesk.operations.lasting import Kept, kept, meant_by, shown
from lwdesk.records import LISTS, NAMED_EXPORT
from lwdesk.records.tables import Record
from lwdesk.refusal import Refusal
from lwdesk.store import Query, Store, Where
from lwdesk.store.query import fields_meant
from lwdesk.text import clean_line, fold

BY = {"area": "by activity area", "organisation": "by organisation", "kind": "by kind"}
"""The ways to put contributions together, in words."""
FORMS = {".xlsx": "workbook", ".csv": ".csv file", ".docx": "Word paper"}
_PLACE = "export place"


@dataclass(frozen=True, slots=True)
class Settings:
    """How an export is made: which records, in which order, put together by what, as what kind of file."""

    where: tuple[tuple[str, tuple[Kept, ...]], ...] = ()
    """By field what it holds."""
    words: str = ""
    sort: str = ""
    descending: bool = False
    by: str = ""
    """"area", "organisation" or "kind" for contributions that are put together by it."""
    ending: str = ".xlsx"


@dataclass(frozen=True, slots=True)
class NamedExport:
    """An export that is kept under a name."""

    id: int
    uuid: str
    """Both are blank of one that is merely offered."""
    name: str
    record: Record
    settings: Settings


@dataclass(frozen=True, slots=True)
class Place:
    """Where an export was written last, and what the file was like then."""

    path: Path
    size: int = -1
    changed: int = -1
    """Nanoseconds since the epoch, as the file system has them."""


def settings_of(store: Store, query: Query, by: str = "", ending: str = ".xlsx") -> Settings:
    """The settings that make what the query finds."""
    where = []
    for condition in query.where:
        field = fields_meant(query.record, condition.field)[0]
        where.append((condition.field, tuple(kept(store, query.record, field, i) for i in condition.ids)))
    by = by if query.record.list == GROUPED else ""
    return Settings(tuple(where), query.words.strip(), query.sort, query.descending, by, ending)


def save_export(store: Store, name: str, record: Record, settings: Settings) -> int:
    """Keep an export under the name, as one step; one of that name is made anew. Gives its id. Raises Refusal."""
    name = clean_line(name)
    if not name:
        raise Refusal("The export has no name yet. Type one.")
    given = {"name": name, "list": record.list, "settings": json.dumps(asdict(settings), ensure_ascii=False)}
    same = next((one.id for one in named_exports(store) if fold(one.name) == fold(name)), None)
    with store.step(f"Save export “{name}”") as step:
        if same is None:
            return step.create(NAMED_EXPORT, given)
        step.update(NAMED_EXPORT, same, given)
    return same


def rename_export(store: Store, export_id: int, name: str) -> None:
    """Give the export another name, as one step. Raises Refusal where it has none or another export has it."""
    name = clean_line(name)
    if not name:
        raise Refusal("An export needs a name. It kept the one that it had.")
    if any(fold(one.name) == fold(name) and one.id != export_id for one in named_exports(store)):
        raise Refusal(f"There is an export “{name}” already. Choose another name.")
    with store.step(f"Rename export to “{name}”") as step:
        step.update(NAMED_EXPORT, export_id, {"name": name})


def delete_export(store: Store, export_id: int) -> None:
    """Delete the export, as one step; files that it made stay where they are."""
    held = store.get(NAMED_EXPORT, export_id)
    if held:
        with store.step(f"Delete export “{held['name']}”", kind="delete") as step:
            step.delete(NAMED_EXPORT, [export_id])


def named_exports(store: Store) -> list[NamedExport]:
    """The exports that are kept, by name."""
    found = []
    ids = store.ids(Query(NAMED_EXPORT))
    keys = dict(zip(ids, store.keys(NAMED_EXPORT, ids), strict=True))
    for i in ids:
        held = store.get(NAMED_EXPORT, i)
        if held and held["list"] in LISTS:
            found.append(NamedExport(i, keys[i], held["name"], LISTS[held["list"]], _read(held["settings"])))
    return sorted(found, key=lambda one: (fold(one.name), one.id))


def query_of(store: Store, export: NamedExport) -> Query:
    """What the export asks of the study today. Raises Refusal where something that it is filtered by is gone."""
    record, settings = export.record, export.settings
    where = []
    for name, values in settings.where:
        field = _field(record, name)
        ids = [meant_by(store, record, field, value) for value in values] if field else []
        gone = [value for value, found in zip(values, ids, strict=False) if found is None and not value.is_blank]
        if field is None or gone:
            words = gone[0].words if gone else ""
            what = (field.label if field else name) + (f" “{words}”" if words else "")
            raise Refusal(
                f"“{export.name}” is filtered by {what}, which the study has no more. Bring that back, or save the "
                "export again without it."
            )
        where.append(Where(name, tuple(ids)))
    sort = settings.sort if settings.sort in {f.name for f in record.seen} else ""
    return Query(record, tuple(where), settings.words, sort, settings.descending)


def _field(record: Record, name: str) -> Field | None:
    try:
        return fields_meant(record, name)[0]
    except KeyError:
        return None


def make_export(store: Store, export: NamedExport, path: Path, progress: Progress | None = None) -> Exported:
    """Write what the export asks for to the path. Gives how many records are in the file.

    Raises Refusal or ExportTrouble; what was at the path before is then still there.
    """
    return send_out(store, export.record, path, query_of(store, export), export.settings.by, progress)


def describe(store: Store, export: NamedExport) -> str:
    """What it makes: "Contributions by kind, only Facilitating access, workbook"."""
    settings = export.settings
    by = f" {BY[settings.by]}" if settings.by in BY else ""
    narrowed = []
    for name, values in settings.where:
        field = _field(export.record, name)
        narrowed.append(" or ".join(shown(store, export.record, field, value) for value in values) if field else name)
    if settings.words:
        narrowed.append(f"“{settings.words}”")
    only = f", only {', '.join(narrowed)}" if narrowed else ""
    return f"{export.record.plural}{by}{only}, {FORMS.get(settings.ending, FORMS['.xlsx'])}"


def count_now(store: Store, export: NamedExport) -> int:
    """How many records it finds today. Raises Refusal as `query_of` does."""
    return store.count(query_of(store, export))


# Where it was written


def keep_place(store: Store, export: NamedExport, path: Path) -> None:
    """Remember where a kept export was written, and what the file is like; not undone by undo."""
    written = _like(path)
    if written and export.uuid:
        store.remember(f"{_PLACE}/{export.uuid}", [str(path), written.size, written.changed])


def last_place(store: Store, export: NamedExport) -> Place | None:
    """Where it was written last; None before it ever was."""
    if not export.uuid:
        return None
    held = store.remembered(f"{_PLACE}/{export.uuid}", None)
    return Place(Path(held[0]), held[1], held[2]) if held else None


def may_overwrite(place: Place) -> bool:
    """Whether the file may be written again without asking: the folder is there, and the file, if it is, unchanged."""
    now = _like(place.path)
    return place.path.parent.is_dir() and (now is None or now == place)


def _like(path: Path) -> Place | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return Place(path, found.st_size, found.st_mtime_ns)


def _read(text: str) -> Settings:
    """The settings as they were kept; those of nothing in particular where they cannot be read."""
    try:
        held: dict[str, Any] = json.loads(text or "{}")
        where = tuple((str(name), tuple(Kept(**value) for value in values)) for name, values in held["where"])
        known = {name: held[name] for name in ("words", "sort", "descending", "by", "ending") if name in held}
        return Settings(where, **known)
    except (ValueError, KeyError, TypeError):
        return Settings()
