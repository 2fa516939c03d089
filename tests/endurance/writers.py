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
        self.last = 0

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
        self.last = 0
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
        self.last = answer.status
        return answer.status, answer.headers.get("Location", ""), text


class Writer(threading.Thread):
    """Somebody of the example who sends forms, each again and again until it is acknowledged."""

    form = ""
    after = ""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.acknowledged: list[str] = []
        self.attempts = 0
        self._browser = Browser(port)
        self._stopping = threading.Event()
        self._sign_in()
        self.page = self._browser.get(self.form)
        assert self.page, f"{self.form} does not open"

    def fields(self, key: str) -> dict[str, str]:
        """What is sent; the key tells one sending from another."""
        raise NotImplementedError

    def key(self) -> str:
        """A new one for each form that is filled in."""
        return str(uuid4())

    def run(self) -> None:
        """Write until told to stop; what was begun is finished."""
        while not self._stopping.is_set():
            key = self.key()
            while not self._is_acknowledged(key):
                time.sleep(WAIT)
            self.acknowledged.append(key)

    def stop(self) -> None:
        """Let it finish what it began."""
        self._stopping.set()
        self.join(120)
        assert not self.is_alive(), "something was never acknowledged"

    def _is_acknowledged(self, key: str) -> bool:
        self.attempts += 1
        try:
            return self._browser.post(self.form, self.fields(key)) == self.after
        except (OSError, http.client.HTTPException):
            return False

    def _sign_in(self) -> None:
        """Sign in as the example's first person, the coordinator."""
        page = self._browser.get("/anmelden/")
        person = re.search(r'name="person"\s+value="(\d+)"', page)
        assert person, page
        assert self._browser.post("/anmelden/beispiel/", {"person": person[1]})


class DiaryWriter(Writer):
    """Writes entries into the diary."""

    form, after = "/tagebuch/neu/", "/tagebuch/"

    def fields(self, key: str) -> dict[str, str]:
        """The same nonce makes the same entry, however often it is sent."""
        kind = re.search(r'name="kind"\s+value="(\d+)"', self.page)
        day = re.search(r'name="day"\s+value="([^"]+)"', self.page)
        assert kind, self.page
        assert day, self.page
        return {"kind": kind[1], "day": day[1], "topic": TOPIC, "nonce": key, "resent": "1"}


class Inviter(Writer):
    """Invites somebody new each time. Whom she has invited already she need not invite again."""

    form, after = "/verwaltung/mitglieder/einladen/", "/verwaltung/mitglieder/"

    def key(self) -> str:
        """An address."""
        return f"{uuid4()}@example.org"

    def fields(self, key: str) -> dict[str, str]:
        """An invitation into the committee."""
        return {"email": key, "role": "committee", "language": "de"}

    def _is_acknowledged(self, key: str) -> bool:
        return (
            super()._is_acknowledged(key) or self._browser.last == http.client.UNPROCESSABLE_ENTITY
        )


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
