"""A page, a part, or the way onward."""

import pytest
from django.test import RequestFactory

from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.sample import SampleForm

PAGE, PART = "ui/living.html", "form"


def asked(**headers):
    return RequestFactory().get("/ui/", headers=headers)


def answered(request):
    return answer(request, PAGE, PART, {"form": SampleForm(), "request": request}, INVALID)


@pytest.fixture(autouse=True)
def _alone(ui_alone):
    pass


def test_htmx_gets_the_part_alone():
    response = answered(asked(**{"HX-Request": "true"}))
    assert response.status_code == INVALID
    assert response.content.lstrip().startswith(b"<form")
    assert b"<html" not in response.content


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HX-Request": "true", "HX-Boosted": "true"},
        {"HX-Request": "true", "HX-History-Restore-Request": "true"},
    ],
)
def test_everybody_else_gets_the_page(headers):
    request = RequestFactory().get("/ui/", headers=headers)
    response = answer(request, "404.html", "form")
    assert b"<html" in response.content
    assert "HX-Request" in response["Vary"]


def test_a_success_leads_on_with_and_without_scripts():
    plain = done(asked(), "/weiter/")
    assert (plain.status_code, plain["Location"]) == (303, "/weiter/")
    htmx = done(asked(**{"HX-Request": "true"}), "/weiter/")
    assert (htmx.status_code, htmx["HX-Redirect"]) == (204, "/weiter/")


def test_htmx_may_stay_in_place():
    response = done(asked(**{"HX-Request": "true"}), "/weiter/", in_place=True)
    assert (response.status_code, response["Location"]) == (303, "/weiter/")
