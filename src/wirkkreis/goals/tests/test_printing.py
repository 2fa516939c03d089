"""The plan with its state as a document."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from wirkkreis.accounts.models import Role
from wirkkreis.goals.models import Plan
from wirkkreis.ui.documents import making
from wirkkreis.ui.documents.keeping import Press


@pytest.fixture
def printed(browser, mansfeld):
    """The document of a plan as somebody gets it: `printed(plan, role, prefix="/ar")`."""

    def get(plan, role=None, *, prefix=""):
        answer = browser(role).get(f"{prefix}/ziele/plan/{plan.pk}/pdf/")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        return PdfReader(BytesIO(answer.content))

    return get


def shown(document):
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def test_the_document_holds_goals_numbers_and_states(printed):
    plan = Plan.objects.get(state="closed")
    text = shown(printed(plan))
    assert "Zielplan 2017" in text
    assert text.count("Handlungsziel") == 9
    assert "Sitzungen des Begleitausschusses" in text
    assert "4 von 3 Sitzungen" in text
    assert "festgeschrieben" in text
    assert "GeoBasis-DE / BKG" in text


def test_the_document_speaks_the_language_of_the_page(printed):
    plan = Plan.objects.in_force().get()
    document = printed(plan, prefix="/en")
    assert document.trailer["/Root"]["/Lang"] == "en"
    assert "Our goals for living together" in shown(document)
    arabic = printed(plan, prefix="/ar")
    assert arabic.trailer["/Root"]["/Lang"] == "ar"
    assert arabic.metadata.title.startswith("أهدافنا")


def test_what_coordinators_type_stays_text(printed, measured, goal, plan, entry):
    plan.title = "#panic() $y$ @ref"
    plan.introduction = '#import "x": * 😀'
    plan.save()
    measured(name="= Zahl *fett* _x_")
    entry(3, 14)
    text = shown(printed(plan, Role.COORDINATOR))
    assert "#panic() $y$ @ref" in text
    assert '#import "x": *' in text
    assert "= Zahl *fett* _x_" in text


def test_a_draft_is_no_document_for_everybody(browser, plan):
    assert browser(None).get(f"/ziele/plan/{plan.pk}/pdf/").status_code == 404


def test_the_overview_offers_the_document_of_the_day_it_shows(browser, mansfeld):
    plan = Plan.objects.get(state="closed")
    page = browser(None).get(plan.get_absolute_url()).content.decode()
    assert f"/ziele/plan/{plan.pk}/pdf/?stand=2017-12-31" in page


def test_strangers_get_a_plan_that_was_made_once(browser, mansfeld, monkeypatch):
    monkeypatch.setattr(making, "PRESS", Press(most_a_minute=1))
    url = f"/ziele/plan/{Plan.objects.in_force().get().pk}/pdf/"
    assert browser(None).get(url).content == browser(Role.YOUTH).get(f"{url}?x=1").content


def test_a_crowd_that_asks_for_ever_other_days_has_to_wait(browser, mansfeld, monkeypatch):
    monkeypatch.setattr(making, "PRESS", Press(most_a_minute=1))
    plan = Plan.objects.get(state="closed")
    url = f"/ziele/plan/{plan.pk}/pdf/"
    assert browser(None).get(url).status_code == 200
    response = browser(None).get(f"/en{url}")
    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert browser(Role.COORDINATOR).get(f"/en{url}").status_code == 200


@pytest.mark.parametrize("language", ["/en", "/ar", "/de-simple"])
def test_a_plan_in_one_language_prints_in_every_other(printed, measured, plan, entry, language):
    measured(unit="Sitzungen")
    entry(3, 14)
    document = printed(plan, Role.COORDINATOR, prefix=language)
    assert document.metadata.title == "Probe"
    assert "Sitzungen" in shown(document)
