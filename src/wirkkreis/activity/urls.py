"""The addresses of the trail."""

from wirkkreis.access.urls import page
from wirkkreis.activity.pages import history, trail

urlpatterns = [
    page("pruefung/", trail.trail, right="activity.trail.read", name="trail"),
    page(
        "verlauf/<slug:app>/<slug:model>/<int:pk>/",
        history.history,
        right="activity.history.read",
        name="history",
    ),
]
