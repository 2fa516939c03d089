"""The minutes as they are written, sent, approved, signed and read."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wirkkreis.accounts.actor import actor_of
from wirkkreis.accounts.models import Role
from wirkkreis.committees.models import Attendee, Minutes, Office, Session
from wirkkreis.committees.own import own_token
from wirkkreis.committees.records import minuting
from wirkkreis.committees.records.minutes_letters import tell_of_minutes
from wirkkreis.committees.sitting.reporting import edition_of

from .conftest import FIRST, TODAY, _account
from .held import came, held_session, item, motion_voted, recused

SCAN = b"%PDF-1.7 unterschrieben"


@pytest.fixture
def held(committee, seats, put):
    session = held_session(committee)
    for seat, name in zip(seats, ("Uwe Hart", "Mia Blau", "Kim Rot"), strict=True):
        came(session, put(seat, name))
    return session


@pytest.fixture
def minutes(held):
    return Minutes.objects.create(session=held)


@pytest.fixture
def sent(minutes):
    minutes.state = "sent"
    minutes.save()
    return minutes


@pytest.fixture
def member(client, settings, held):
    """The browser of a member: `member("Mia Blau")`."""
    settings.DEMO = True

    def browser(name, role=Role.COMMITTEE):
        account = _account(name.replace(" ", ""), role)
        person = mandate_of(name).person
        person.account = account
        person.save()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser


def mandate_of(name):
    return Attendee.objects.get(mandate__person__name=name).mandate


def text_of(answer):
    return answer.content.decode()


def at(name, session, *args):
    return reverse(name, args=[session.pk, *args])


def test_opening_the_page_begins_the_minutes_once(at_work, held):
    for _turn in range(2):
        assert "Uwe Hart" in text_of(at_work.get(at("minutes", held)))
    assert Minutes.objects.get().state == "draft"


def test_before_the_end_there_are_none(at_work, held):
    Session.objects.update(state="open")
    answer = at_work.get(at("minutes", held))
    assert "schreibt sich mit" in text_of(answer)
    assert not Minutes.objects.exists()


def test_words_are_written_while_it_is_a_draft(at_work, minutes, held):
    fest = item(held, "Fest")
    at_work.post(at("minutes-words", held), {"opening": "Guten Abend.", "closing": "Danke."})
    written = {"report": "Es wurde gelacht.", "seen": edition_of("")}
    at_work.post(at("minutes-report", held, fest.pk), written)
    shown = text_of(at_work.get(at("minutes", held)))
    for words in ("Guten Abend.", "Es wurde gelacht.", "Danke."):
        assert words in shown
    Minutes.objects.update(state="sent")
    changed = {"report": "Es wurde geweint.", "seen": edition_of("Es wurde gelacht.")}
    answer = at_work.post(at("minutes-report", held, fest.pk), changed)
    assert answer.status_code == 422
    assert "Es wurde geweint." in text_of(answer)
    fest.refresh_from_db()
    assert fest.report == "Es wurde gelacht."


def test_nobody_overwrites_anybody_unseen(at_work, minutes, held):
    fest = item(held, "Fest", report="Von Uwe.")
    answer = at_work.post(
        at("minutes-report", held, fest.pk), {"report": "Von Mia.", "seen": edition_of("")}
    )
    assert answer.status_code == 422
    for words in ("Von Uwe.", "Von Mia."):
        assert words in text_of(answer)


def test_approved_minutes_do_not_change(by, sent, held):
    minuting.approve(by=by, minutes=sent, on=TODAY)
    with pytest.raises(ValidationError, match="genehmigt"):
        minuting.write(by=by, minutes=sent, opening="Anders", closing="")
    with pytest.raises(ValidationError):
        minuting.step(sent, "revise", by=by, note="Doch nicht")
    minuting.correct(by=by, minutes=sent, text="Es war im Saal.", agreed_on=TODAY)
    assert sent.corrections.get().text == "Es war im Saal."


@pytest.mark.parametrize("on", [date(2026, 3, 11), date(2026, 3, 13)])
def test_nothing_is_approved_before_the_session_or_tomorrow(by, sent, on):
    with pytest.raises(ValidationError, match="vor der Sitzung"):
        minuting.approve(by=by, minutes=sent, on=on)


def test_a_draft_is_not_corrected_but_changed(by, minutes):
    with pytest.raises(ValidationError, match="Entwurf"):
        minuting.correct(by=by, minutes=minutes, text="Anders.", agreed_on=TODAY)


def test_the_whole_way_by_pages(at_work, minutes, held):
    at_work.post(at("minutes-step", held, "send"))
    minutes.refresh_from_db()
    assert minutes.state == "sent"
    at_work.post(
        at("minutes-correct", held), {"item": "", "text": "Es war kalt.", "agreed_on": TODAY}
    )
    at_work.post(at("minutes-step", held, "approve"), {"approved_on": TODAY})
    minutes.refresh_from_db()
    assert (minutes.state, minutes.approved_on) == ("approved", TODAY)
    assert "Es war kalt." in text_of(at_work.get(at("minutes", held)))


def test_the_body_is_written_to_with_links_of_their_own(sent, held):
    mia = Attendee.objects.get(mandate__person__name="Mia Blau")
    person = mandate_of("Mia Blau").person
    person.email = "mia@example.org"
    person.save()
    assert tell_of_minutes(sent) == 1
    (written,) = mail.outbox
    assert written.to == ["mia@example.org"]
    assert reverse("own-minutes", args=[own_token(mia)]) in written.body
    assert "Fest" not in written.body


def test_members_read_what_was_sent_and_no_draft(member, minutes, held):
    item(held, "Geheim", is_public=False)
    browser = member("Mia Blau")
    assert browser.get(at("minutes", held)).status_code == 404
    Minutes.objects.update(state="sent")
    shown = text_of(browser.get(at("minutes", held)))
    assert "Geheim" in shown
    assert "Uwe Hart" in shown
    assert at("minutes-step", held, "approve") not in shown


def test_members_of_other_bodies_read_the_public_part_alone(client, settings, sent, held):
    settings.DEMO = True
    item(held, "Geheim", is_public=False)
    client.force_login(
        _account("Fremd", Role.YOUTH), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get(at("minutes", held)).status_code == 404
    assert client.get(at("minutes-pdf", held)).status_code == 404
    Minutes.objects.update(published_at=held.ends)
    shown = text_of(client.get(at("minutes", held)))
    assert "Geheim" not in shown
    assert "Uwe Hart" not in shown


def test_the_recused_find_nothing_of_their_item_anywhere(member, sent, held):
    geheim = item(held, "Geheim", is_public=False, report="Streng vertraulich.")
    motion_voted(geheim, yes=2, number="1/2026")
    mia = mandate_of("Mia Blau")
    recused(geheim, mia)
    Office.objects.create(mandate=mia, kind="keeper", starts=FIRST)
    sent.scan.save("x.pdf", SimpleUploadedFile("x.pdf", SCAN))
    browser = member("Mia Blau")
    shown = text_of(browser.get(at("minutes", held)))
    assert "Streng vertraulich." not in shown
    assert "waren Sie befangen" in shown
    assert browser.get(at("minutes-scan", held)).status_code == 404
    assert browser.get(at("minutes-report", held, geheim.pk)).status_code == 404
    assert "Geheim" not in text_of(browser.get(at("minutes-correct", held)))
    by_link = reverse("own-minutes", args=[own_token(mia.attendances.get())])
    assert "Streng vertraulich." not in text_of(browser.get(by_link))


def test_the_signed_paper_is_kept_replaced_and_removed(at_work, sent, held):
    for content in (SCAN, SCAN + b" neu"):
        file = SimpleUploadedFile("scan.pdf", content)
        at_work.post(at("minutes-scan-keep", held), {"scan": file})
    answer = at_work.get(at("minutes-scan", held))
    assert b"".join(answer.streaming_content) == SCAN + b" neu"
    assert "attachment" in answer["Content-Disposition"]
    at_work.post(at("minutes-scan-remove", held))
    assert at_work.get(at("minutes-scan", held)).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"), [("scan.txt", b"Text"), ("scan.pdf", b"kein PDF"), ("leer.pdf", b"")]
)
def test_what_is_no_scan_is_refused(at_work, sent, held, name, content):
    file = SimpleUploadedFile(name, content)
    assert at_work.post(at("minutes-scan-keep", held), {"scan": file}).status_code == 422


def test_a_draft_is_not_signed(at_work, minutes, held):
    file = SimpleUploadedFile("scan.pdf", SCAN)
    assert at_work.post(at("minutes-scan-keep", held), {"scan": file}).status_code == 422


def test_the_signed_paper_is_never_public(client, sent, held):
    sent.scan.save("x.pdf", SimpleUploadedFile("x.pdf", SCAN))
    Minutes.objects.update(published_at=held.ends)
    assert client.get(at("minutes-scan", held)).status_code in (302, 403, 404)


def test_the_document_comes_whole_or_public(at_work, sent, held):
    item(held, "Fest")
    whole = at_work.get(at("minutes-pdf", held))
    public = at_work.get(at("minutes-pdf", held) + "?oeffentlich")
    assert whole["Content-Type"] == public["Content-Type"] == "application/pdf"
    assert "oeffentlich" in public["Content-Disposition"]
    assert "oeffentlich" not in whole["Content-Disposition"]


def test_publishing_and_taking_back(at_work, client, sent, held):
    public = at("public-minutes", held)
    at_work.post(at("minutes-publish", held))
    assert client.get(public).status_code == 200
    at_work.post(at("minutes-publish", held), {"withdraw": "1"})
    assert client.get(public).status_code == 404


def test_a_draft_is_not_published(by, minutes, committee):
    with pytest.raises(ValidationError, match="Entwurf"):
        minuting.publish(by=by, minutes=minutes)
    committee.is_public, minutes.state = False, "sent"
    committee.save()
    minutes.save()
    with pytest.raises(ValidationError, match="öffentlichen Seite"):
        minuting.publish(by=by, minutes=minutes)


def test_the_own_link_opens_what_was_sent(client, minutes, held):
    mia = Attendee.objects.get(mandate__person__name="Mia Blau")
    address = reverse("own-minutes", args=[own_token(mia)])
    assert client.get(address).status_code == 404
    Minutes.objects.update(state="sent")
    answer = client.get(address)
    assert "Uwe Hart" in text_of(answer)
    assert "no-store" in answer["Cache-Control"]
    document = client.get(reverse("own-minutes-pdf", args=[own_token(mia)]))
    assert document["Content-Type"] == "application/pdf"


def test_guests_read_the_public_part_behind_their_link(client, sent, held):
    guest = Attendee.objects.create(session=held, guest_name="Eva Gast")
    address = reverse("own-minutes", args=[own_token(guest)])
    assert client.get(address).status_code == 404
    Minutes.objects.update(published_at=held.ends)
    assert "Uwe Hart" not in text_of(client.get(address))


def test_in_other_languages_the_minutes_stay_german(at_work, sent, held):
    item(held, "Fest", state="deferred")
    shown = text_of(at_work.get("/ar" + at("minutes", held)))
    assert "Der Punkt wurde vertagt." in shown
    assert 'lang="de" dir="ltr"' in shown


def test_who_runs_no_session_writes_nothing(by, minutes):
    stranger = actor_of(_account("Fremd", Role.COMMITTEE))
    with pytest.raises(Exception, match="Sitzungen leiten"):
        minuting.write(by=stranger, minutes=minutes, opening="x", closing="")


@pytest.mark.parametrize("items", [1, 15])
def test_the_page_takes_as_many_queries_however_long(
    at_work, minutes, held, items, django_assert_max_num_queries
):
    for number in range(items):
        motion_voted(item(held, f"Punkt {number}"), yes=2, number=f"{number + 1}/2026")
    at_work.get(at("minutes", held))
    with django_assert_max_num_queries(45):
        at_work.get(at("minutes", held))
