"""`wirkkreis worker`: takes the tasks from the database and does them until it is told to stop.

Where the database goes away in the middle of a task, nobody knows how far the task came, and the
task did not fail by itself. The worker ends at once; the task, still claimed, is taken up again as
if the worker had been killed (`tenancy.tasks`).
"""

import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.worker import Worker

DATABASE_GONE = 75  # sysexits.h: a temporary failure; whoever started us starts us again
# SQLSTATE classes: connection exceptions; shutdown, crash, starting up.
GONE = ("08", "57P")

logger = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Run the worker with procrastinate's own options."""
    app.worker_defaults["worker_middleware"] = [end_with_the_database]
    call_command("procrastinate", "worker", *arguments)
    return 0


async def end_with_the_database(
    do: Callable[[], Awaitable[Any]],
    context: JobContext,
    worker: Worker,  # noqa: ARG001  # middleware gets one
) -> Any:
    """Do a task; end this process where the database went away meanwhile."""
    try:
        return await do()
    except Exception as error:
        if is_gone(error):
            logger.error("The database went away during %s; ending.", context.job.task_name)
            os._exit(DATABASE_GONE)
        raise


def is_gone(error: BaseException | None) -> bool:
    """Whether an exception, or what led to it, says that the connection is no more."""
    while error is not None:
        if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
            return error.sqlstate is None or error.sqlstate.startswith(GONE)
        error = error.__cause__
    return False
