"""Which step was already done, and for what: so that a second start skips what has not changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


class Stamps:
    """One small file per step; it holds the fingerprint of what the step was done for."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def is_fresh(self, name: str, fingerprint: str) -> bool:
        """Whether the step was done for exactly this."""
        file = self._directory / name
        return file.exists() and file.read_text() == fingerprint

    def set(self, name: str, fingerprint: str) -> None:
        """Remember that the step was done for this."""
        self._directory.mkdir(parents=True, exist_ok=True)
        (self._directory / name).write_text(fingerprint)


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """One word for the names and contents of these files and for what else matters."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"\0{file}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()
