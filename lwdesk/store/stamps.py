"""Times, names and keys that every record is stamped with."""

import getpass
import os
import time
from datetime import UTC, datetime


def now() -> str:
    """The time in UTC, ISO 8601 with seconds: "2003-11-03T10:00:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def user_name() -> str:
    """Who is at the desk, as the computer knows them; "somebody" where it does not."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def new_uuids(count: int) -> list[str]:
    """As many UUIDs of version 7 (RFC 9562), in growing order, so that their index grows at its end."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    noise = os.urandom(10 * count).hex()
    tails = sorted(noise[n : n + 20] for n in range(0, 20 * count, 20))
    return [f"{stamp[:8]}-{stamp[8:]}-7{t[:3]}-{'89ab'[int(t[3], 16) & 3]}{t[4:7]}-{t[7:19]}" for t in tails]
