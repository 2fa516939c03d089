"""The addresses of Nachher, for staff and for everybody."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import (
    aftermath,
    aftermath_certificates,
    aftermath_checking,
    aftermath_feedback,
    aftermath_files,
    aftermath_impulses,
    aftermath_reading,
    aftermath_saying,
)

WRITE = "events.documentation.write"
AFTER = "planung/<int:pk>/nachher/"
FILE = f"{AFTER}dateien/<int:file_pk>/"
IMPULSE = f"{AFTER}impulse/<int:impulse_pk>/"
FEEDBACK = f"{AFTER}rueckmeldungen/"
READ = "veranstaltungen/<int:pk>/dokumentation/"

urlpatterns = [
    page(AFTER, aftermath.overview, right=WRITE, name="event-aftermath"),
    page(f"{AFTER}text/", aftermath.write, right=WRITE, name="event-documentation-write"),
    page(
        f"{AFTER}veroeffentlichen/",
        aftermath.publish,
        right=WRITE,
        name="event-documentation-publish",
    ),
    page(
        f"{AFTER}zuruecknehmen/",
        aftermath.withdraw,
        right=WRITE,
        name="event-documentation-withdraw",
    ),
    page(f"{AFTER}dateien/", aftermath_files.add, right=WRITE, name="event-files"),
    page(FILE, aftermath_files.download, right=WRITE, name="event-file"),
    page(f"{FILE}aendern/", aftermath_files.change, right=WRITE, name="event-file-change"),
    page(f"{FILE}entfernen/", aftermath_files.remove, right=WRITE, name="event-file-remove"),
    page(f"{AFTER}impulse/", aftermath_impulses.add, right=WRITE, name="event-impulses"),
    page(IMPULSE, aftermath_impulses.change, right=WRITE, name="event-impulse"),
    page(f"{IMPULSE}entfernen/", aftermath_impulses.remove, right=WRITE, name="impulse-remove"),
    page(f"{IMPULSE}aufgabe/", aftermath_impulses.task, right=WRITE, name="impulse-task"),
    page(f"{IMPULSE}ziel/", aftermath_impulses.goal, right=WRITE, name="impulse-goal"),
    page(f"{IMPULSE}nicht/", aftermath_impulses.decline, right=WRITE, name="impulse-decline"),
    page(
        f"{AFTER}anmeldungen/<int:registration_pk>/loeschen/",
        aftermath.forget,
        right="events.registration.write",
        name="registration-forget",
    ),
    page(
        READ,
        aftermath_reading.documentation,
        right="everyone",
        name="event-documentation",
        kept=True,
    ),
    page(
        f"{READ}<int:file_pk>/",
        aftermath_reading.file,
        right="everyone",
        name="event-documentation-file",
    ),
    page(FEEDBACK, aftermath_feedback.results, right=WRITE, name="event-feedback"),
    page(f"{FEEDBACK}neu/", aftermath_feedback.type_in, right=WRITE, name="event-feedback-type"),
    page(f"{FEEDBACK}code/", aftermath_feedback.show, right=WRITE, name="event-feedback-show"),
    page(
        f"{FEEDBACK}bogen-<str:language>.pdf",
        aftermath_feedback.paper,
        right=WRITE,
        name="event-feedback-paper",
    ),
    page(f"{AFTER}weitergabe/", aftermath_feedback.pass_on, right=WRITE, name="event-passing-on"),
    page(
        "veranstaltungen/<int:pk>/rueckmeldung/<str:token>/",
        aftermath_saying.feedback,
        right="everyone",
        name="event-feedback-give",
    ),
    page(
        f"{AFTER}bescheinigungen/",
        aftermath_certificates.overview,
        right=WRITE,
        name="event-certificates",
    ),
    page(
        f"{AFTER}bescheinigungen.pdf",
        aftermath_certificates.document,
        right=WRITE,
        name="event-certificates-pdf",
    ),
    page(
        "bescheinigung/<uuid:uid>/<slug:code>/",
        aftermath_checking.check,
        right="everyone",
        name="certificate-check",
    ),
    page(f"{AFTER}danke/", aftermath.thank, right=WRITE, name="event-thank"),
]
