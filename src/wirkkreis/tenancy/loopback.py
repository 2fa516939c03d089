"""The machine itself, by the names that addresses and requests give it. Knows no Django."""

NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str | None) -> bool:
    """Whether a host, in brackets or not, is this very machine."""
    return (host or "").strip("[]") in NAMES
