"""People who write entries, and programs that hand over tasks, while the ground shakes."""

import http.client
import re
import threading
import time
import urllib.parse
from uuid import uuid4

import psycopg

TOPIC = "Ausdauer"
TASK = "administration.forget_old_invitations"
DEFER = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, args)
    VALUES ('default', %s, '{"timestamp": 0}') RETURNING id
"""
WAIT = 0.1  # seconds between two attempts


class Browser:
    """A browser with cookies, as much of one as a form needs."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> str:
        """The page, or an empty text where it is refused. Raises OSError, HTTPException."""
        status, _, body = self._ask("GET", path)
        return body if status == http.client.OK else ""

    def post(self, path: str, fields: dict[str, str]) -> str:
        """Where it leads; empty where it was refused. Raises OSError, HTTPException."""
        sent = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": self._cookies["csrftoken"]})
        status, location, _ = self._ask("POST", path, sent)
        return location if status in {http.client.FOUND, http.client.SEE_OTHER} else ""

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text


class DiaryWriter(threading.Thread):
    """Writes entries one after the other; sends each again until it is acknowledged."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.acknowledged: list[str] = []
        self.attempts = 0
        self._browser = Browser(port)
        self._stopping = threading.Event()
        self._kind, self._day = self._sign_in()

    def run(self) -> None:
        """Write until told to stop; an entry begun is finished."""
        while not self._stopping.is_set():
            nonce = str(uuid4())
            while not self._is_acknowledged(nonce):
                time.sleep(WAIT)
            self.acknowledged.append(nonce)

    def stop(self) -> None:
        """Let it finish what it began."""
        self._stopping.set()
        self.join(120)
        assert not self.is_alive(), "an entry was never acknowledged"

    def _is_acknowledged(self, nonce: str) -> bool:
        self.attempts += 1
        fields = {"kind": self._kind, "topic": TOPIC, "day": self._day}
        try:
            return (
                self._browser.post("/tagebuch/neu/", fields | {"nonce": nonce, "resent": "1"})
                == "/tagebuch/"
            )
        except (OSError, http.client.HTTPException):
            return False

    def _sign_in(self) -> tuple[str, str]:
        """Sign in as the example's first person; a kind and the day that the form offers."""
        page = self._browser.get("/anmelden/")
        person = re.search(r'name="person"\s+value="(\d+)"', page)
        assert person, page
        assert self._browser.post("/anmelden/beispiel/", {"person": person[1]})
        form = self._browser.get("/tagebuch/neu/")
        kind = re.search(r'name="kind"\s+value="(\d+)"', form)
        day = re.search(r'name="day"\s+value="([^"]+)"', form)
        assert kind, form
        assert day, form
        return kind[1], day[1]


class TaskGiver(threading.Thread):
    """Hands tasks to the worker; remembers those the database has confirmed."""

    def __init__(self, database: str) -> None:
        super().__init__(daemon=True)
        self.confirmed: list[int] = []
        self._database = database
        self._stopping = threading.Event()

    def run(self) -> None:
        """Hand over tasks until told to stop."""
        while not self._stopping.wait(WAIT):
            try:
                with psycopg.connect(self._database, connect_timeout=5) as connection:
                    row = connection.execute(DEFER, [TASK]).fetchone()
            except psycopg.OperationalError:
                continue
            assert row is not None
            self.confirmed.append(row[0])

    def stop(self) -> None:
        """Let it finish what it began."""
        self._stopping.set()
        self.join(60)
