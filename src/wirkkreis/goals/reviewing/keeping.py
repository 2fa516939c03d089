"""Drafts in the database: read a plan in, keep every step of its review, delete it."""

import re
from collections.abc import Callable
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.goals.models import PlanDraft
from wirkkreis.goals.reading import Reading, read, read_bytes
from wirkkreis.goals.reviewing import history
from wirkkreis.goals.reviewing.document import Impossible, Review, opened, stored

LINE_END: Final = re.compile(r"\r\n|\r|\n")
LONGEST_TITLE: Final = 200
UNDO: Final = "undo"
"""The step that takes the last one back."""

Move = Callable[[Review, list[str]], Review]


class Stale(Exception):
    """The draft was changed since the page was made: nothing of this step was kept."""


def read_in(content: bytes, name: str = "") -> Reading:
    """What the reader finds in a file's content, in characters that a database can keep.

    Raises UnreadableFile with a message for the person who chose the file.
    """
    reading = read_bytes(content, name=name)
    storable = reading.source.replace("\x00", " ").encode("utf-8", "replace").decode()
    return reading if storable == reading.source else read(storable, name=name)


@transaction.atomic
def keep_reading(reading: Reading, *, by: Actor, name: str = "") -> PlanDraft:
    """A new draft with what the reader found; `name` is the file's, for plans without a title."""
    demand(by, "goals.plan.edit")
    draft = PlanDraft.objects.create(
        title=_title_of(reading, name)[:LONGEST_TITLE],
        lines=LINE_END.split(reading.source.removeprefix("\ufeff")),
        reading=stored(opened(reading.as_json())),
        made_by=by.account,
    )
    record("goals.draft.read", draft, by=by)
    return draft


@transaction.atomic
def keep_step(draft: PlanDraft, what: str, move: Move, *, by: Actor, version: int) -> PlanDraft:
    """Take one step of the review and keep it.

    Raises Stale when the draft is no longer at `version`, Impossible when the step does not fit it
    or the draft has become a plan. Steps of a review are the draft's own history, not the trail's.
    """
    demand(by, "goals.plan.edit")
    locked = PlanDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.plan_id is not None:
        raise Impossible(_("Dieser Text ist schon als Plan übernommen."))
    review = opened(locked.reading)
    if review.version != version:
        raise Stale
    try:
        changed = move(review, locked.lines)
    except KeyError as error:
        raise Impossible(_("Das gibt es in diesem Entwurf nicht mehr.")) from error
    if what != UNDO:
        changed = history.after(review, changed, what)
    locked.reading = stored(changed)
    locked.save(update_fields=["reading", "changed_at"])
    return locked


@transaction.atomic
def delete_draft(draft: PlanDraft, *, by: Actor) -> None:
    """Delete a draft with its text. A plan made of it stays."""
    demand(by, "goals.plan.edit")
    record("goals.draft.deleted", draft, by=by)
    draft.delete()


def _title_of(reading: Reading, name: str) -> str:
    if reading.title:
        return reading.title
    if reading.year:
        return _("Zielplan %(year)s") % {"year": reading.year}
    return name or _("Zielplan")
