"""Rules change as new versions and never touch what came before."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from wirkkreis.accounts.models import Role
from wirkkreis.activity.models import Activity
from wirkkreis.administration.ruling import change_rules
from wirkkreis.tenancy.models import RuleSet, rules_for
from wirkkreis.testing.pictures import TAKEN_AT, picture

YEAR = 2031


@pytest.fixture
def lead_office(cast):
    return cast[Role.LEAD_OFFICE]


def test_a_change_is_a_new_version_with_its_reason(lead_office):
    first = change_rules(YEAR, by=lead_office, values={"smallest_count": 7}, reason="Beschluss")
    second = change_rules(YEAR, by=lead_office, values={"smallest_count": 6}, reason="Korrektur")
    assert [row.version for row in (first, second) if row] == [1, 2]
    assert rules_for(YEAR).smallest_count == 6
    assert Activity.objects.filter(verb="administration.rules.changed").count() == 2


def test_a_year_without_rules_keeps_those_of_the_last_one(lead_office):
    change_rules(YEAR, by=lead_office, values={"committee": "Runder Tisch"}, reason="neu")
    assert rules_for(YEAR + 3).committee == "Runder Tisch"


def test_an_earlier_year_does_not_change(lead_office):
    change_rules(YEAR, by=lead_office, values={"committee": "Runder Tisch"}, reason="neu")
    assert rules_for(2017).committee == "Begleitausschuss"


@pytest.mark.parametrize("attempt", ["update", "delete"])
def test_the_database_keeps_every_version(lead_office, attempt):
    change_rules(YEAR, by=lead_office, values={"smallest_count": 7}, reason="Beschluss")
    with pytest.raises(IntegrityError), transaction.atomic():
        if attempt == "update":
            RuleSet.objects.update(year=1)
        else:
            RuleSet.objects.all().delete()


@pytest.mark.parametrize(
    "values",
    [
        {"smallest_count": 0},
        {"smallest_count": "viele"},
        {"age_bands": []},
        {"committee": " "},
        {"unknown_rule": 1},
    ],
)
def test_what_a_rule_does_not_take_is_refused_at_the_rule(lead_office, values):
    with pytest.raises(ValidationError) as refused:
        change_rules(YEAR, by=lead_office, values=values, reason="weil")
    assert set(refused.value.message_dict) == set(values)


def test_nothing_different_is_no_version(lead_office):
    same = rules_for(YEAR).as_values()
    assert change_rules(YEAR, by=lead_office, values=same, reason="") is None


def test_only_the_lead_office_changes_rules(cast):
    with pytest.raises(PermissionDenied):
        change_rules(YEAR, by=cast[Role.COORDINATOR], values={"smallest_count": 9}, reason="x")


@pytest.fixture
def page(lead_office):
    client = Client(headers={"host": "localhost"})
    client.force_login(lead_office.account)
    return client


def test_the_form_saves_and_complains_at_the_field(page):
    form = page.get(f"/verwaltung/regeln/{YEAR - 1}/").context["form"]
    data = {
        name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()
    }
    wrong = page.post(f"/verwaltung/regeln/{YEAR - 1}/", data | {"smallest_count": "0"})
    assert wrong.status_code == 422
    assert "smallest_count" in wrong.context["form"].errors
    right = page.post(
        f"/verwaltung/regeln/{YEAR - 1}/", data | {"smallest_count": "9", "reason": "Beschluss"}
    )
    assert right.status_code == 303
    assert rules_for(YEAR - 1).smallest_count == 9
    assert rules_for(YEAR - 1).age_bands == rules_for(2025).age_bands


def test_the_partnership_changes_its_colour(page, mansfeld):
    data = {"name": "Neu", "region": "MSH", "colour": "#123456", "publisher": "Amt"}
    assert page.post("/verwaltung/partnerschaft/", data).status_code == 303
    mansfeld.refresh_from_db()
    assert (mansfeld.name, mansfeld.colour) == ("Neu", "#123456")
    assert page.post("/verwaltung/partnerschaft/", data | {"colour": "blau"}).status_code == 422


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (picture("PNG"), 303),
        (picture("WEBP"), 303),
        (b"\x89PNG\r\n\x1a\n0000", 422),
        (b"<svg onload=alert(1)>", 422),
        (b"x" * 500_001, 422),
    ],
)
def test_a_logo_is_an_image_by_its_bytes(page, mansfeld, settings, tmp_path, content, status):
    settings.MEDIA_ROOT = tmp_path
    data = {"name": "Neu", "region": "MSH", "colour": "#123456"}
    upload = SimpleUploadedFile("logo.png", content)
    assert page.post("/verwaltung/partnerschaft/", data | {"logo": upload}).status_code == status
    mansfeld.refresh_from_db()
    served = page.get("/logo/")
    assert served.status_code == (200 if status == 303 else 404)
    if served.streaming:
        assert TAKEN_AT.encode() not in b"".join(served.streaming_content)
