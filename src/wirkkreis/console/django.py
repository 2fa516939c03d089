"""`wirkkreis django …`: Django's own commands, with the surroundings the application expects."""

from django.core.management import execute_from_command_line


def main(arguments: list[str]) -> int:
    """Run one of Django's commands; it exits by itself when it fails."""
    execute_from_command_line(["wirkkreis django", *arguments])
    return 0
