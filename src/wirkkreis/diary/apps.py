"""Diary: the daily work, written down once."""

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """The package's place in Django."""

    name = "wirkkreis.diary"
    label = "diary"
