"""The limits that a process which reads files sets itself."""


def set_limits(megabytes: int, seconds: int) -> None:
    """Let the system end this process when it takes more; where there are no such limits, the parent's clock does."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, megabytes << 20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        # What a password protects must not come to lie on the disk, whatever a library thinks of that.
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            # Some systems refuse some limits; the others still hold.
            continue
