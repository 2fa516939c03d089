"""The table of commands: which module answers to which words, and what it needs to be there.

Modules are named, not imported, so that a command loads only what it uses: `plan read` starts
without Django and without a database.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """`module.main(arguments) -> exit code`.

    with_settings: Django's settings are needed; where DATABASE_URL is unset the embedded
    PostgreSQL is used for as long as the command runs. with_django: Django is set up as well.
    as_owner: it works with the role that may change the shape of the database.
    """

    module: str
    help: str
    with_settings: bool = False
    with_django: bool = False
    as_owner: bool = False


COMMANDS = {
    "start": Command("wirkkreis.console.start", "everything up to a running example site"),
    "bench": Command("wirkkreis.console.bench.command", "what pages cost, next to a bare one"),
    "check": Command("wirkkreis.console.check", "every gate and every test"),
    "serve": Command("wirkkreis.console.serve", "the web server alone", with_settings=True),
    "worker": Command("wirkkreis.console.worker", "the background worker alone", with_django=True),
    "migrate": Command(
        "wirkkreis.console.migrate",
        "bring the database to this version",
        with_django=True,
        as_owner=True,
    ),
    "django": Command(
        "wirkkreis.console.django", "Django's own commands, as the serving role", with_settings=True
    ),
    "doctor": Command(
        "wirkkreis.console.doctor.command", "what is wrong and how to mend it", with_django=True
    ),
    "backup": Command(
        "wirkkreis.console.backup.saving", "database and uploads into one file", with_django=True
    ),
    "restore": Command(
        "wirkkreis.console.backup.restoring",
        "bring such a file back into an empty database",
        with_django=True,
        as_owner=True,
    ),
    "partnership": Command(
        "wirkkreis.console.partnership", "partnership create: a new one", with_django=True
    ),
    "person": Command(
        "wirkkreis.console.person", "person invite: offer somebody a role", with_django=True
    ),
    "plan": Command("wirkkreis.console.plan", "read a plan from a file: plan read FILE [--json]"),
}
