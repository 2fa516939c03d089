"""A new partnership and its first people, from the command line."""

import io

import pytest
from django.core import mail

from wirkkreis.accounts.models import Role
from wirkkreis.administration.models import Invitation
from wirkkreis.console import partnership, person
from wirkkreis.console.failure import Failure
from wirkkreis.diary.models import Kind
from wirkkreis.tenancy.models import Partnership, RuleSet
from wirkkreis.tenancy.wall import inside

NEW = ["create", "--slug", "neu", "--name", "PfD Neu", "--region", "Neuland"]
INVITE = ["invite", "--partnership", "ahrfeld", "--email", "Kim@Example.org", "--role", "auditor"]


def test_a_new_partnership_has_rules_and_kinds_of_its_own(db, capsys):
    assert partnership.main([*NEW, "--host", "neu.example"]) == 0
    with inside(Partnership.objects.get(slug="neu")):
        assert RuleSet.objects.count() == 1
        assert Kind.objects.exists()
    assert "wirkkreis person invite --partnership neu" in capsys.readouterr().out


def test_without_host_and_path_it_has_no_door(db):
    with pytest.raises(Failure, match="Adresse oder einen Pfad"):
        partnership.main(NEW)


def test_a_taken_name_is_refused_by_its_question(db):
    taken = ["--slug", "ahrfeld", "--host", "neu.example"]
    with pytest.raises(Failure, match=r"Kurzname in Adressen.*: "):
        partnership.main([*NEW, *taken])


def test_what_is_missing_is_named_where_nobody_can_be_asked(db):
    with pytest.raises(Failure, match="Es fehlt: --slug, --name, --region"):
        partnership.main(["create"])


def test_what_is_missing_is_asked_for_at_a_terminal(db, terminal):
    terminal("", "neu", "PfD Neu", "Neuland", "neu.example", "", "", "", "")
    partnership.main(["create"])
    assert Partnership.objects.get(slug="neu").host == "neu.example"


def test_an_invitation_goes_out_with_the_address_of_the_partnership(
    ahrfeld, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert person.main(INVITE) == 0
    (letter,) = mail.outbox
    assert letter.to == ["kim@example.org"]
    assert "http://ahrfeld.localhost/" in letter.body
    with inside(ahrfeld):
        assert Invitation.objects.get(email="kim@example.org").role == Role.AUDITOR


def test_a_second_invitation_to_the_same_is_refused(ahrfeld):
    person.main(INVITE)
    with pytest.raises(Failure, match="schon eine offene Einladung"):
        person.main(INVITE)


def test_what_is_no_address_is_refused(ahrfeld):
    with pytest.raises(Failure, match="E-Mail"):
        person.main([*INVITE, "--email", "kim"])


def test_a_letter_that_does_not_go_out_is_said(ahrfeld, settings, monkeypatch):
    def fails(**_):
        raise ConnectionRefusedError("connection refused")

    monkeypatch.setattr(person, "invite_from_console", fails)
    with pytest.raises(Failure, match="der Brief ging nicht hinaus"):
        person.main(INVITE)


def test_a_path_is_found_below_the_first_host(settings):
    settings.SECURE, settings.ALLOWED_HOSTS = True, ["localhost", "demokratie.example"]
    assert person.address_of(Partnership(prefix="neu")) == "https://demokratie.example/neu"
    settings.ALLOWED_HOSTS = ["localhost"]
    with pytest.raises(Failure, match="steht nirgends"):
        person.address_of(Partnership(prefix="neu"))


@pytest.fixture
def terminal(monkeypatch):
    """Somebody who sits at a terminal and types these lines."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def types(*lines):
        monkeypatch.setattr("sys.stdin", Terminal("\n".join(lines) + "\n"))

    return types
