"""Kinds: the partnership's own list by which a package above divides what it counts as evidence.

`KindOfEvidence` is the row, `arranging.py` changes the list, `forms/kinds.py` and `pages/kinds.py`
are its pages. A package makes a model of its own of it and says its own words.
"""

from typing import ClassVar, NamedTuple, Self, TypeVar, cast

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import Owned


class KindVerbs(NamedTuple):
    """What the trail records about a list of kinds: the names of four verbs."""

    added: str
    changed: str
    moved: str
    removed: str


class KindRefusals(NamedTuple):
    """Why the list of kinds stays as it is, in sentences."""

    taken: StrOrPromise
    used: StrOrPromise
    last: StrOrPromise


Row = TypeVar("Row", bound="KindOfEvidence")


class KindQuerySet(models.QuerySet[Row]):
    """Kinds."""

    def active(self) -> Self:
        """Those offered from now on."""
        return self.filter(is_active=True)

    def with_use(self) -> Self:
        """Each with `use_count`, how many rows were made with it."""
        return self.annotate(use_count=Count(self.model.USED_BY))


class KindOfEvidence(Owned):
    """One kind: a code that never changes, a name in every language, a place in the list.

    The model that inherits it says which rows are made with a kind (`USED_BY`, a related name), its
    verbs and refusals, names `objects` and forbids two kinds with one code.
    """

    USED_BY: ClassVar[str]
    VERBS: ClassVar[KindVerbs]
    REFUSALS: ClassVar[KindRefusals]

    code = models.SlugField(_("Kürzel"), max_length=40)
    name = TranslatedField(_("Art"), max_length=60)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_active = models.BooleanField(_("wird angeboten"), default=True)

    use_count: int  # where the rows were asked `with_use()`

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> StrOrPromise:
        """What the list says of a kind in a column of its own, if it has one."""
        return ""


def kinds_of(model: type[Row]) -> KindQuerySet[Row]:
    """All kinds of a model, in order."""
    return cast("KindQuerySet[Row]", model._default_manager.all())
