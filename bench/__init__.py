"""Measurements of what lwdesk promises, each beside its floor in the same run: `make bench`."""
