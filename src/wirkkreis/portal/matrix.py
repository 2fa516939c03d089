"""The public rights matrix: every right against every role, asked of the predicates themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirkkreis.access.rights import Right
from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.models import Account, Role


@dataclass(frozen=True)
class MatrixRow:
    """One right and, for each column, whether that role holds it."""

    name: str
    reason: str
    cells: Sequence[bool]


def columns() -> list[str]:
    """Everybody, then the roles."""
    return [_("Alle"), *(str(label) for label in Role.labels)]


def rows(rights: Sequence[Right]) -> list[MatrixRow]:
    """A row per right. A right over single records shows whether the role can hold it at all."""
    actors = [NOBODY, *(_somebody(role) for role in Role)]
    return [
        MatrixRow(
            entry.name,
            str(entry.reason),
            [bool(entry.predicate.test(actor, None)) for actor in actors],
        )
        for entry in rights
    ]


def _somebody(role: Role) -> Actor:
    return Actor(account=Account(), roles=frozenset({role}), second_factor=True)
