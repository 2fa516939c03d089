"""Two hundred secret ballots in one moment, each sent twice: none is lost, none counts twice."""

import http.client
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.urls import reverse

from wirkkreis.committees.models import Attendee
from wirkkreis.committees.own import own_token
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.tests.test_secrecy import ballot, by, counted, house, vote_at_once
from wirkkreis.console.children import Child, stopping
from wirkkreis.console.home import CHECKOUT
from wirkkreis.console.serve import HOST, listening, web_command
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.plugin import POSTGRES

__all__ = ["ballot", "by", "house"]  # fixtures

VOTERS = 200
AT_ONCE = 40
"""Connections; the database has sixty."""
PATIENCE = 120.0  # seconds
SECRET = "b" * CSRF_SECRET_LENGTH
SEE_OTHER, INVALID = 303, 422


@pytest.fixture
def port(house, monkeypatch, tmp_path):
    """The web server as it runs, on the database of this test."""
    database = POSTGRES.urls(connection.settings_dict["NAME"]).app
    known = {"DATABASE_URL": database, "WIRKKREIS_VAR": tmp_path, "PYTHONPATH": CHECKOUT / "src"}
    for name, value in known.items():
        monkeypatch.setenv(name, str(value))
    collect = [sys.executable, "-m", "django", "collectstatic", "--noinput"]
    subprocess.run(collect, check=True, stdout=subprocess.DEVNULL)
    with listening(HOST, 0) as listener:
        web = Child("web", *web_command(listener))
        with stopping([web]):
            web.start()
            yield listener.getsockname()[1]


def test_of_two_hundred_ballots_at_once_none_is_lost_and_none_counts_twice(house, ballot):
    vote_at_once(house, ballot(VOTERS), at_once=AT_ONCE)


def test_of_two_hundred_who_press_twice_in_one_moment_each_has_one_vote(house, ballot, port):
    vote = ballot(VOTERS)
    with inside(house):
        places = list(Attendee.objects.filter(session__items__votes=vote).order_by("pk"))
        paths = [reverse("own-vote", args=[own_token(place), vote.pk]) for place in places]
    sides = list(islice(cycle((Side.YES, Side.NO, Side.NO)), VOTERS))
    start = Barrier(2 * VOTERS, timeout=PATIENCE)
    with ThreadPoolExecutor(2 * VOTERS) as crowd:
        pressed = [
            crowd.submit(_press, port, path, side, start)
            for path, side in zip(paths * 2, sides * 2, strict=True)
        ]
        answers = Counter(done.result() for done in pressed)
    assert answers == {SEE_OTHER: VOTERS, INVALID: VOTERS}
    with inside(house):
        assert not vote.entitlements.missing().exists()
        assert counted(vote) == {side.value: sides.count(side) for side in Side}


def _press(port, path, side, start):
    """Vote on a connection of one's own, once everybody stands ready; the status of the answer."""
    client = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    client.connect()
    headers = {
        "Host": "localhost",
        "Cookie": f"csrftoken={SECRET}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    start.wait()
    client.request(
        "POST", path, urlencode({"csrfmiddlewaretoken": SECRET, "side_0": side}), headers
    )
    return client.getresponse().status
