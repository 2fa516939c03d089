"""Personal data goes when its purpose ends, from everywhere, and no number changes."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.db import connection

from wirkkreis.accounts.models import Account, OutgoingMail
from wirkkreis.activity.models import Activity
from wirkkreis.events.aftermath import forgetting
from wirkkreis.events.door import counting
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.models import (
    Admission,
    Answer,
    Attendance,
    Consent,
    ConsentText,
    Event,
    EventFile,
    Feedback,
    FileKind,
    PassingOn,
    Question,
    Registration,
)
from wirkkreis.events.registration.registering import register
from wirkkreis.events.tasks import forget_participants
from wirkkreis.goals.sources import all_sources
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership, write_rules
from wirkkreis.tenancy.wall import inside

MARK = "Xaverkovic"
"""A name that stands nowhere else."""

ADDRESS = f"{MARK}@marker.example"
TEXTS = """
    SELECT c.table_name, c.column_name FROM information_schema.columns c
    JOIN pg_class t ON t.relname = c.table_name AND t.relkind IN ('r', 'p')
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = c.table_schema
    WHERE c.table_schema = 'public' AND c.data_type IN
        ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea',
         'tsvector', 'USER-DEFINED')
"""


@pytest.fixture
def over(event):
    """A conference on the 3rd of June 2026."""
    event.starts = datetime.fromisoformat("2026-06-03T10:00+02:00")
    event.ends, event.state = event.starts + timedelta(hours=3), "held"
    event.save()
    event.refresh_from_db()
    return event


@pytest.fixture(autouse=True)
def _letters_wait(settings):
    settings.EMAIL_BACKEND = "wirkkreis.accounts.mail_backend.OutboxBackend"


@pytest.fixture
def media(settings, tmp_path):
    """A folder of this test's own for what is uploaded."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def scene(media, over, coordinator):
    """Somebody registered, somebody walked in, letters wait, feedback was given, a list signed."""
    admission = Admission.objects.create(event=over)
    account = Account.objects.create_user("mitglied@example.org", name="Mitglied")
    registration = Registration.objects.create(
        admission=admission,
        state="firm",
        name=f"Ada {MARK}",
        email=ADDRESS,
        guardian=MARK,
        support_note=f"{MARK} braucht eine Rampe",
        language="ar",
        size=2,
        line=1,
        code="AAAAAA",
        account=account,
    )
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    Answer.objects.create(registration=registration, question=question, text=f"{MARK} isst alles")
    text = ConsentText.objects.create(admission=admission, version=1, text={"de": "Ich stimme zu."})
    Consent.objects.create(registration=registration, text=text, given_at=clock.now())
    Registration.objects.create(
        admission=admission, state="cancelled", name=MARK, line=2, code="BBBBBB"
    )
    Attendance.objects.create(
        event=over, registration=registration, kind="registered", day=over.day, count=2
    )
    Attendance.objects.create(event=over, kind="walk_in", day=over.day, name=f"Bo {MARK}")
    Attendance.objects.create(event=over, kind="counted", day=over.day, age_band="14–17", count=40)
    Feedback.objects.create(event=over, day=over.day, rating=4, good=f"Frau {MARK} war nett")
    PassingOn.objects.create(event=over, day=over.day, count=12)
    for reader in (ADDRESS, f"Ada <{ADDRESS.upper()}>"):
        EmailMessage(f"Liebe {MARK}", f"Guten Tag, {MARK}", to=[reader]).send()
    OutgoingMail.objects.filter(letter__to=[ADDRESS]).update(state="failed")
    scan = EventFile(event=over, kind=FileKind.SIGNED_LIST, name=f"{MARK}.pdf", size=4)
    scan.upload.save(f"events/{MARK}.pdf", ContentFile(MARK.encode()), save=False)
    scan.save()
    return registration


