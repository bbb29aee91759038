"""The framework as a list, a row a domain, or as the three-column tables of the report."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.domains import DOMAIN, FIELDS
from lwdesk.exchange.papers.sheet import Listed, write_listed
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.marks import BULLET
from lwdesk.records import FRAMEWORK
from lwdesk.text import clean_line

if TYPE_CHECKING:
    from docx.document import Document

    from lwdesk.store import Store
    from lwdesk.store.framework import Domain

ENDINGS = (".xlsx", ".csv", ".docx")
_ACROSS = (9.5, 8.6, 7.6)
"""The widths of the three columns in cm."""
_SAID = {
    "List": "Framework: the domains with their themes, partners, links to policies, and what is to be done in each",
    "Sorted by": "Their order in the framework",
    "Corrections": "Change cells or add rows in the first sheet and import the file again: what is new is added, "
    "to the domain itself where it is a partner or a link. What is missing stays in the study.",
}


def write(store: "Store", path: Path) -> str:
    """Write the framework; gives what was written in words: "3 domains". Raises ExportTrouble."""
    domains = store.framework.domains()
    partners = store.labels("organisation", {i for domain in domains for i in domain.partners})
    policies = store.labels("policy", {i for domain in domains for i in domain.links})
    if path.suffix.lower() == ".docx":
        _write_paper(store, path, domains, partners, policies)
        return f"{len(domains):,} domain{'' if len(domains) == 1 else 's'}"
    rows = [
        [
            domain.line.name,
            tuple(clean_line(theme.name) for theme in domain.themes if theme.name.strip()),
            _named(domain.partners, partners),
            _named(domain.links, policies),
            domain.line.activity,
        ]
        for domain in domains
    ]
    keys = store.keys(FRAMEWORK, [domain.line.id for domain in domains])
    return write_listed(store, path, Listed(DOMAIN, FIELDS, rows, keys, _SAID))


def _named(ids: tuple[int, ...], labels: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(labels[i] for i in ids if labels.get(i))


def _write_paper(
    store: "Store", path: Path, domains: "list[Domain]", partners: Mapping[int, str], policies: Mapping[int, str]
) -> None:
    from lwdesk.exchange.word.layout import new_document
    from lwdesk.exchange.word.table import add_table, lay_across

    title = writable(f"Framework of {store.name}")
    document = new_document(title, writable(store.name))
    lay_across(document)
    document.add_paragraph(title, style="Title")
    for domain in domains:
        document.add_paragraph(writable(domain.line.name) or "A domain without a name", style="Heading 1")
        columns = (
            tuple(clean_line(theme.name) for theme in domain.themes if theme.name.strip()),
            _named(domain.partners, partners),
            _named(domain.links, policies),
        )
        about = f"Themes, partners and links of {domain.line.name or 'the domain'}"
        lists = ["\n".join(f"{BULLET}{clean_line(thing)}" for thing in things) or "–" for things in columns]
        add_table(document, ("Themes", "Partners", "Links"), [lists], _ACROSS, about)
        if domain.line.activity.strip():
            _activity(document, domain.line.activity)
    if not domains:
        document.add_paragraph("The framework has no domain yet.")
    with whole_file(path) as file:
        document.save(file)


def _activity(document: "Document", text: str) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.add_run("Activity: ").bold = True
    paragraph.add_run(writable(text))
