"""The addresses of reading, reviewing and taking over a plan."""

from django.urls import URLPattern, URLResolver

from wirkkreis.access.urls import page
from wirkkreis.goals.pages import reviewing as pages

EDIT = "goals.plan.edit"

urlpatterns: list[URLPattern | URLResolver] = [
    page("plaene/einlesen/", pages.read_plan, right=EDIT, name="plan-read"),
    page("plaene/einlesen/<int:pk>/", pages.review_plan, right=EDIT, name="plan-review"),
    page(
        "plaene/einlesen/<int:pk>/ziel/<int:goal>/",
        pages.change_goal,
        right=EDIT,
        name="plan-review-goal",
    ),
    page(
        "plaene/einlesen/<int:pk>/notiz/<int:line>/",
        pages.change_note,
        right=EDIT,
        name="plan-review-note",
    ),
    page(
        "plaene/einlesen/<int:pk>/vorschlag/<int:suggestion>/",
        pages.change_suggestion,
        right=EDIT,
        name="plan-review-suggestion",
    ),
    page("plaene/einlesen/<int:pk>/alles/", pages.change_all, right=EDIT, name="plan-review-all"),
    page("plaene/einlesen/<int:pk>/loeschen/", pages.delete, right=EDIT, name="plan-draft-delete"),
    page(
        "plaene/einlesen/<int:pk>/uebernehmen/",
        pages.take_over_plan,
        right=EDIT,
        name="plan-take-over",
    ),
]
