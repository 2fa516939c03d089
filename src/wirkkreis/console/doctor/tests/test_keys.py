"""The doctor's lines about secrets, each made to fail."""

import pytest
from allauth.mfa.models import Authenticator

from wirkkreis.accounts import vault
from wirkkreis.accounts.models import Account
from wirkkreis.console.doctor import keys
from wirkkreis.console.doctor.tests.conftest import mended


@pytest.fixture
def key_file(settings, tmp_path):
    """A new key of the second factor."""
    path = tmp_path / "totp"
    vault.make_key_file(path)
    settings.TOTP_KEY_FILE = str(path)
    return path


def test_good_secrets_need_no_mend(settings, key_file, monkeypatch):
    for name in keys.IN_FILES:
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    settings.SECRET_KEY = "0123456789" * 5
    monkeypatch.setenv("WIRKKREIS_TOTP_KEY_FILE", str(key_file))
    assert mended(keys.examine()) == ""


@pytest.mark.parametrize("key", ["short", "a" * 60, "django-insecure-" + "0123456789" * 5])
def test_a_simple_secret_key_is_refused(settings, key):
    settings.SECRET_KEY = key
    assert "zu kurz oder zu einfach" in mended([keys._secret_key()])


@pytest.mark.parametrize("name", ["", "/nowhere/totp"])
def test_a_missing_key_of_the_second_factor_is_named(settings, name):
    settings.DEMO, settings.TOTP_KEY_FILE = False, name
    assert "lässt sich nicht benutzen" in mended([keys._second_factor()])


def test_a_file_that_others_can_read_is_named(key_file):
    assert mended([keys._file("KEY_FILE", key_file)]) == ""
    key_file.chmod(0o644)
    assert f"chmod 600 {key_file}" in mended([keys._file("KEY_FILE", key_file)])


def test_a_file_that_is_missing_is_named(tmp_path):
    assert "ist nicht zu lesen" in mended([keys._file("KEY_FILE", tmp_path / "none")])


def test_a_key_that_fits_no_stored_factor_is_named(db, key_file):
    account = Account.objects.create_user("kim@example.org")
    stored = {"secret": vault.encrypt("ABC")}
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=stored)
    assert mended(keys.stored_secrets()) == ""
    key_file.unlink()
    vault.make_key_file(key_file)
    assert "1 lassen sich mit dem Schlüssel nicht öffnen" in mended(keys.stored_secrets())