def found_anywhere(word=MARK):
    """Every column of every table, every file, that holds the word."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        for table, column in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" WHERE "{column}"::text ILIKE %s'  # noqa: S608  # names from the catalogue
                f' OR "{column}"::text ILIKE %s',
                [f"%{word}%", f"%{word.encode().hex()}%"],
            )
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        inside_it = path.is_file() and word.encode() in path.read_bytes()
        if word in path.name or inside_it:
            found.append(str(path))
    return found


def numbers(event):
    """All that is counted about an event."""
    return {
        "participations": counting.participations(event).total,
        "participants": counting.participants(event).total,
        "by band": counting.participants(event).by_band,
        "people registered": Registration.objects.filter(admission__event=event).people(),
        "states": sorted(Registration.objects.values_list("state", "size", "language")),
        "rated": list(Feedback.objects.values_list("rating", "language")),
        "evidence": {
            source.name: sorted(source.rows({}).values_list("evidence_key", "evidence_amount"))
            for source in all_sources()
            if source.name.startswith("events.")
        },
    }


def test_after_its_date_nothing_personal_is_left_anywhere_and_every_number_is_as_it_was(
    media, scene, over, django_capture_on_commit_callbacks
):
    before, there = numbers(over), found_anywhere()
    assert {
        "events_registration.name",
        "events_registration.email",
        "events_registration.found_by",
        "events_answer.text",
        "events_attendance.name",
        "events_attendance.found_by",
        "events_feedback.good",
        "events_eventfile.upload",
        "accounts_outgoingmail.letter",
    } <= set(there), "else the search would prove nothing"
    with clock.at(date(2032, 1, 1)), django_capture_on_commit_callbacks(execute=True):
        forgetting.forget_what_is_due()
    assert found_anywhere() == []
    assert found_anywhere("marker.example") == []
    assert numbers(over) == before
    scene.refresh_from_db()
    assert (scene.account, scene.language, scene.size) == (None, "ar", 2)
    assert not Consent.objects.exists()
    assert not list(media.rglob("*.pdf"))


@pytest.mark.parametrize(
    ("day", "left"),
    [(date(2026, 9, 1), True), (date(2026, 9, 2), False)],
)
def test_the_days_are_those_of_the_rule_set_of_the_events_year(scene, over, day, left):
    assert forgetting.forgotten_on(over) == date(2026, 9, 2)
    with clock.at(day):
        forgetting.forget_what_is_due()
    assert Registration.objects.exclude(name="").exists() is left


def test_another_rule_another_day(scene, over):
    write_rules(2026, {"days_participants_kept": 0})
    write_rules(2027, {"days_participants_kept": 700})
    with clock.at(date(2026, 6, 4)):
        forgetting.forget_what_is_due()
    assert not Registration.objects.exclude(name="").exists()


def test_a_second_run_changes_nothing_and_records_nothing(scene, over):
    with clock.at(date(2026, 10, 1)):
        forgetting.forget_what_is_due()
        first = scene.__class__.objects.get(pk=scene.pk).forgotten_at
        forgetting.forget_what_is_due()
    assert Registration.objects.get(pk=scene.pk).forgotten_at == first
    told = Activity.objects.get(verb="events.registration.forgotten")
    assert told.note == "Anmeldungen: 2, ohne Anmeldung: 1"
    assert (told.subject_id, told.actor) == (over.pk, None)


def test_a_cancelled_event_forgets_days_after_it_was_to_end(scene, over):
    over.state = "cancelled"
    over.save()
    with clock.at(date(2026, 9, 2)):
        forgetting.forget_what_is_due()
    assert not Registration.objects.exclude(name="").exists()


def test_signed_lists_stay_for_their_years(scene, over):
    assert forgetting.lists_forgotten_on(over) == date(2032, 1, 1)
    with clock.at(date(2031, 12, 31)):
        forgetting.forget_what_is_due()
    assert EventFile.objects.filter(kind=FileKind.SIGNED_LIST).exists()


def test_what_people_say_later_is_emptied_too(scene, over):
    with clock.at(date(2026, 9, 2)):
        forgetting.forget_what_is_due()
        Feedback.objects.create(event=over, day=over.day, better=MARK, rating=2)
        forgetting.forget_what_is_due()
    assert list(Feedback.objects.values_list("better", "rating")) == [("", 2), ("", 4)]


def test_letters_of_other_people_stay(scene, over):
    EmailMessage("Einladung", "Guten Tag", to=["andere@example.org"]).send()
    with clock.at(date(2026, 9, 2)):
        forgetting.forget_what_is_due()
    (left,) = OutgoingMail.objects.exclude(letter={})
    assert left.letter["to"] == ["andere@example.org"]


def test_one_registration_is_forgotten_at_once_and_the_others_stay(scene, over, coordinator):
    Registration.objects.filter(state="cancelled").update(name="Bleibt")
    forgetting.forget_registration(scene, by=coordinator)
    forgetting.forget_registration(scene, by=coordinator)
    scene.refresh_from_db()
    assert (scene.name, scene.email, scene.found_by, scene.size) == ("", "", "", 2)
    assert Registration.objects.filter(name="Bleibt").exists()
    assert not Answer.objects.exists()
    assert not OutgoingMail.objects.exclude(letter={}).exists()
    assert Activity.objects.filter(verb="events.registration.forgotten").count() == 1


def test_who_still_comes_has_to_cancel_first(event, admission, nobody):
    registration = Registration.objects.create(
        admission=admission, state="firm", name=MARK, line=1, code="AAAAAA"
    )
    with pytest.raises(ValidationError, match="melden Sie zuerst ab"):
        forgetting.forget_registration(registration, by=nobody)
    Registration.objects.update(state="cancelled")
    forgetting.forget_registration(registration, by=nobody)
    assert Registration.objects.get().name == ""


def test_who_asks_for_it_is_forgotten_everywhere_and_the_next_in_line_moves_up(
    media, event, admission, nobody
):
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    mine = register(
        admission,
        by=nobody,
        language="de",
        size=5,
        name=f"Ada {MARK}",
        email=ADDRESS,
        answers={question: f"{MARK} isst alles"},
    )
    next_one = register(admission, by=nobody, language="de", email="bo@example.org", size=5)
    assert {"events_registration.email", "events_answer.text", "accounts_outgoingmail.letter"} <= (
        set(found_anywhere())
    )
    letters = OutgoingMail.objects.count()
    forgetting.forget_on_request(mine, by=nobody)
    assert found_anywhere() == found_anywhere("marker.example") == []
    next_one.refresh_from_db()
    mine.refresh_from_db()
    assert (mine.state, mine.size, next_one.state) == ("cancelled", 5, "offered")
    assert OutgoingMail.objects.count() == letters + 1, "the offer, and no letter to the forgotten"


def test_after_the_event_who_came_is_forgotten_and_still_counted(scene, over, nobody):
    before = numbers(over)
    forgetting.forget_on_request(scene, by=nobody)
    scene.refresh_from_db()
    assert (scene.name, scene.email, scene.state) == ("", "", "firm")
    assert numbers(over) == before


def test_while_the_event_is_on_the_door_keeps_the_name(event, admission, nobody):
    mine = register(admission, by=nobody, language="de", name=MARK)
    with clock.at(event.starts), pytest.raises(ValidationError, match="schon begonnen"):
        forgetting.forget_on_request(mine, by=nobody)
    mine.refresh_from_db()
    assert (mine.name, mine.state) == (MARK, "firm")


def test_an_event_to_come_is_left_alone(event, admission):
    Registration.objects.create(admission=admission, name=MARK, state="firm", line=1, code="A")
    forgetting.forget_what_is_due()
    assert Registration.objects.get().name == MARK


def test_an_idea_has_no_day_of_forgetting(formats):
    idea = Event.objects.create(title={"de": "Fest"}, format=formats["festival"])
    assert forgetting.forgotten_on(idea) is None
    assert forgetting.lists_forgotten_on(idea) is None


def test_the_nightly_task_visits_every_partnership(partnership):
    other = Partnership.objects.create(slug="nebenan", name="Nebenan", host="nebenan.example")
    for place in (partnership, other):
        with inside(place):
            starts = datetime.fromisoformat("2026-06-03T10:00+02:00")
            event = Event.objects.create(
                title={"de": "Fest"}, format=lay_out_formats()[0], starts=starts, ends=starts
            )
            Attendance.objects.create(event=event, kind="walk_in", day=starts, name=MARK)
    with clock.at(date(2026, 10, 1)):
        forget_participants(0)
    for place in (partnership, other):
        with inside(place):
            assert not Attendance.objects.filter(event__in=Event.objects.all(), name=MARK).exists()
