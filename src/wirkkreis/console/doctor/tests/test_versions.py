"""The doctor's lines about versions, each made to fail."""

from datetime import date

from wirkkreis.console.doctor import versions
from wirkkreis.console.doctor.tests.conftest import mended
from wirkkreis.tenancy import clock


def test_what_is_installed_is_what_was_tested(db):
    with clock.at(date(2026, 12, 1)):
        assert mended([*versions.installed(), *versions.server()]) == ""


def test_what_nobody_mends_any_more_is_named(db):
    with clock.at(date(2040, 1, 1)):
        findings = [*versions.installed(), *versions.server()]
    old = [found.about for found in findings if "keine Sicherheitskorrekturen mehr" in found.says]
    assert old == ["Python", "Django", "PostgreSQL"]


def test_libraries_other_than_the_tested_ones_are_named(tmp_path, monkeypatch):
    pinned = tmp_path / "base.txt"
    pinned.write_text("django==0.1 \\\n    --hash=x\nnowhere==2\ncolorama==1 ; os_name == 'nt'\n")
    monkeypatch.setattr(versions, "PINNED", pinned)
    said = mended([versions._libraries()])
    assert "≠ 0.1, nowhere – ≠ 2" in said
    assert "colorama" not in said
