"""The pages of reading a plan in, reviewing and taking it over; plain and with htmx."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.activity.models import Activity
from wirkkreis.goals.models import Plan, PlanDraft
from wirkkreis.goals.reading import read
from wirkkreis.goals.reviewing.document import opened, stored, unplaced
from wirkkreis.goals.reviewing.tests.test_moves import PLAN
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}


@pytest.fixture
def place():
    found, _ = Partnership.objects.get_or_create(
        host="localhost",
        defaults={"slug": "hier", "name": "Hier", "region": "Hier", "is_example": True},
    )
    return found


def person(place, role, email):
    account = Account.objects.create_user(email)
    with inside(place):
        Membership.objects.create(account=account, role=role, starts=date(2020, 1, 1))
    return account


@pytest.fixture
def browser(place):
    """A browser in which the coordinator is signed in."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(person(place, Role.COORDINATOR, "rv-anna@example.org"))
    return client


def draft_of(place, text=PLAN):
    with inside(place):
        return PlanDraft.objects.create(
            title="Zielplan 2026",
            lines=text.split("\n"),
            reading=stored(opened(read(text).as_json())),
        )


@pytest.fixture
def draft(place):
    return draft_of(place)


def now(draft):
    """The review as it is kept now."""
    with inside(draft.partnership_id):
        fresh = PlanDraft.objects.get(pk=draft.pk)
        review = opened(fresh.reading)
        assert unplaced(review, fresh.lines) == []
        return review


def press(browser, draft, name, number, headers=None, /, **data):
    args = [draft.pk] if number is None else [draft.pk, number]
    data = {"version": now(draft).version, **data}
    return browser.post(reverse(name, args=args), data, headers=headers or {})


def goal_of(draft, start):
    return next(goal for goal in now(draft).goals if goal.text.startswith(start))


def test_a_pasted_plan_becomes_a_draft_under_review(browser, place):
    answer = browser.post(reverse("plan-read"), {"text": PLAN})
    assert answer.status_code == 303
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "Wir halten zusammen." in page
    assert "Zeile 9" in page
    with inside(place):
        assert Activity.objects.filter(verb="goals.draft.read").exists()


def test_an_uploaded_text_is_read(browser):
    file = SimpleUploadedFile("zielplan-2026.md", PLAN.encode())
    assert browser.post(reverse("plan-read"), {"file": file}).status_code == 303


