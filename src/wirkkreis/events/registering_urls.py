"""The addresses of Anmeldungen: how people register, and who did."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import (
    admission,
    admission_questions,
    admission_workshops,
    letter_to_all,
    registering,
    registration,
    registration_add,
    waiting_lists,
)

WRITE = "events.event.write"
READ = "events.registration.read"
ARRANGE = "events.registration.write"
FORM = "planung/<int:pk>/anmeldung/"
QUESTION = f"{FORM}frage/<int:question_pk>/"
WORKSHOP = f"{FORM}workshop/<int:workshop_pk>/"
LIST = "planung/<int:pk>/anmeldungen/"
ONE = f"{LIST}<int:registration_pk>/"
LINE = f"{LIST}warteliste/"

urlpatterns = [
    page(FORM, admission.builder, right=WRITE, name="event-admission"),
    page(f"{FORM}vorschau/", registration_add.preview, right=WRITE, name="admission-preview"),
    page(f"{FORM}einwilligung/", admission.consent, right=WRITE, name="admission-consent"),
    page(f"{FORM}frage/neu/", admission_questions.add, right=WRITE, name="admission-question-add"),
    page(QUESTION, admission_questions.change, right=WRITE, name="admission-question"),
    page(
        f"{QUESTION}ordnen/", admission_questions.move, right=WRITE, name="admission-question-move"
    ),
    page(
        f"{QUESTION}entfernen/",
        admission_questions.remove,
        right=WRITE,
        name="admission-question-remove",
    ),
    page(
        f"{FORM}workshop/neu/", admission_workshops.add, right=WRITE, name="admission-workshop-add"
    ),
    page(WORKSHOP, admission_workshops.change, right=WRITE, name="admission-workshop"),
    page(
        f"{WORKSHOP}ordnen/", admission_workshops.move, right=WRITE, name="admission-workshop-move"
    ),
    page(
        f"{WORKSHOP}entfernen/",
        admission_workshops.remove,
        right=WRITE,
        name="admission-workshop-remove",
    ),
    page(LIST, registering.overview, right=READ, name="event-registrations"),
    page(f"{LIST}schreiben/", letter_to_all.letter, right=ARRANGE, name="registrations-letter"),
    page(f"{LIST}neu/", registration_add.add, right=ARRANGE, name="staff-registration-add"),
    page(ONE, registration.registration, right=READ, name="staff-registration"),
    page(
        f"{ONE}schritt/<slug:step>/",
        registration.step,
        right=ARRANGE,
        name="staff-registration-step",
    ),
    page(f"{ONE}aendern/", registration.alter, right=ARRANGE, name="staff-registration-change"),
    page(
        f"{ONE}noch-einmal/",
        registration.letter_again,
        right=ARRANGE,
        name="registration-letter-again",
    ),
    page(f"{ONE}durchgesehen/", registering.reviewed, right=ARRANGE, name="registration-reviewed"),
    page(LINE, waiting_lists.waiting, right=READ, name="event-waiting"),
    page(
        f"{LINE}<int:registration_pk>/platz/",
        waiting_lists.move,
        right=ARRANGE,
        name="waiting-move",
    ),
    page(
        f"{LINE}<int:registration_pk>/anbieten/",
        waiting_lists.offer,
        right=ARRANGE,
        name="waiting-offer",
    ),
    page(
        f"{LINE}workshop/<int:place_pk>/platz/",
        waiting_lists.workshop_move,
        right=ARRANGE,
        name="workshop-waiting-move",
    ),
    page(
        f"{LINE}workshop/<int:place_pk>/anbieten/",
        waiting_lists.workshop_offer,
        right=ARRANGE,
        name="workshop-waiting-offer",
    ),
]
