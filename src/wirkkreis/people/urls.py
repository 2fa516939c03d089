"""The addresses of organisations and persons."""

from wirkkreis.access.urls import page
from wirkkreis.people.pages import contacts, importing, organisations, persons

urlpatterns = [
    page("organisationen/", organisations.organisations, right="people.read", name="organisations"),
    page("organisationen/neu/", organisations.add, right="people.write", name="organisation-add"),
    page(
        "organisationen/importieren/",
        importing.organisations,
        right="people.write",
        name="organisations-import",
    ),
    page(
        "organisationen/<int:pk>/",
        organisations.organisation,
        right="people.read",
        name="organisation",
    ),
    page(
        "organisationen/<int:pk>/aendern/",
        organisations.change,
        right="people.write",
        name="organisation-change",
    ),
    page(
        "organisationen/<int:pk>/kontakte/neu/",
        contacts.add,
        right="people.write",
        name="contact-add",
    ),
    page(
        "kontakte/<int:pk>/aendern/", contacts.change, right="people.write", name="contact-change"
    ),
    page("personen/", persons.persons, right="people.read", name="persons"),
    page("personen/neu/", persons.add, right="people.write", name="person-add"),
    page("personen/importieren/", importing.persons, right="people.write", name="persons-import"),
    page("personen/<int:pk>/", persons.person, right="people.read", name="person"),
    page("personen/<int:pk>/aendern/", persons.change, right="people.write", name="person-change"),
    page("personen/<int:pk>/loeschen/", persons.erase, right="people.write", name="person-erase"),
    page("importe/<int:pk>/", importing.draft, right="people.write", name="import"),
    page("importe/<int:pk>/verwerfen/", importing.drop, right="people.write", name="import-drop"),
]
