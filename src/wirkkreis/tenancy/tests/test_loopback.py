import pytest

from wirkkreis.tenancy.loopback import is_loopback


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "[::1]"])
def test_this_machine_is_known_by_all_its_names(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", None, "example.org", "127.0.0.1.example.org", "[::2]"])
def test_others_are_not_this_machine(host):
    assert not is_loopback(host)
