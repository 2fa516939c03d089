"""The papers of an item: laid down, named, published within limits, taken out."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.committees.agenda.paper_files import forget_files, store
from wirkkreis.committees.models import AgendaItem, Paper
from wirkkreis.ui.admitting import ending, tidy_name


@transaction.atomic
def add_papers(
    *, by: Actor, item: AgendaItem, files: Iterable[UploadedFile[Any]], is_public: bool = False
) -> list[Paper]:
    """Lay files down that `ui.admitting` let in; the same one (name and size) is kept once.

    Raises ValidationError for public papers of an item that is not.
    """
    locked = AgendaItem.objects.select_for_update().get(pk=item.pk)
    _refuse_more_public(locked, is_public=is_public)
    there = set(locked.papers.values_list("name", "size"))
    added = []
    for file in files:
        paper = Paper(item=locked, name=tidy_name(file.name or ""), is_public=is_public)
        if (paper.name, file.size) not in there:
            file.seek(0)
            store(paper, file)
            added.append(paper)
    if added:
        record("committees.paper.added", locked, by=by, fields=("papers",))
    return added


@transaction.atomic
def change_paper(*, by: Actor, paper: Paper) -> Paper:
    """Another name, or public or not any more. Its kind stays as its content is.

    Raises ValidationError for a public paper of an item that is not.
    """
    item = AgendaItem.objects.select_for_update().get(pk=paper.item_id)
    _refuse_more_public(item, is_public=paper.is_public)
    paper.name = tidy_name(_with_its_ending(paper))
    return keep(paper, by=by, added="committees.paper.added", changed="committees.paper.changed")


@transaction.atomic
def remove_paper(*, by: Actor, paper: Paper) -> None:
    """Take a paper out and, once that is certain, off the disk."""
    record("committees.paper.removed", paper.item, by=by, fields=("papers",))
    forget_files([paper])
    paper.delete()


def _refuse_more_public(item: AgendaItem, *, is_public: bool) -> None:
    if is_public and not item.is_public:
        words = _("Der Punkt ist nichtöffentlich, deshalb sind es auch seine Unterlagen.")
        raise ValidationError({"is_public": words})


def _with_its_ending(paper: Paper) -> str:
    kind = ending(str(paper.upload.name))
    return paper.name if ending(paper.name) == kind else f"{paper.name}.{kind}"
