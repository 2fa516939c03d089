"""The public rights matrix: every right against every role, asked of the predicates themselves.

The same table lies in docs/rights.md, so that a change of who may what is seen in a review.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import override, pgettext

from wirkkreis.access.rights import Right, is_by_power
from wirkkreis.accounts.actor import NOBODY, OPERATOR, Actor
from wirkkreis.accounts.models import Account, Operator, Role
from wirkkreis.languages.known import BASE

HEAD = """# Wer darf was

Drawn from the registry of rights by `wirkkreis django write_rights`; a test fails where it is not
current. A right over single records shows who can hold it at all.

"""


@dataclass(frozen=True)
class Cell:
    """Whether a role holds a right, and whether only after showing a second factor."""

    allowed: bool
    with_factor: bool = False

    def __str__(self) -> str:
        if not self.allowed:
            return "–"
        return "ja, mit zweitem Faktor" if self.with_factor else "ja"


@dataclass(frozen=True)
class MatrixRow:
    """One right and, for each column, whether that role holds it."""

    name: str
    title: str
    when: str
    cells: Sequence[Cell]


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
            str(entry.title),
            str(entry.when),
            [_cell(entry, actor) for actor in actors],
        )
        for entry in rights
    ]


def as_markdown(rights: Sequence[Right]) -> str:
    """The matrix as docs/rights.md holds it, in the base language."""
    with override(BASE):
        heads = ["Recht", "Wofür", *columns(), "Was Abgewiesene lesen"]
        lines = [
            [f"`{row.name}`", _what(row), *map(str, row.cells), str(entry.reason)]
            for row, entry in zip(rows(rights), rights, strict=True)
        ]
    table = [heads, ["---"] * len(heads), *lines]
    return HEAD + "".join(f"| {' | '.join(cells)} |\n" for cells in table)


def _cell(entry: Right, actor: Actor) -> Cell:
    allowed = bool(entry.predicate.test(actor, None))
    return Cell(allowed, with_factor=allowed and is_by_power(actor, entry))


def _what(row: MatrixRow) -> str:
    return f"{row.title}. {row.when}." if row.when else row.title


def _somebody(role: str) -> Actor:
    return Actor(account=Account(), roles=frozenset({role}), second_factor=True)
