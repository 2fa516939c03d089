import pytest
from django.urls import reverse

from wirkkreis.diary import writing
from wirkkreis.diary.models import Kind
from wirkkreis.diary.tests.conftest import TODAY

HTMX = {"HX-Request": "true"}


def form_of(kind):
    return reverse("diary-kind", args=[kind.pk])


@pytest.fixture
def page(client, account, anna):
    """The browser of the coordinator."""
    client.force_login(account)
    return client


def test_the_list_says_what_the_public_sees_and_how_often_each_was_used(page, anna, kinds):
    writing.write(by=anna, kind=kinds["visit"], day=TODAY)
    shown = page.get(reverse("diary-kinds")).text
    assert shown.count("nur als Summe") == 2
    assert 'data-label="Einträge">1</td>' in shown


def test_the_diary_and_the_settings_lead_to_the_list(page):
    address = reverse("diary-kinds")
    for name in ("diary", "members"):
        assert f'href="{address}"' in page.get(reverse(name)).text, name


def test_a_new_kind_is_offered_in_the_diary(page, kinds):
    sent = {"name": "Stadtrundgang", "name-en": "City walk", "confidential": "on"}
    assert page.post(reverse("diary-kind-add"), sent).url == reverse("diary-kinds")
    assert "Stadtrundgang" in page.get(reverse("diary-write")).text
    assert "City walk" in page.get("/en" + reverse("diary-write")).text
    assert Kind.objects.get(code="stadtrundgang").confidential


def test_a_name_that_is_taken_stays_in_the_form(page, kinds):
    answer = page.post(reverse("diary-kind-add"), {"name": "beratung ", "name-en": "Counsel"})
    assert answer.status_code == 422
    assert "Diese Art gibt es schon." in answer.text
    assert 'value="Counsel"' in answer.text


def test_a_kind_without_a_name_is_not_saved(page, kinds):
    before = Kind.objects.count()
    assert page.post(reverse("diary-kind-add"), {"name": " "}).status_code == 422
    assert Kind.objects.count() == before


def test_a_retired_kind_keeps_its_entries_and_is_not_offered(page, anna, kinds):
    entry = writing.write(by=anna, kind=kinds["visit"], day=TODAY)
    sent = {"name": "Besuch vor Ort", "confidential": "on"}
    page.post(form_of(kinds["visit"]), sent)
    assert "Besuch vor Ort" not in page.get(reverse("diary-write")).text
    assert "Besuch vor Ort" in page.get(entry.get_absolute_url()).text
    assert "nicht mehr im Angebot" in page.get(reverse("diary-kinds")).text


def test_the_last_kind_cannot_be_retired(page, kinds):
    Kind.objects.exclude(code="visit").update(is_active=False)
    answer = page.post(form_of(kinds["visit"]), {"name": "Besuch"})
    assert answer.status_code == 422
    assert "im Angebot bleiben" in answer.text
    assert Kind.objects.get(code="visit").is_active


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_kind_moves_up(page, kinds, headers):
    url = reverse("diary-kind-move", args=[kinds["meeting"].pk])
    answer = page.post(url, {"up": "1"}, headers=headers)
    assert (answer.status_code, answer.url) == (303, reverse("diary-kinds"))
    assert Kind.objects.earliest("position").code == "meeting"
    part = page.get(answer.url, headers=headers).text
    assert ("<html" in part) == (not headers)


def test_only_an_unused_kind_offers_to_be_removed(page, anna, kinds):
    writing.write(by=anna, kind=kinds["visit"], day=TODAY)
    for code, wanted in (("visit", False), ("training", True)):
        removal = reverse("diary-kind-remove", args=[kinds[code].pk])
        assert (removal in page.get(form_of(kinds[code])).text) == wanted


def test_removing_asks_first_and_refuses_what_was_used(page, anna, kinds):
    writing.write(by=anna, kind=kinds["visit"], day=TODAY)
    used = reverse("diary-kind-remove", args=[kinds["visit"].pk])
    unused = reverse("diary-kind-remove", args=[kinds["training"].pk])
    assert "noch nie benutzt" in page.get(unused).text
    assert Kind.objects.filter(code="training").exists()
    refused = page.post(used)
    assert (refused.status_code, "gibt es Einträge" in refused.text) == (422, True)
    assert page.post(unused).url == reverse("diary-kinds")
    assert set(Kind.objects.filter(code__in=("visit", "training"))) == {kinds["visit"]}
