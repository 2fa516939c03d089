"""The virtual environment in .venv: made, filled from hash-pinned requirements, stamped."""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from failure import Failure

NEEDED_BYTES = 700_000_000

LAUNCHER = """\
#!/bin/sh
exec "$(dirname -- "$(readlink -f -- "$0")")/python" -m wirkkreis.console "$@"
"""

# What pip says, and what that means for whoever reads it.
REASONS = (
    (r"No space left on device", "The disk is full.", "Free 1 GB and run the same command again."),
    (
        r"DO NOT MATCH THE HASHES",
        "A downloaded package is not the one that was pinned.",
        "Do not install it by hand. Try again on another network; if it stays so, report it.",
    ),
    (
        r"NewConnectionError|ConnectionError|NameResolution|timed out|ProxyError|SSLError",
        "The package index cannot be reached.",
        "Check the network and the proxy (HTTPS_PROXY, PIP_INDEX_URL), then run it again.",
    ),
    (
        r"No matching distribution|not a supported wheel",
        "A package does not exist for this machine.",
        "Wirkkreis needs Linux with glibc 2.28 or newer on x86-64 or arm64, or macOS 14 or newer.",
    ),
    (
        r"Permission denied",
        "The environment may not be written.",
        "Remove .venv if another user made it, or clone the project for yourself.",
    ),
)


def ready(checkout: Path, names: list[str]) -> Path:
    """Have everything of requirements/<name>.txt installed; return the environment's python.

    Quick when nothing changed. Raises Failure.
    """
    place = checkout / ".venv"
    python = place / "bin" / "python"
    with _alone(checkout):
        if not _works(python):
            _make(place)
        for name in names:
            _install(python, checkout / "requirements" / f"{name}.txt")
        _link(place, checkout)
    return python


@contextlib.contextmanager
def _alone(checkout: Path) -> Iterator[None]:
    """Two commands started side by side make the environment one after the other."""
    try:
        (checkout / "var").mkdir(exist_ok=True)
        lock = (checkout / "var" / "environment.lock").open("a")
    except OSError as error:
        raise Failure(
            f"{checkout / 'var'} cannot be written: {error.strerror}.",
            "Clone the project for yourself, or have var/ and .venv/ removed by their owner.",
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _works(python: Path) -> bool:
    asked = [str(python), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make(place: Path) -> None:
    _insist_on_modules()
    _insist_on_room(place.parent)
    print("Making the environment in .venv", flush=True)
    shutil.rmtree(place, ignore_errors=True)
    command = [sys.executable, "-m", "venv", str(place)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        shutil.rmtree(place, ignore_errors=True)
        said = (made.stdout + made.stderr).strip()
        raise _explained(said, command)


def _insist_on_modules() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise Failure(
                f"Python {version} at {sys.executable} has no module {module}.",
                f"Install it: apt install python3-venv (or python{version}-venv).",
            )


def _insist_on_room(checkout: Path) -> None:
    free = shutil.disk_usage(checkout).free
    if free < NEEDED_BYTES:
        raise Failure(
            f"The disk of {checkout} has {free // 1_000_000} MB free.",
            f"About {NEEDED_BYTES // 1_000_000} MB are needed.",
        )


def _install(python: Path, requirements: Path) -> None:
    content = requirements.read_bytes()
    stamp = python.parent.parent / f"installed-{requirements.stem}"
    wanted = hashlib.sha256(content).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _insist_on_room(requirements.parent)
    command = [
        *(str(python), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"),
        *("--no-input", "--disable-pip-version-check", "--progress-bar=off"),
        *("-r", str(requirements)),
    ]
    _run_pip(command, requirements.stem, len(re.findall(rb"^[\w.-]+.*==", content, re.MULTILINE)))
    stamp.write_text(wanted)


def _run_pip(command: list[str], name: str, total: int) -> None:
    said: list[str] = []
    begun = time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        assert pip.stdout is not None  # asked for above
        seen = 0
        for line in pip.stdout:
            said.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen += 1
                _progress(f"Fetching packages ({name}): {min(seen, total)} of {total}", seen, total)
            elif line.startswith("Installing collected"):
                _progress(f"Installing {total} packages ({name})", total, total)
    if pip.returncode != 0:
        raise _explained("".join(said[-40:]), command)
    print(
        f"\r\033[K{total} packages ({name}) installed in {time.monotonic() - begun:.0f} s"
        if sys.stdout.isatty()
        else f"{total} packages ({name}) installed",
        flush=True,
    )


def _progress(text: str, seen: int, total: int) -> None:
    """One moving line on a terminal, a line now and then in a log."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)
    elif seen % 20 == 0 or seen == total:
        print(text, flush=True)


def _explained(said: str, command: list[str]) -> Failure:
    last = "\n".join(line for line in said.strip().splitlines()[-4:])
    failed = f"This command failed: {' '.join(command)}\n{last}"
    for pattern, what, mend in REASONS:
        if re.search(pattern, said):
            return Failure(f"{what}\n{failed}", mend)
    return Failure(failed, "Run that command by hand to see all it says.")


def _link(place: Path, checkout: Path) -> None:
    """Let the environment find the source and offer `wirkkreis`; both survive a moved checkout."""
    site = next((place / "lib").glob("python3*/site-packages"))
    _write(site / "wirkkreis.pth", os.path.relpath(checkout / "src", site) + "\n", 0o644)
    _write(place / "bin" / "wirkkreis", LAUNCHER, 0o755)


def _write(file: Path, content: str, mode: int) -> None:
    if file.exists() and file.read_text() == content:
        return
    file.write_text(content)
    file.chmod(mode)
