"""A year is closed on a page that shows its doubts, and keeps its numbers beside today's."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from wirkkreis.accounts.models import Role
from wirkkreis.diary.models import Entry
from wirkkreis.diary.writing import remove
from wirkkreis.flow.engine import take
from wirkkreis.goals.closing import close_year, reopen_year
from wirkkreis.goals.models import Closing
from wirkkreis.goals.tests.conftest import YEAR
from wirkkreis.tenancy import clock


@pytest.fixture(autouse=True)
def _next_year():
    with clock.at(date(YEAR + 1, 1, 15)):
        yield


@pytest.fixture
def url(plan):
    return reverse("plan-year", args=[plan.pk, YEAR])


@pytest.fixture
def closing(plan, measured, entry, coordinator):
    measured()
    entry(2, 1)
    entry(5, 1)
    return close_year(plan, YEAR, by=coordinator)


def test_before_closing_every_number_shows_with_its_doubts(office, url, measured, entry):
    measured()
    entry(2, 1)
    page = office.get(url).content.decode()
    for words in ("1 Sitzungen", "verfehlt", "1 Eintrag ohne Gemeinde", f"Jahr {YEAR} abschließen"):
        assert words in page


def test_closing_freezes_and_shows_it(office, url, measured, entry):
    measured()
    entry(2, 1)
    page = office.post(url, follow=True).content.decode()
    assert f"Das Jahr {YEAR} ist abgeschlossen." in page
    frozen = Closing.objects.get(year=YEAR).values.get()
    assert frozen.digest[:12] in page
    assert frozen.state == "missed"


def test_closing_twice_is_refused_in_words(office, url, closing):
    answer = office.post(url)
    assert answer.status_code == 422
    assert f"Das Jahr {YEAR} ist schon abgeschlossen." in answer.content.decode()


def test_a_year_that_still_runs_has_no_button(office, url, measured):
    measured()
    with clock.at(date(YEAR, 6, 1)):
        page = office.get(url).content.decode()
    assert "Dieses Jahr läuft noch" in page
    assert f"Jahr {YEAR} abschließen" not in page


def test_a_later_change_shows_as_a_difference(office, url, closing, coordinator):
    counted = Entry.objects.get(pk=closing.values.get().rows[0][0])
    remove(counted, by=coordinator, reason="doppelt")
    page = office.get(url).content.decode()
    assert "Heute nachgerechnet weicht eine Zahl ab." in page
    assert "-1" in page


def test_the_auditor_reads_but_does_not_close(browser, url, measured):
    measured()
    auditor = browser(Role.AUDITOR)
    page = auditor.get(url).content.decode()
    assert "Jahre schließen die Koordinierungsstelle und das federführende Amt ab." in page
    assert auditor.post(url).status_code == 403


def test_only_the_lead_office_opens_a_year_again(office, browser, url, closing):
    reopen = reverse("year-reopen", args=[closing.pk])
    assert "öffnet nur das federführende Amt wieder" in office.get(url).content.decode()
    assert office.post(reopen, {"reason": "x"}).status_code == 403
    lead = browser(Role.LEAD_OFFICE)
    assert lead.post(reopen, {"reason": ""}).status_code == 422
    assert lead.post(reopen, {"reason": "Eine Sitzung fehlte"}).status_code == 303
    assert "Eine Sitzung fehlte" in office.get(url).content.decode()


def test_the_reason_is_public_once_the_plan_is(browser, plan, closing, cast):
    lead = browser(Role.LEAD_OFFICE)
    lead.post(reverse("year-reopen", args=[closing.pk]), {"reason": "Eine Sitzung fehlte"})
    take(plan, "consult", by=cast[Role.LEAD_OFFICE])
    page = browser(None).get(reverse("plan-history", args=[plan.pk])).content.decode()
    assert "hat das Jahr wieder geöffnet" in page
    assert "Eine Sitzung fehlte" in page
    assert "Holger Siebert" not in page


def test_a_frozen_year_goes_home_as_data_and_as_a_table(office, closing):
    data = json.loads(office.get(reverse("year-json", args=[closing.pk])).content)
    (value,) = data["values"]
    frozen = closing.values.get()
    assert (value["value"], value["sha256"]) == ("2.00", frozen.digest)
    assert (value["rows"], value["definition"]) == (frozen.rows, frozen.definition)
    sheet = office.get(reverse("year-sheet", args=[closing.pk])).content.decode("utf-8-sig")
    head, row = csv.reader(StringIO(sheet), delimiter=";")
    assert row[head.index("Prüfsumme (SHA-256)")] == frozen.digest


def test_there_is_no_year_outside_the_plan(office, plan):
    assert office.get(reverse("plan-year", args=[plan.pk, YEAR + 1])).status_code == 404


def test_a_year_without_numbers_says_so(office, url, goal):
    assert "Keine Zahl in diesem Jahr" in office.get(url).content.decode()


def test_many_open_numbers_take_as_many_queries_as_one(office, url, measured, entry, queries_of):
    measured()
    entry(2, 1)
    few = queries_of(office, url)
    for _ in range(9):
        measured()
    assert queries_of(office, url) == few


def test_many_frozen_numbers_take_as_many_queries_as_one(
    office, plan, url, closing, measured, coordinator, cast, queries_of
):
    few = queries_of(office, url)
    for month in range(1, 10):
        measured(due=date(YEAR, month, 28))
    reopen_year(closing, by=cast[Role.LEAD_OFFICE], reason="mehr Zahlen")
    close_year(plan, YEAR, by=coordinator)
    assert queries_of(office, url) == few