def test_a_stray_null_character_in_a_file_does_no_harm(browser):
    file = SimpleUploadedFile("plan.txt", PLAN.replace("Hass.", "Hass\x00.").encode())
    assert browser.post(reverse("plan-read"), {"file": file}).status_code == 303


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"text": "  \n "}, "Bitte wählen Sie eine Datei"),
        ({"file": SimpleUploadedFile("x.bin", bytes(range(256)) * 40)}, "keinen lesbaren Text"),
        ({"file": SimpleUploadedFile("x.txt", b"a" * 10_000_001)}, "größer als 10 MB"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field(browser, data, message):
    answer = browser.post(reverse("plan-read"), data)
    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_a_refused_file_leaves_the_pasted_text(browser):
    file = SimpleUploadedFile("x.bin", bytes(range(256)) * 40)
    page = browser.post(reverse("plan-read"), {"file": file, "text": "Mein Text"})
    assert "Mein Text" in page.content.decode()


def test_a_text_without_goals_is_kept_with_a_hint(browser, place):
    answer = browser.post(reverse("plan-read"), {"text": "Nur ein Brief.\nMit zwei Zeilen."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "noch keine Ziele gefunden" in page
    assert "Nur ein Brief.\nMit zwei Zeilen." in page


def test_drafts_are_listed_and_deleted_after_a_question(browser, draft):
    assert "Zielplan 2026" in browser.get(reverse("plan-read")).content.decode()
    url = reverse("plan-draft-delete", args=[draft.pk])
    assert "wirklich löschen" in browser.get(url).content.decode()
    assert browser.post(url).status_code == 303
    assert browser.get(reverse("plan-review", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_suggestion_is_accepted(browser, draft, headers):
    (found,) = goal_of(draft, "Mindestens").suggestions
    answer = press(browser, draft, "plan-review-suggestion", found.id, headers, do="accept")
    assert answer.status_code == 303
    assert next(now(draft).suggestions).decision == "accepted"
    page = browser.get(answer.headers["Location"], headers=headers).content.decode()
    assert "1 von 3 Vorschlägen entschieden" in page
    assert ("<html" in page) is not bool(headers)


def test_a_suggestion_is_changed_and_accepted(browser, draft):
    (found,) = goal_of(draft, "Mindestens").suggestions
    page = browser.get(reverse("plan-review", args=[draft.pk]) + f"?aendern={found.id}")
    assert "Ändern und annehmen" in page.content.decode()
    values = {"name": "Treffen", "kind": "count", "target": "4", "unit": "Treffen"}
    values |= {"period": "year", "source": "goals.observed", "starts": "", "due": "2026-12-31"}
    press(browser, draft, "plan-review-suggestion", found.id, do="change", **values)
    changed = next(s for s in now(draft).suggestions if s.id == found.id)
    assert (changed.target, changed.due, changed.decision) == (4.0, "2026-12-31", "accepted")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_wrong_change_keeps_what_was_typed(browser, draft, headers):
    (found,) = goal_of(draft, "Mindestens").suggestions
    values = {"name": "Getippt", "kind": "count", "period": "year", "source": "goals.observed"}
    values |= {"starts": "2026-05-01", "due": "2026-04-01"}
    answer = press(
        browser, draft, "plan-review-suggestion", found.id, headers, do="change", **values
    )
    assert answer.status_code == 422
    assert "Getippt" in answer.content.decode()
    assert now(draft).version == 0


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_stale_form_is_refused_and_shows_the_new_state(browser, draft, headers):
    goal = goal_of(draft, "Wir halten")
    press(browser, draft, "plan-review-all", None, do="renumber_plain")
    fields = {"level": "guiding", "number": "1", "parent": "", "text": "Getippter Text"}
    answer = press(browser, draft, "plan-review-goal", goal.id, headers, version=0, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "inzwischen an anderer Stelle geändert" in page
    assert "Getippter Text" in page
    assert goal_of(draft, "Wir halten")


def test_an_impossible_step_says_why(browser, draft):
    goal = goal_of(draft, "Wir halten")
    answer = press(browser, draft, "plan-review-goal", goal.id, do="up")
    assert answer.status_code == 422
    assert "nicht verschieben" in answer.content.decode()


def test_a_button_of_a_goal_keeps_what_was_typed_beside_it(browser, draft):
    goal = goal_of(draft, "Mindestens")
    fields = {"level": "action", "number": "7", "parent": goal.parent, "text": "Neuer Wortlaut"}
    press(browser, draft, "plan-review-goal", goal.id, do="down", **fields)
    assert goal_of(draft, "Neuer Wortlaut").number == "7"
    assert now(draft).steps[-1]["what"] == "down"


def test_the_last_step_can_be_taken_back(browser, draft):
    before = now(draft)
    goal = goal_of(draft, "Mindestens")
    press(browser, draft, "plan-review-goal", goal.id, do="drop")
    page = browser.get(reverse("plan-review", args=[draft.pk])).content.decode()
    assert "Zurücknehmen: Ziel zu den Notizen gelegt" in page
    press(browser, draft, "plan-review-all", None, do="undo")
    assert (now(draft).goals, now(draft).notes) == (before.goals, before.notes)


def test_a_goal_whose_text_was_emptied_can_be_dropped(browser, draft):
    goal = goal_of(draft, "Mindestens")
    fields = {"level": "action", "number": "1", "parent": goal.parent, "text": " "}
    answer = press(browser, draft, "plan-review-goal", goal.id, do="drop", **fields)
    assert answer.status_code == 303
    assert goal.id not in [kept.id for kept in now(draft).goals]


def test_the_page_says_what_is_still_to_be_checked(browser, draft):
    address = reverse("plan-review", args=[draft.pk])
    page = browser.get(address).content.decode()
    assert "Das ist noch zu prüfen" in page
    assert "Ein Vorschlag steht bei keinem Ziel." in page
    for found in now(draft).suggestions:
        press(browser, draft, "plan-review-suggestion", found.id, do="reject")
    press(browser, draft, "plan-review-all", None, do="confirm_all")
    assert "Alles ist geprüft." in browser.get(address).content.decode()


def test_a_note_becomes_a_goal(browser, draft):
    press(browser, draft, "plan-review-note", 20, do="raise", level="action")
    assert goal_of(draft, "Ein Schlusswort").parent_assumed
    press(browser, draft, "plan-review-goal", goal_of(draft, "Ein Schluss").id, do="confirm")
    assert goal_of(draft, "Ein Schlusswort").parent_assumed is False


def test_steps_are_posts(browser, draft):
    answer = browser.get(reverse("plan-review-all", args=[draft.pk]))
    assert answer.headers["Location"] == reverse("plan-review", args=[draft.pk])


def test_a_reviewed_draft_is_taken_over(browser, draft, place):
    press(browser, draft, "plan-review-all", None, do="accept_all")
    url = reverse("plan-take-over", args=[draft.pk])
    page = browser.get(url).content.decode()
    assert "Ein Vorschlag ist noch offen" in page
    data = {"title": "Unser Plan", "starts": "2026-01-01", "ends": "2026-12-31"}
    answer = browser.post(url, data)
    assert answer.status_code == 303
    with inside(place):
        plan = Plan.objects.get(drafts=draft)
        assert answer.headers["Location"] == reverse("plan-edit", args=[plan.pk])
    assert "schon als Plan übernommen" in browser.get(url).content.decode()
    refused = press(browser, draft, "plan-review-all", None, do="renumber_plain")
    assert "schon als Plan übernommen" in refused.content.decode()


def test_a_wrong_span_is_said_at_the_field(browser, draft, place):
    data = {"title": "Unser Plan", "starts": "2026-12-31", "ends": "2026-01-01"}
    answer = browser.post(reverse("plan-take-over", args=[draft.pk]), data)
    assert answer.status_code == 422
    assert "Das Ende liegt vor dem Beginn." in answer.content.decode()


@pytest.mark.parametrize("role", [Role.COMMITTEE, Role.YOUTH, Role.AUDITOR])
def test_others_do_not_review(place, draft, role):
    client = Client(HTTP_HOST="localhost")
    client.force_login(person(place, role, "rv-other@example.org"))
    assert client.get(reverse("plan-review", args=[draft.pk])).status_code == 403
    assert client.post(reverse("plan-read"), {"text": PLAN}).status_code == 403


def test_strangers_are_sent_to_sign_in(place, draft):
    answer = Client(HTTP_HOST="localhost").get(reverse("plan-review", args=[draft.pk]))
    assert answer.status_code == 302


def test_a_draft_of_the_neighbour_does_not_exist(browser):
    ahrfeld = Partnership.objects.create(slug="rv-n", name="N", region="N", prefix="rv-n")
    theirs = draft_of(ahrfeld)
    for name in ("plan-review", "plan-review-all", "plan-draft-delete", "plan-take-over"):
        assert browser.post(reverse(name, args=[theirs.pk])).status_code == 404
    for name in ("plan-review-goal", "plan-review-note", "plan-review-suggestion"):
        assert browser.post(reverse(name, args=[theirs.pk, 1])).status_code == 404


def test_queries_do_not_grow_with_the_plan(browser, place, draft):
    long = draft_of(
        place,
        "\n".join(f"Handlungsziel {n}\nMindestens {n} Feste im Jahr.\n" for n in range(1, 1700)),
    )
    seen = []
    for shown in (draft, long):
        with CaptureQueriesContext(connection) as counted:
            answer = browser.get(reverse("plan-review", args=[shown.pk]))
        seen.append(len(counted))
        assert len(answer.content) < 600_000
    assert seen[0] == seen[1]


def test_the_menu_marks_it_as_work_on_plans(browser, place):
    frame = browser.get(reverse("plan-read")).context["house"]
    assert [link.label for link in frame.menu if link.current] == ["Pläne"]
