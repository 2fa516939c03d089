import time
from itertools import count
from threading import Thread

import pytest

from wirkkreis.ui.documents.keeping import Press, TooMany


@pytest.fixture
def minutes(monkeypatch):
    """The clock of the press, to be put forward: `minutes.append(1)`."""
    passed = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: sum(passed) * 60)
    return passed


def test_a_document_is_made_once():
    press, numbers = Press(), count()
    made = {press.made("plan", lambda: b"%d" % next(numbers)) for _ in range(3)}
    assert made == {b"0"}


def test_another_content_is_another_document():
    press = Press()
    assert press.made("today", lambda: b"52") != press.made("yesterday", lambda: b"51")


def test_only_so_many_are_made_in_a_minute(minutes):
    press = Press(most_a_minute=2)
    press.made("a", lambda: b"a")
    press.made("b", lambda: b"b")
    with pytest.raises(TooMany):
        press.made("c", lambda: b"c")
    assert press.made("a", lambda: b"anew") == b"a"
    minutes.append(1)
    assert press.made("c", lambda: b"c") == b"c"


def test_what_nobody_asks_for_goes_first():
    press, numbers = Press(most_bytes=4), count()
    for key in ("old", "new", "new", "newest"):
        press.made(key, lambda: b"%d " % next(numbers))
    assert press.made("new", lambda: b"anew") == b"1 "
    assert press.made("old", lambda: b"anew") == b"anew"


def test_one_too_large_to_be_kept_is_still_handed_out():
    assert Press(most_bytes=1).made("large", lambda: b"large") == b"large"


def test_a_document_that_fails_is_not_kept():
    def fail():
        raise ZeroDivisionError

    press = Press()
    with pytest.raises(ZeroDivisionError):
        press.made("broken", fail)
    assert press.made("broken", lambda: b"mended") == b"mended"


def test_a_crowd_gets_the_one_that_is_being_made():
    press, made = Press(), []

    def make():
        time.sleep(0.01)
        made.append(1)
        return b"%PDF"

    crowd = [Thread(target=press.made, args=("plan", make)) for _ in range(5)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert made == [1]
