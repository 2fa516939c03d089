"""The doctor's lines about hosts, each made to fail."""

import pytest

from wirkkreis.console.doctor import hosts
from wirkkreis.console.doctor.tests.conftest import mended
from wirkkreis.tenancy.models import Partnership


@pytest.fixture
def real(db, settings):
    """A partnership that is no example, in an install that is none either."""
    settings.DEMO = False
    settings.ALLOWED_HOSTS = ["localhost", "demokratie.example"]
    return Partnership.objects.create(
        slug="echt", name="Echte", region="Echtland", host="demokratie.example"
    )


def test_a_host_that_is_let_in_needs_no_mend(real):
    assert mended(hosts.examine()) == ""


def test_a_host_that_is_not_let_in_is_named(real):
    Partnership.objects.filter(pk=real.pk).update(host="other.example")
    assert "Nehmen Sie other.example in WIRKKREIS_HOSTS auf" in mended(hosts.examine())


def test_a_path_without_a_host_in_front_is_named(real, settings):
    Partnership.objects.filter(pk=real.pk).update(host=None, prefix="echt")
    assert mended(hosts.examine()) == ""
    settings.ALLOWED_HOSTS = ["localhost"]
    assert "hat nur einen Pfad" in mended(hosts.examine())


def test_demo_mode_beside_a_real_partnership_is_named(real, settings):
    settings.DEMO = True
    assert "WIRKKREIS_DEMO" in mended(hosts.examine())


def test_an_install_without_partnerships_is_told_how_to_make_one(monkeypatch):
    monkeypatch.setattr(Partnership.objects, "order_by", lambda _: [])
    assert "wirkkreis partnership create" in mended(hosts.examine())


def test_several_hosts_need_one_to_sign_in_at(real, settings):
    settings.SIGN_IN_HOST = ""
    settings.ALLOWED_HOSTS.append("other.example")
    Partnership.objects.create(slug="a", name="A", region="A", host="other.example")
    assert "jede der 2 Adressen" in mended(hosts.examine())
    settings.SIGN_IN_HOST = "anmelden.example"
    assert mended(hosts.examine()) == ""


def test_a_sign_in_host_is_a_name_and_no_address(real, settings):
    settings.SIGN_IN_HOST = "https://anmelden.example/"
    assert "WIRKKREIS_SIGN_IN_HOST ohne https" in mended(hosts.examine())
