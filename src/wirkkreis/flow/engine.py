"""The state engine: tables of states and steps, and `take`, the only code that changes a state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkkreis.access.rights import Verdict, may
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.tenancy.wall import Owned


@dataclass(frozen=True)
class State:
    """A state in the staff's word and the public's, and what happens next, until when."""

    name: str
    word: StrOrPromise
    public_word: StrOrPromise
    next: StrOrPromise
    final: bool = False


@dataclass(frozen=True)
class Step:
    """A way from some states to another.

    `unless(row)` returns a reason when the step is not possible now, else "". `then(row, by)` does
    what belongs to the step. `fields` may be set by the step together with the state.
    """

    name: str
    label: StrOrPromise
    source: tuple[str, ...]
    target: str
    right: str
    verb: str
    unless: Callable[[Any], str] | None = None
    then: Callable[[Any, Actor], None] | None = None
    fields: tuple[str, ...] = ()
    needs_note: bool = False


@dataclass(frozen=True)
class Flow:
    """The table of one model: registered by the model itself as `FLOW`."""

    states: Sequence[State]
    steps: Sequence[Step]

    def state(self, name: str) -> State:
        """The state of that name. Raises StopIteration when there is none."""
        return next(state for state in self.states if state.name == name)

    def step(self, name: str) -> Step:
        """The step of that name. Raises StopIteration when there is none."""
        return next(step for step in self.steps if step.name == name)

    @property
    def choices(self) -> list[tuple[str, StrOrPromise]]:
        """For the model's state field."""
        return [(state.name, state.word) for state in self.states]


class Flowing(Owned):
    """A row with a state that only `take` changes; the model names its table as `FLOW`."""

    FLOW: ClassVar[Flow]
    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("state",)

    state = models.CharField(max_length=30, editable=False)

    class Meta:
        abstract = True

    @property
    def state_now(self) -> State:
        """The state with its words."""
        return self.FLOW.state(self.state)


Row = TypeVar("Row", bound=Flowing)


@dataclass(frozen=True)
class Open:
    """A step as a button: possible, or refused with its reason."""

    step: Step
    verdict: Verdict = field(default_factory=lambda: Verdict(allowed=True))


def take(row: Row, name: str, *, by: Actor, note: str = "", **values: Any) -> Row:
    """Take a step: lock, check, change, act, record. Returns the locked, changed row.

    Raises ValidationError when the state or a circumstance forbids it (with the reason), and
    PermissionDenied when the actor may not.
    """
    with transaction.atomic():
        locked = type(row)._default_manager.select_for_update().get(pk=row.pk)
        step = locked.FLOW.step(name)
        _refuse_unless_possible(locked, step, by, note)
        before = locked.state
        for field_name in step.fields:
            setattr(locked, field_name, values.get(field_name, getattr(locked, field_name)))
        locked.state = step.target
        locked.save(update_fields=["state", *step.fields])
        if step.then:
            step.then(locked, by)
        record(
            step.verb,
            locked,
            by=by,
            fields=step.fields,
            changes={"state": (before, step.target)},
            note=note,
        )
    return locked


def _refuse_unless_possible(row: Flowing, step: Step, by: Actor, note: str) -> None:
    if row.state not in step.source:
        word = row.state_now.word
        raise ValidationError(_("Das geht im Zustand „%(state)s“ nicht.") % {"state": word})
    verdict = may(by, step.right, row)
    if not verdict:
        raise PermissionDenied(verdict.reason)
    if step.unless and (reason := step.unless(row)):
        raise ValidationError(reason)
    if step.needs_note and not note.strip():
        raise ValidationError({"note": _("Bitte den Grund angeben.")})


def open_to(row: Flowing, actor: Actor) -> list[Open]:
    """The steps from the row's state, refused ones with their reason; not those of other people."""
    found = []
    for step in row.FLOW.steps:
        if row.state in step.source and may(actor, step.right, row):
            reason = step.unless(row) if step.unless else ""
            found.append(Open(step, Verdict(allowed=not reason, reason=reason)))
    return found
