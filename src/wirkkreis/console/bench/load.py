"""The browsers of `./bench`: a process of its own, only the standard library.

Reads one JSON object from stdin (host, port, path, headers, clients, seconds, and the forms to be
sent where pages are not only asked for, perhaps each to a path of its own) and prints one.
"""

import http.client
import json
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

GOOD = {http.client.OK, http.client.SEE_OTHER}


@dataclass(frozen=True)
class Load:
    """What came of it: requests per second, times in milliseconds, bytes of one answer."""

    per_second: float
    p50: float
    p99: float
    size: int
    answers: int
    refused: int


def main() -> None:
    """Do what stdin asks for."""
    print(json.dumps(asdict(run(**json.load(sys.stdin)))))


def run(
    *,
    host: str,
    port: int,
    path: str,
    headers: dict[str, str],
    clients: int,
    seconds: float,
    forms: Sequence[str] = (),
    paths: Sequence[str] = (),
) -> Load:
    """Let so many clients ask for a page again and again, each over a connection it keeps.

    With `forms`, they send these instead, each once, as long as there are any; `paths` says where
    each of them goes, where not all go to the page.
    """
    waiting = deque(zip(paths or [path] * len(forms), forms, strict=True)) if forms else None
    lot: list[Client] = [Client(host, port, path, headers, waiting) for _ in range(clients)]
    begun = time.monotonic()
    threads = [threading.Thread(target=client.ask_until, args=[begun + seconds]) for client in lot]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begun
    times = sorted(second for client in lot for second in client.times)
    return Load(
        per_second=len(times) / took,
        p50=1000 * percentile(times, 50),
        p99=1000 * percentile(times, 99),
        size=max((client.size for client in lot), default=0),
        answers=len(times),
        refused=sum(client.refused for client in lot),
    )


def percentile(ordered: list[float], share: int) -> float:
    """The value below which `share` percent of the ordered values lie; 0 of none."""
    if not ordered:
        return 0.0
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


class Client:
    """One browser: its connection, the times of its answers, how many were none."""

    def __init__(
        self,
        host: str,
        port: int,
        path: str,
        headers: dict[str, str],
        forms: deque[tuple[str, str]] | None = None,
    ) -> None:
        self._connection = http.client.HTTPConnection(host, port, timeout=30)
        self._path, self._headers, self._forms = path, headers, forms
        self.times: list[float] = []
        self.size = 0
        self.refused = 0

    def ask_until(self, end: float) -> None:
        """Ask again and again until the clock says so."""
        while (begun := time.monotonic()) < end and self._forms != deque():
            try:
                self._ask()
            except IndexError:  # another client sent the last form
                return
            except (OSError, http.client.HTTPException):
                self.refused += 1
                self._connection.close()
                time.sleep(0.01)
            else:
                self.times.append(time.monotonic() - begun)

    def _ask(self) -> Any:
        if self._forms is None:
            self._connection.request("GET", self._path, headers=self._headers)
        else:
            path, form = self._forms.popleft()
            self._connection.request("POST", path, body=form, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status not in GOOD:
            raise http.client.HTTPException(answer.status)
        self.size = len(body)


if __name__ == "__main__":
    main()
