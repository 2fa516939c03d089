"""The public rights matrix: every right against every role, asked of the predicates themselves.

The same table lies in docs/rights.md, so that a change of who may what is seen in a review.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import override, pgettext

from wirkkreis.access.rights import Right
from wirkkreis.accounts.actor import NOBODY, OPERATOR, Actor
from wirkkreis.accounts.models import Account, Operator, Role
from wirkkreis.languages.known import BASE

HEAD = """# Wer darf was

Drawn from the registry of rights by `wirkkreis django write_rights`; a test fails where it is not
current. A right over single records shows who can hold it at all. Whoever holds a right only as
coordination office, lead office or operator also needs a second factor.

"""


@dataclass(frozen=True)
class MatrixRow:
    """One right and, for each column, whether that role holds it."""

    name: str
    reason: str
    cells: Sequence[bool]


def columns() -> list[str]:
    """Everybody, then the roles, then who runs the platform."""
    operator = str(Operator._meta.verbose_name)
    return [pgettext("people", "Alle"), *(str(label) for label in Role.labels), operator]


def rows(rights: Sequence[Right]) -> list[MatrixRow]:
    """A row per right. A right over single records shows whether the role can hold it at all."""
    actors = [NOBODY, *(_somebody(role) for role in (*Role, OPERATOR))]
    return [
        MatrixRow(
            entry.name,
            str(entry.reason),
            [bool(entry.predicate.test(actor, None)) for actor in actors],
        )
        for entry in rights
    ]


def as_markdown(rights: Sequence[Right]) -> str:
    """The matrix as docs/rights.md holds it, in the base language."""
    with override(BASE):
        heads = ["Recht", *columns(), "Was Abgewiesene lesen"]
        lines = [[f"`{row.name}`", *map(_mark, row.cells), row.reason] for row in rows(rights)]
    table = [heads, ["---"] * len(heads), *lines]
    return HEAD + "".join(f"| {' | '.join(cells)} |\n" for cells in table)


def _mark(allowed: bool) -> str:
    return "ja" if allowed else "–"


def _somebody(role: str) -> Actor:
    return Actor(account=Account(), roles=frozenset({role}), second_factor=True)
