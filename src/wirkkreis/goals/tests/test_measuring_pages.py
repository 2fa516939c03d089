"""Values measured by hand: entered, corrected, proved by a file."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wirkkreis.accounts.models import Role
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.indicating import observe
from wirkkreis.goals.models import Calculation, Observation
from wirkkreis.goals.tests.conftest import YEAR
from wirkkreis.tenancy import clock
from wirkkreis.testing.pictures import TAKEN_AT, picture


@pytest.fixture(autouse=True)
def _in_december(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.at(date(YEAR, 12, 1)):
        yield


@pytest.fixture
def indicator(measured):
    return measured(source=OBSERVED, calculation=Calculation.LATEST, unit="Prozent")


@pytest.fixture
def url(indicator):
    return reverse("observation-add", args=[indicator.pk])


def sent(**given):
    return {"value": "12,5", "day": f"{YEAR}-11-30", "method": "Umfrage"} | given


def test_a_value_is_entered_with_a_comma_and_counts(office, url, indicator):
    assert office.post(url, sent()).status_code == 303
    assert indicator.observations.get().value == Decimal("12.5")


def test_a_day_in_the_future_is_said_at_the_field(office, url, indicator):
    answer = office.post(url, sent(day=f"{YEAR}-12-02"))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["day"]
    assert "12,5" in answer.content.decode()


def test_a_correction_keeps_the_old_value_readable(office, url, indicator, coordinator):
    old = observe(indicator, by=coordinator, value=Decimal(9), day=date(YEAR, 3, 1), method="x")
    correcting = f"{url}?berichtigt={old.pk}"
    assert "mit dem Wert 9" in office.get(correcting).content.decode()
    office.post(correcting, sent())
    assert indicator.observations.standing().get().corrects == old
    assert "berichtigt" in office.get(url).content.decode()
    assert office.post(correcting, sent()).status_code == 422


def test_only_measurements_of_this_number_can_be_corrected(office, url, measured, coordinator):
    other = measured(source=OBSERVED, calculation=Calculation.LATEST)
    strange = observe(other, by=coordinator, value=Decimal(1), day=date(YEAR, 3, 1), method="x")
    assert office.get(f"{url}?berichtigt={strange.pk}").status_code == 404


def test_the_evidence_is_handed_to_staff_and_auditors_only(office, browser, url, indicator):
    file = SimpleUploadedFile("umfrage.pdf", b"%PDF-1.7")
    assert office.post(url, sent(evidence_file=file)).status_code == 303
    evidence = reverse("observation", args=[indicator.observations.get().pk])
    answer = browser(Role.AUDITOR).get(evidence)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["Content-Disposition"].startswith("attachment")
    assert browser(Role.COMMITTEE).get(evidence).status_code == 403
    assert browser(None).get(evidence).status_code == 302


def test_a_picture_whatever_its_name_says_leaves_its_traces_outside(office, url, indicator):
    file = SimpleUploadedFile("liste.pdf", picture())
    assert office.post(url, sent(evidence_file=file)).status_code == 303
    with indicator.observations.get().evidence_file.open() as kept:
        assert TAKEN_AT.encode() not in kept.read()


def test_a_file_of_a_strange_kind_or_size_is_refused_at_the_field(office, url, indicator):
    for file in (
        SimpleUploadedFile("seite.html", b"<script>"),
        SimpleUploadedFile("viel.pdf", b"0" * (10 * 1024 * 1024 + 1)),
    ):
        answer = office.post(url, sent(evidence_file=file))
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["evidence_file"]
        assert "Bitte wählen Sie die Datei noch einmal aus" in answer.content.decode()
    assert not Observation.objects.filter(indicator=indicator).exists()


def test_there_is_no_file_where_none_was_sent(office, url, indicator):
    office.post(url, sent())
    evidence = reverse("observation", args=[indicator.observations.get().pk])
    assert office.get(evidence).status_code == 404


def test_a_number_that_counts_by_itself_is_not_measured(office, measured):
    counted = reverse("observation-add", args=[measured().pk])
    assert "Diese Zahl zählt von selbst" in office.get(counted).content.decode()
    assert office.post(counted, sent()).status_code == 422


def test_many_measurements_take_as_many_queries_as_one(
    office, url, indicator, coordinator, queries_of
):
    def measure(day):
        observe(indicator, by=coordinator, value=Decimal(1), day=date(YEAR, 3, day), method="x")

    measure(1)
    few = queries_of(office, url)
    for day in range(2, 20):
        measure(day)
    assert queries_of(office, url) == few
