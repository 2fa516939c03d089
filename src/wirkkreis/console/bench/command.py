"""`./bench`: requests per second, times, queries and bytes of the pages, in ratio to the floor.

The floor is a bare Django view that renders a template with 20 rows by ORM, measured in the same
run: the same database, the same server, the same clients. Compare ratios, never times: those
belong to a machine. There are no thresholds.
"""

import argparse
import contextlib
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wirkkreis.console import cluster, preparation, serve, surroundings, telling
from wirkkreis.console.bench import processes
from wirkkreis.console.bench.load import Load
from wirkkreis.console.bench.table import FLOOR, Line, table
from wirkkreis.console.children import Child, listening_for_stop, stopping
from wirkkreis.console.cluster import Cluster
from wirkkreis.console.failure import Failure
from wirkkreis.console.home import CHECKOUT

if TYPE_CHECKING:
    from wirkkreis.console.bench.pages import Page

DATABASE = "bench"
WARM_UP_SECONDS = 1.0
FLOOR_APPLICATION = "bench_floor.wsgi:application"


def main(arguments: list[str]) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="./bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="per page (3)")
    parser.add_argument("--clients", type=int, default=8, help="at the same time (8)")
    options = parser.parse_args(arguments)
    telling.speak_everywhere()
    with (
        listening_for_stop(),
        cluster.for_checkout().use() as postgres,
        _prepared(postgres),
    ):
        lines = Bench(postgres.home.data, options.clients, options.seconds).lines()
        with telling.step("Secret votes by size"):
            curve = importlib.import_module("wirkkreis.console.bench.ballots").curve()
    telling.say("\n" + table(lines))
    telling.say("\n" + "\n".join(curve))
    return 0


@contextlib.contextmanager
def _prepared(postgres: Cluster) -> Iterator[None]:
    """A database with the example and the floor's tables, and a directory; gone afterwards."""
    postgres.drop_database(DATABASE)
    postgres.create_database(DATABASE)
    urls = postgres.urls(DATABASE)
    try:
        with tempfile.TemporaryDirectory() as var:
            os.environ |= {
                "WIRKKREIS_DEMO": "1",
                "WIRKKREIS_VAR": var,
                "DATABASE_URL": urls.app,
                "DATABASE_OWNER_URL": urls.owner,
                "DJANGO_SETTINGS_MODULE": surroundings.SETTINGS,
                "PYTHONPATH": str(CHECKOUT),
            }
            os.environ["WIRKKREIS_SECRET_KEY_FILE"] = str(surroundings.secret_key_file())
            preparation.prepare()
            with telling.step("Building the floor"):
                _build_the_floor(urls.owner)
            yield
    finally:
        postgres.drop_database(DATABASE)


def _build_the_floor(owner: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench_floor.filling"],
        env=os.environ | {"DATABASE_URL": owner},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failure("The floor cannot be built.", done.stderr[-2000:])


@dataclass(frozen=True)
class Bench:
    """One run: how many clients ask for each page at the same time, and for how long.

    `data` is the directory of the database, by which its processes are found.
    """

    data: Path
    clients: int
    seconds: float

    def lines(self) -> list[Line]:
        """The floor before and after the pages, because a machine has its moods."""
        before = self._floor()
        importlib.import_module("django").setup()
        listed = importlib.import_module("wirkkreis.console.bench.pages")
        with _served(serve.APPLICATION) as (port, web):
            pages = [self._line(page, port, web) for page in list(listed.pages())]
            with telling.step("Writing very many entries"):
                searches = list(listed.searches())
            pages += [self._line(page, port, web) for page in searches]
            with telling.step("Writing very many events"):
                crowded = list(listed.crowded())
            pages += [self._line(page, port, web) for page in crowded]
            with telling.step("Opening votes"):
                voting = list(listed.voting())
            pages += [self._line(page, port, web) for page in voting]
        return [before, *pages, self._floor()]

    def _floor(self) -> Line:
        with telling.step("The floor"), _served(FLOOR_APPLICATION) as (port, web):
            load, cpu, database = self._load(port, web, "/", "")
            return Line(FLOOR, "", load, cpu, database, 1, processes.memory(web))

    def _line(self, page: "Page", port: int, web: Child) -> Line:
        with telling.step(f"{page.name}, {page.who}"):
            load, cpu, database = self._load(
                port, web, page.path, page.cookie, page.forms, page.paths, page.seconds
            )
        memory = processes.memory(web)
        return Line(page.name, page.who, load, cpu, database, page.queries, memory, page.raw)

    def _load(
        self,
        port: int,
        web: Child,
        path: str,
        cookie: str,
        forms: Sequence[str] = (),
        paths: Sequence[str] = (),
        seconds: float = 0,
    ) -> tuple[Load, float, float]:
        """What came of the load, and the seconds of CPU an answer took server and database."""
        headers = {"Host": "localhost", "Accept-Encoding": "gzip", "Accept-Language": "de"}
        if cookie:
            headers["Cookie"] = cookie
        if forms:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        asked = {"host": serve.HOST, "port": port, "path": path, "headers": headers}
        _ask(asked | {"clients": self.clients, "seconds": WARM_UP_SECONDS})
        asked |= {"forms": list(forms), "paths": list(paths)}
        before = processes.cpu(web), processes.cpu_of_database(self.data)
        load = _ask(asked | {"clients": self.clients, "seconds": seconds or self.seconds})
        if not load.answers:
            raise Failure(f"{path} was never answered with 200.", "What went wrong stands above.")
        after = processes.cpu(web), processes.cpu_of_database(self.data)
        cpu, database = (
            (now - then) / load.answers for now, then in zip(after, before, strict=True)
        )
        return load, cpu, database


@contextlib.contextmanager
def _served(application: str) -> Iterator[tuple[int, Child]]:
    with serve.listening(serve.HOST, 0) as listener:
        web = Child("web", *serve.web_command(listener, application=application))
        with stopping([web]):
            web.start()
            yield listener.getsockname()[1], web


def _ask(asked: dict[str, object]) -> Load:
    done = subprocess.run(
        [sys.executable, "-m", "wirkkreis.console.bench.load"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return Load(**json.loads(done.stdout))
