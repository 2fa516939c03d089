"""Files people upload, opened in a child process that can hurt nobody but itself.

The parent hands a content to a module of its own package (`opened`); the module, run as a program,
reads it within limits and answers in JSON (`answer`). The child knows neither the environment nor
the database, and nothing here needs Django: `wirkkreis plan read` starts without it.
"""

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import wirkkreis

MEMORY: Final = 700_000_000
"""Bytes a child may take."""

ENCRYPTED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
ZIP: Final = b"PK\x03\x04"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Problem(Exception):
    """Why a content cannot be read, said by the child: a sentence, or a code for one."""


class TooSlow(Exception):
    """The child took too long and was ended."""


class Broken(Exception):
    """The child ended without an answer: the content made it take too much memory or crash."""


def opened(content: bytes, *, by: str, kind: str = "", seconds: float) -> Any:
    """What the module named `by` reads in a content, waiting for so many seconds.

    `kind` is handed to the module as its argument. Raises `Problem`, `TooSlow`, `Broken`.
    """
    source = str(Path(wirkkreis.__file__).resolve().parent.parent)
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", by, *([kind] if kind else [])],
            input=content,
            capture_output=True,
            timeout=seconds,
            env={"PYTHONPATH": source, "PATH": os.defpath, "PYTHONUTF8": "1"},
            check=False,
        )
        said = json.loads(child.stdout)
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    except ValueError as error:
        raise Broken from error
    if "problem" in said:
        raise Problem(said["problem"])
    return said["read"]


def answer(read: Callable[[bytes], Any], *, seconds: int) -> int:
    """The child's whole life: bound itself, read the content on stdin, print what was found.

    `seconds` are of the processor. Dies without an answer where a limit is passed.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        said = {"read": read(sys.stdin.buffer.read())}
    except Problem as problem:
        said = {"problem": str(problem)}
    sys.stdout.buffer.write(json.dumps(said).encode())
    return 0


def office_problem(content: bytes) -> Literal["", "encrypted", "old"]:
    """Whether it is an office file that only its own program opens: with a password, or old."""
    if not content.startswith(OLD_OFFICE):
        return ""
    return "encrypted" if ENCRYPTED_OFFICE in content else "old"


def decoded(content: bytes, *, western: Sequence[str] = ("cp1252",)) -> str | None:
    """Text in UTF-8, UTF-16 with its mark, or else the western European encodings in turn.

    None where there is no text: control characters are more than one in two hundred.
    """
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", *western]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if len(CONTROL.findall(text)) <= len(text) // 200 else None
    return None
