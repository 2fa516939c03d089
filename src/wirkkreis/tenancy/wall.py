"""The tenant wall: one door in, and no row without it.

`inside(partnership)` says whose rows may be touched, in Python (a filter compiled late) and in
PostgreSQL (row level security on the variable set here). This is the only file that sets either.
On leaving, whatever was written gives the partnership a new revision (`keeping.py` lives by it).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.conf import settings
from django.core.exceptions import FullResultSet
from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup
from django.db.models.sql.compiler import SQLCompiler

from wirkkreis.tenancy.remembering import remembering

if TYPE_CHECKING:
    from wirkkreis.tenancy.models import Partnership

Row = TypeVar("Row", bound=models.Model, covariant=True)


class OutsidePartnership(RuntimeError):
    """Rows of partnerships were touched without saying of which one."""


class _Everywhere:
    """The type of EVERYWHERE."""


EVERYWHERE: Final = _Everywhere()
VARIABLE: Final = "wirkkreis.partnership"

_where: ContextVar[int | _Everywhere | None] = ContextVar("where", default=None)


@contextmanager
def inside(place: "Partnership | int | _Everywhere") -> Iterator[None]:
    """Open a transaction in which the rows of `place`, and only they, can be touched.

    Entering the same place again is a savepoint; entering another one raises OutsidePartnership,
    because a transaction belongs to one partnership.
    """
    here = place if isinstance(place, int | _Everywhere) else place.pk
    standing = _where.get()
    if standing is not None and standing != here:
        raise OutsidePartnership("Already inside another partnership; leave it first.")
    with transaction.atomic():
        if standing is not None:
            yield
            return
        _tell_database(here)
        token = _where.set(here)
        try:
            with remembering():
                yield
            if isinstance(here, int) and not connection.needs_rollback:
                _renew_revision(here)
        finally:
            _where.reset(token)
    if connection.in_atomic_block:  # a surrounding transaction (tests) would keep the variable
        _forget_in_database(here)


def current_id() -> int:
    """The id of the partnership we are in; raises OutsidePartnership anywhere else."""
    here = _where.get()
    if not isinstance(here, int):
        raise OutsidePartnership("This needs one partnership: wrap it in inside(partnership).")
    return here


def has_written() -> bool:
    """Whether the transaction we are in has changed anything, as the database knows it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        (written,) = cursor.fetchone()
        return bool(written)


def _renew_revision(here: int) -> None:
    """A new revision for the partnership, as the last word of a transaction that wrote.

    Constraints are checked before: a check that waits for somebody's row while holding the
    revision, for which that somebody waits in turn, would be a deadlock.
    """
    if not has_written():
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "UPDATE tenancy_partnership SET revision = gen_random_uuid() WHERE id = %s", [here]
        )
        if len(connection.atomic_blocks) > 1:  # a surrounding transaction (tests) goes on
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _tell_database(here: int | _Everywhere) -> None:
    with connection.cursor() as cursor:
        if isinstance(here, int):
            cursor.execute("SELECT set_config(%s, %s, true)", [VARIABLE, str(here)])
        else:
            role = connection.ops.quote_name(settings.EVERYWHERE_ROLE)
            cursor.execute(f"SET LOCAL ROLE {role}")


def _forget_in_database(here: int | _Everywhere) -> None:
    with connection.cursor() as cursor:
        if isinstance(here, int):
            cursor.execute("SELECT set_config(%s, '', true)", [VARIABLE])
        else:
            cursor.execute("SET LOCAL ROLE NONE")


class _Inside(Lookup[Any]):
    """`partnership = the one we are in`, decided when the SQL is made, not when the query is."""

    lookup_name = "inside"
    prepare_rhs = False

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        here = _where.get()
        if here is None:
            raise OutsidePartnership("Rows of partnerships need inside(partnership).")
        if not isinstance(here, int):
            raise FullResultSet
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = %s", (*params, here)


class OwnedManager(models.Manager[Row]):
    """A manager that sees the rows of the partnership we are in and raises outside of one."""

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(_Inside(models.F("partnership"), None))


class Owned(models.Model):
    """A row that belongs to one partnership.

    Its migration carries `Wall("Model")`, and it names `objects = OwnedManager()` itself, so that
    every model shows its adjectives; a house test looks that none forgets.
    """

    partnership = models.ForeignKey(
        "tenancy.Partnership",
        on_delete=models.PROTECT,
        default=current_id,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True
