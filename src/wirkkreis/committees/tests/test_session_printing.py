"""The proof of an invitation and the list for the post, on paper."""

from datetime import timedelta
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from wirkkreis.committees.inviting.printing import post_list, proof
from wirkkreis.committees.models import AgendaItem, Attendee, Session
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2


@pytest.fixture
def session(committee, rules):
    rules()
    starts = clock.now() + timedelta(days=20)
    return Session.objects.create(
        committee=committee,
        title="1. Sitzung",
        starts=starts,
        ends=starts + timedelta(hours=2),
        place="Rathaus",
    )


def nobody(session, seats, put):
    """A session that is only planned."""


def many(session, seats, put):
    seats[0].organisation = Organisation.objects.create(
        name=LONG, kind="association", address="Weg 1\n06526 Sangerhausen"
    )
    seats[0].save()
    mandate = put(seats[0], "مريم 😀 #panic() $x$")
    Attendee.objects.create(session=session, mandate=mandate, way="post", invited_at=clock.now())
    for number in range(60):
        Attendee.objects.create(session=session, guest_name=f"Gast {number}", guest_role=LONG)
    AgendaItem.objects.create(session=session, position=1, title=LONG)
    Session.objects.update(invited_at=clock.now())
    session.refresh_from_db()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("made", [proof, post_list])
@pytest.mark.parametrize("fill", [nobody, many])
def test_a_checker_finds_nothing(session, seats, put, fill, made, profile):
    fill(session, seats, put)
    report = page.validate_pdf_bytes(made(session), profile=profile)
    assert [str(one) for one in report.failures] == []


def said(document):
    return " ".join(one.extract_text() for one in PdfReader(BytesIO(document)).pages)


def test_the_proof_says_who_when_how_and_by_when(session, seats, put):
    put(seats[0], "Uwe")
    Attendee.objects.create(
        session=session, mandate=put(seats[1], "Mia"), way="handed", invited_at=clock.now()
    )
    assert "noch nicht eingeladen" in said(proof(session))
    session.invited_at = clock.now()
    text = said(proof(session))
    for words in ("Mia", "Jugend", "übergeben", "12.03.2026", "17. März 2026", "rechtzeitig"):
        assert words in text
    session.invited_at += timedelta(days=9)
    assert "niemand widerspricht" in said(proof(session))


def test_the_list_for_the_post_has_those_without_an_address(session, seats, put):
    many(session, seats, put)
    text = said(post_list(session))
    assert "06526 Sangerhausen" in text
    assert "Gast 59" in text
