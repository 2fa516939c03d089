"""The addresses of registering, for everybody and without an account."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import own_registration as own
from wirkkreis.events.pages import registering_public

OWN = "anmeldung/<str:token>/"

urlpatterns = [
    page(
        "veranstaltungen/<int:pk>/anmelden/",
        registering_public.form,
        right="everyone",
        name="event-register",
    ),
    page(OWN, own.show, right="everyone", name="registration"),
    page(f"{OWN}bestaetigen/", own.confirm, right="everyone", name="registration-confirm"),
    page(f"{OWN}aendern/", own.change, right="everyone", name="registration-change"),
    page(f"{OWN}absagen/", own.cancel, right="everyone", name="registration-cancel"),
    page(f"{OWN}loeschen/", own.erase, right="everyone", name="registration-erase"),
    page(f"{OWN}annehmen/", own.accept, right="everyone", name="registration-accept"),
    page(
        f"{OWN}bescheinigung.pdf",
        own.certificate,
        right="everyone",
        name="registration-certificate",
    ),
    page(f"{OWN}termin.ics", own.calendar, right="everyone", name="registration-calendar"),
    page(
        f"{OWN}workshop/<int:pk>/",
        own.workshop,
        right="everyone",
        name="registration-workshop",
    ),
]
