from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "wirkkreis.languages"
    label = "languages"
