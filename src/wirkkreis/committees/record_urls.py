"""The addresses of minutes and of the register, and the same behind one's own link."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import (
    calendar_keys,
    minutes,
    minutes_files,
    own_minutes,
    resolutions,
)

READ, RUN = "committees.session.read", "committees.session.run"
FOLLOW = "committees.resolution.follow"
MINUTES = "gremienarbeit/sitzungen/<int:pk>/niederschrift/"
REGISTER, OWN = "gremienarbeit/beschluesse/", "sitzung/<str:token>/"

urlpatterns = [
    page(MINUTES, minutes.minutes, right=READ, name="minutes"),
    page(f"{MINUTES}worte/", minutes.words, right=RUN, name="minutes-words"),
    page(f"{MINUTES}punkt/<int:item_pk>/", minutes.report, right=RUN, name="minutes-report"),
    page(f"{MINUTES}schritt/<slug:name>/", minutes.step, right=RUN, name="minutes-step"),
    page(f"{MINUTES}berichtigen/", minutes.correct, right=RUN, name="minutes-correct"),
    page(f"{MINUTES}veroeffentlichen/", minutes.publish, right=RUN, name="minutes-publish"),
    page(f"{MINUTES}pdf/", minutes_files.document, right=READ, name="minutes-pdf"),
    page(f"{MINUTES}unterschrieben/", minutes_files.scan, right=READ, name="minutes-scan"),
    page(
        f"{MINUTES}unterschrieben/ablegen/",
        minutes_files.keep_scan,
        right=RUN,
        name="minutes-scan-keep",
    ),
    page(
        f"{MINUTES}unterschrieben/entfernen/",
        minutes_files.remove_scan,
        right=RUN,
        name="minutes-scan-remove",
    ),
    page(f"{OWN}niederschrift/", own_minutes.minutes, right="everyone", name="own-minutes"),
    page(
        f"{OWN}niederschrift/pdf/", own_minutes.document, right="everyone", name="own-minutes-pdf"
    ),
    page(REGISTER, resolutions.resolutions, right=READ, name="resolutions"),
    page(f"{REGISTER}neu/", resolutions.add, right=RUN, name="resolution-add"),
    page(f"{REGISTER}<int:pk>/", resolutions.resolution, right=READ, name="resolution"),
    page(f"{REGISTER}<int:pk>/aendern/", resolutions.change, right=RUN, name="resolution-change"),
    page(f"{REGISTER}<int:pk>/aufgabe/", resolutions.task, right=FOLLOW, name="resolution-task"),
    page(f"{REGISTER}<int:pk>/umsetzung/", resolutions.need, right=FOLLOW, name="resolution-need"),
    page(
        f"{REGISTER}<int:pk>/veroeffentlichen/",
        resolutions.publish,
        right=RUN,
        name="resolution-publish",
    ),
    page("gremienarbeit/kalender/", calendar_keys.own, right="member", name="calendar-key"),
    page(f"{OWN}kalender/", calendar_keys.by_link, right="everyone", name="own-calendar-key"),
    page(
        "gremien/kalender/<str:token>.ics",
        calendar_keys.subscribed,
        right="everyone",
        name="calendar-feed",
    ),
]
