"""The addresses of the administration."""

from wirkkreis.access.urls import page
from wirkkreis.administration.pages import accepting, members

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
    page("einladung/<str:token>/", accepting.invitation, right="everyone", name="invitation"),
]
