"""The addresses of rules and settings."""

from wirkkreis.access.urls import page
from wirkkreis.administration.pages import rules

READ, CHANGE = "administration.rules.read", "administration.rules.change"

urlpatterns = [
    page("verwaltung/regeln/", rules.years, right=READ, name="rules"),
    page("verwaltung/regeln/<int:year>/", rules.year, right=READ, name="rules-year"),
    page("verwaltung/partnerschaft/", rules.partnership, right=CHANGE, name="partnership"),
]
