"""`wirkkreis worker`: takes the tasks from the database and does them until it is told to stop."""

from django.core.management import call_command


def main(arguments: list[str]) -> int:
    """Run the worker with procrastinate's own options."""
    call_command("procrastinate", "worker", *arguments)
    return 0
