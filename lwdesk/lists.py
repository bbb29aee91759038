"""The names of the lists, for who has no need of the records themselves."""

# Written out, since the records take longer to import than most commands take to run; a test holds them to LISTS.
LIST_NAMES = (
    "activities", "organisations", "contacts", "schedule", "delegates", "proposals", "contributions", "policies",
    "recommendations", "actions", "commitments", "measures", "issues", "engagement", "assessments",
)  # fmt: skip
PAPER_NAMES = (
    "notes", "summaries", "matrix", "guide", "passages", "grid", "framework", "decisions", "sorting",
    "attendance", "workshops", "badges", "plan", "timeline", "months", "owners", "statuses", "models", "became",
    "loose", "board",
)  # fmt: skip
"""Lists that are written in a way of their own; lwdesk.exchange.papers has a module for each."""
BACK_NAMES = ("notes", "summaries", "framework")
"""Those of them that can be brought back in, by lwdesk.exchange.notes_back."""
