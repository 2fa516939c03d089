"""The addresses of those who work on plans."""

from wirkkreis.access.urls import page
from wirkkreis.goals.pages import (
    analysing,
    closing,
    continuing,
    goals,
    indicating,
    measures,
    measuring,
    planning,
    stepping,
)

EDIT, TASKS, PROOF = "goals.plan.edit", "goals.measure.write", "goals.proof.read"

urlpatterns = [
    page("plaene/", planning.plans, right=EDIT, name="plans"),
    page("plaene/neu/", planning.add, right=EDIT, name="plan-add"),
    page("plaene/<int:pk>/", planning.plan, right=EDIT, name="plan-edit"),
    page("plaene/<int:pk>/angaben/", planning.change, right=EDIT, name="plan-change"),
    page("plaene/<int:pk>/nummern/", planning.number_all, right=EDIT, name="plan-renumber"),
    page("plaene/<int:pk>/schritt/<slug:step>/", stepping.plan_step, right=EDIT, name="plan-step"),
    page("plaene/<int:pk>/fortschreiben/", continuing.follow, right=EDIT, name="plan-continue"),
    page(
        "plaene/<int:pk>/entfallen/<int:goal>/", continuing.explain, right=EDIT, name="goal-dropped"
    ),
    page("plaene/<int:pk>/jahr/<int:year>/", closing.year, right=PROOF, name="plan-year"),
    page("plaene/<int:pk>/ziel/neu/", goals.add, right=EDIT, name="goal-add"),
    page("plaene/<int:pk>/analyse/", analysing.findings, right=EDIT, name="findings"),
    page("plaene/<int:pk>/analyse/neu/", analysing.add, right=EDIT, name="finding-add"),
    page("plaene/befund/<int:pk>/", analysing.change, right=EDIT, name="finding-edit"),
    page("plaene/befund/<int:pk>/entfernen/", analysing.remove, right=EDIT, name="finding-remove"),
    page("plaene/ziel/<int:pk>/", goals.goal, right=EDIT, name="goal-edit"),
    page("plaene/ziel/<int:pk>/platz/", goals.move, right=EDIT, name="goal-move"),
    page("plaene/ziel/<int:pk>/stimmt/", goals.confirm_parent, right=EDIT, name="goal-confirm"),
    page("plaene/ziel/<int:pk>/entfernen/", goals.remove, right=EDIT, name="goal-remove"),
    page("plaene/ziel/<int:pk>/indikator/", indicating.add, right=EDIT, name="indicator-add"),
    page("plaene/indikator/<int:pk>/", indicating.change, right=EDIT, name="indicator-edit"),
    page(
        "plaene/indikator/<int:pk>/entfernen/",
        indicating.remove,
        right=EDIT,
        name="indicator-remove",
    ),
    page(
        "plaene/indikator/<int:pk>/messung/",
        measuring.measure,
        right="goals.observation.write",
        name="observation-add",
    ),
    page("plaene/messung/<int:pk>/nachweis/", measuring.evidence, right=PROOF, name="observation"),
    page(
        "plaene/abschluss/<int:pk>/oeffnen/",
        closing.reopen,
        right="goals.year.reopen",
        name="year-reopen",
    ),
    page("plaene/abschluss/<int:pk>/daten/", closing.closing_data, right=PROOF, name="year-json"),
    page(
        "plaene/abschluss/<int:pk>/tabelle/", closing.closing_sheet, right=PROOF, name="year-sheet"
    ),
    page("plaene/aufgaben/", measures.measures, right=TASKS, name="measures"),
    page("plaene/aufgaben/neu/", measures.add, right=TASKS, name="measure-add"),
    page("plaene/aufgaben/<int:pk>/", measures.change, right=TASKS, name="measure-edit"),
    page(
        "plaene/aufgaben/<int:pk>/schritt/<slug:step>/",
        stepping.measure_step,
        right=TASKS,
        name="measure-step",
    ),
]
