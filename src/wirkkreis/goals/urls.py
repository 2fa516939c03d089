"""The public addresses of plans and goals."""

from wirkkreis.access.urls import page
from wirkkreis.goals.pages import continuing, exports, history, reading_goals

urlpatterns = [
    page("ziele/", reading_goals.current, right="everyone", name="goals", kept=True),
    page("ziele/plan/<int:pk>/", reading_goals.plan, right="everyone", name="plan", kept=True),
    page(
        "ziele/plan/<int:pk>/pdf/", exports.plan_pdf, right="everyone", name="plan-pdf", kept=True
    ),
    page("ziele/plan/<int:pk>/tabelle/", exports.plan_sheet, right="everyone", name="plan-sheet"),
    page(
        "ziele/plan/<int:pk>/daten/",
        exports.plan_json,
        right="everyone",
        name="plan-json",
        kept=True,
    ),
    page(
        "ziele/plan/<int:pk>/vergleich/",
        continuing.comparison,
        right="everyone",
        name="plan-compare",
    ),
    page(
        "ziele/plan/<int:pk>/verlauf/", history.plan_history, right="everyone", name="plan-history"
    ),
    page("ziele/<int:pk>/", reading_goals.goal, right="everyone", name="goal", kept=True),
    page(
        "ziele/zahl/<int:pk>/",
        reading_goals.indicator,
        right="everyone",
        name="indicator",
        kept=True,
    ),
    page(
        "ziele/zahl/<int:pk>/nachweis/",
        exports.indicator_sheet,
        right="everyone",
        name="indicator-sheet",
    ),
]
