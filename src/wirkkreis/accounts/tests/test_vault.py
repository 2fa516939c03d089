"""The vault keeps secrets with a key from a file."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from wirkkreis.accounts import vault


@pytest.fixture
def key_file(settings, tmp_path):
    settings.TOTP_KEY_FILE = str(tmp_path / "keys" / "totp-key")
    return tmp_path / "keys" / "totp-key"


def test_what_goes_in_comes_out_and_is_not_readable_between(key_file):
    kept = vault.encrypt("secret")
    assert "secret" not in kept
    assert vault.decrypt(kept) == "secret"


def test_the_key_file_is_readable_by_us_alone(key_file):
    vault.make_key_file(key_file)
    assert key_file.stat().st_mode & 0o777 == 0o600


def test_an_existing_key_is_never_replaced(key_file):
    vault.make_key_file(key_file)
    first = key_file.read_text()
    vault.make_key_file(key_file)
    assert key_file.read_text() == first


def test_a_new_key_on_top_still_opens_what_the_old_one_closed(key_file):
    kept = vault.encrypt("secret")
    key_file.write_text(f"{Fernet.generate_key().decode()}\n{key_file.read_text()}")
    assert vault.decrypt(kept) == "secret"


def test_a_foreign_key_says_so(key_file):
    kept = vault.encrypt("secret")
    key_file.write_text(Fernet.generate_key().decode())
    with pytest.raises(ImproperlyConfigured, match="fits"):
        vault.decrypt(kept)


@pytest.mark.parametrize("content", [None, "not a key"])
def test_without_a_usable_key_the_check_complains(key_file, settings, content):
    settings.DEMO = False
    if content:
        key_file.parent.mkdir()
        key_file.write_text(content)
    assert [found.id for found in vault.check_key_file()] == ["accounts.E001"]


def test_only_demo_mode_makes_a_key_by_itself(key_file, settings):
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured):
        vault.encrypt("secret")
    assert not key_file.exists()
