"""What the framework's list has in a row: a domain, and all that its themes have."""

from dataclasses import replace

from lwdesk.fields import Field, Kind, Ui
from lwdesk.records import FRAMEWORK

FIELDS = (
    Field("name", "Domain", "", Ui(Kind.LINE, width=30)),
    Field("themes", "Themes", "", Ui(Kind.LINKS, width=44)),
    Field("partners", "Partners", "", Ui(Kind.LINKS, width=40)),
    Field("links", "Links", "", Ui(Kind.LINKS, width=34)),
    Field("activity", "Activity", "", Ui(Kind.PARAGRAPH, width=50)),
)
DOMAIN = replace(FRAMEWORK, label="Domain", plural="Domains")
"""A row of the list: a domain with all that its themes have."""
