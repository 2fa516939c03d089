"""The people of the example, all invented: one per role, each with a partnership of its own."""

from dataclasses import dataclass
from datetime import date

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account, Membership, Role


@dataclass(frozen=True)
class Part:
    """Somebody in the example: a role, a name, the first part of an address at example.org."""

    role: Role
    name: str
    mailbox: str

    @property
    def email(self) -> str:
        """The address to sign in with; example.org receives no mail."""
        return f"{self.mailbox}@example.org"


MANSFELD = (
    Part(Role.COORDINATOR, "Jana Brandt", "jana.brandt"),
    Part(Role.LEAD_OFFICE, "Holger Siebert", "holger.siebert"),
    Part(Role.COMMITTEE, "Meryem Aydın", "meryem.aydin"),
    Part(Role.YOUTH, "Finn Lorenz", "finn.lorenz"),
    Part(Role.AUDITOR, "Renate Vogt", "renate.vogt"),
)
AHRFELD = (
    Part(Role.COORDINATOR, "Tobias Ahrens", "tobias.ahrens"),
    Part(Role.LEAD_OFFICE, "Ulrike Feldmann", "ulrike.feldmann"),
)


def engage(parts: tuple[Part, ...], *, starts: date) -> dict[Role, Actor]:
    """Make accounts and memberships in the partnership we are in; the actors by role."""
    actors = {}
    for part in parts:
        account = Account.objects.create_user(part.email, name=part.name)
        Membership.objects.create(account=account, role=part.role, starts=starts)
        actors[part.role] = Actor(account=account, roles=frozenset({part.role}))
    return actors
