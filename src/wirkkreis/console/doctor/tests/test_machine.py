"""The doctor's lines about clock and disk, each made to fail."""

from datetime import timedelta

from wirkkreis.console.doctor import machine
from wirkkreis.console.doctor.tests.conftest import mended
from wirkkreis.tenancy import clock


def test_clocks_that_agree_need_no_mend(db):
    assert mended(machine.clock()) == ""


def test_a_clock_that_differs_is_measured(db):
    with clock.at(clock.now() - timedelta(seconds=90)):
        said = mended(machine.clock())
    assert "geht 90 Sekunden anders" in said


def test_a_time_zone_understood_differently_is_named():
    assert "nicht dasselbe" in mended([machine._zone(timedelta(hours=1))])


def test_room_is_told_in_gigabytes(db, settings, tmp_path):
    settings.VAR = tmp_path
    assert mended(machine.disk()) == ""


def test_a_full_disk_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_FREE", 10**18)
    assert "nur noch" in mended([machine._room("Platz", tmp_path)])


def test_a_place_nobody_can_write_to_is_named(tmp_path):
    assert "kann nicht geschrieben" in mended([machine._room("Platz", tmp_path / "missing")])


def test_the_embedded_database_has_its_disk_looked_at(settings, monkeypatch):
    assert "Platz für die Datenbank" in [about for about, _ in machine._places()]
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "db.example")
    assert "Platz für die Datenbank" not in [about for about, _ in machine._places()]
