"""Runs every measurement, prints the table, and writes it to docs/benchmarks.md: `python -m bench [PART...]`."""

import os
import platform
import sys
import tempfile
from importlib import import_module

PARTS = (
    "imports", "export", "start", "window", "typing", "contributions",
    "notes_open", "passages", "matrix", "themes", "search", "charts", "home", "thread", "board",
)  # fmt: skip


def main(wanted: list[str]) -> int:
    """Measure the parts named, or all; 1 when something is not within its reach."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LWDESK_HOME"] = tempfile.mkdtemp(prefix="lwdesk-bench-")
    from bench.measure import ROOT, table

    lines = [line for part in wanted or PARTS for line in import_module(f"bench.{part}").run()]
    text = table(lines)
    print(text)
    if not wanted:
        about = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
        (ROOT / "docs" / "benchmarks.md").write_text(
            "# What was measured\n\nBy `make bench`; each figure beside its floor in the same run "
            f"({about}). Ratios count; seconds are those of the machine it ran on.\n\n{text}\n",
            encoding="utf-8",
        )
    return 0 if all(line.held for line in lines) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
