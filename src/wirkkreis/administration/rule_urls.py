"""The addresses of rules and settings."""

from wirkkreis.access.urls import page
from wirkkreis.administration.pages import rules

CHANGE = "administration.rules.change"

urlpatterns = [
    page("verwaltung/regeln/", rules.years, right="administration.rules.read", name="rules"),
    page("verwaltung/regeln/<int:year>/", rules.year, right=CHANGE, name="rules-year"),
    page("verwaltung/partnerschaft/", rules.partnership, right=CHANGE, name="partnership"),
]
