"""The addresses of the administration."""

from wirkkreis.access.urls import page
from wirkkreis.administration.pages import accepting, acting, members

READ = "administration.members.read"
INVITE = "administration.members.invite"
_INVITATION = "verwaltung/mitglieder/einladungen/<int:pk>/"

urlpatterns = [
    page("verwaltung/mitglieder/", members.members, right=READ, name="members"),
    page("verwaltung/mitglieder/einladen/", members.invite_somebody, right=INVITE, name="invite"),
    page(
        "verwaltung/mitglieder/<int:pk>/beenden/", members.end, right=INVITE, name="end-membership"
    ),
    page(
        f"{_INVITATION}erneut/",
        members.send_invitation_again,
        right=INVITE,
        name="send-invitation-again",
    ),
    page(
        f"{_INVITATION}zurueckziehen/",
        members.withdraw_invitation,
        right=INVITE,
        name="withdraw-invitation",
    ),
    page(
        "verwaltung/vertretung/",
        acting.acting,
        right="administration.acting.read",
        name="acting",
    ),
    page(
        "verwaltung/vertretung/beenden/",
        acting.end_of_acting,
        right="signed_in",
        name="end-acting",
    ),
    page("einladung/<str:token>/", accepting.invitation, right="everyone", name="invitation"),
]
