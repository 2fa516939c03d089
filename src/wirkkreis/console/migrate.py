"""`wirkkreis migrate`: bring the database to this version, as the role that owns the tables."""

from django.core.management import call_command


def main(arguments: list[str]) -> int:
    """Run Django's migrate with the given arguments."""
    call_command("migrate", *arguments, interactive=False, verbosity=1)
    return 0
