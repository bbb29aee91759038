"""The names of the lists, for who has no need of the records themselves."""

# Written out, since the records take longer to import than most commands take to run; a test holds them to LISTS.
LIST_NAMES = ("activities", "organisations", "contacts", "schedule")
