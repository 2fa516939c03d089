"""The files of papers: under which name they lie, and how they go."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction

from wirkkreis.committees.models import Paper
from wirkkreis.ui.admitting import ending


def store(paper: Paper, file: File[Any]) -> None:
    """Lay a file down for a paper, which is written; its size is the file's."""
    paper.size = file.size or 0
    where = f"committees/{paper.item.partnership_id}/{uuid4().hex}.{ending(paper.name)}"
    paper.upload.save(where, file, save=False)
    paper.save()


def forget_files(papers: Iterable[Paper]) -> None:
    """Take the files of papers off the disk, once it is certain that the papers go."""
    for paper in papers:
        transaction.on_commit(partial(paper.upload.storage.delete, str(paper.upload.name)))
