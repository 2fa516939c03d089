"""`wirkkreis worker`: takes the tasks from the database and does them until it is told to stop.

Where the database goes away in the middle of a task, nobody knows how far the task came, and the
task did not fail by itself. The worker ends at once; the task, still claimed, is taken up again as
if the worker had been killed (`tenancy.tasks`).
"""

import argparse
import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker

from wirkkreis.console.failure import Failure

DATABASE_GONE = 75  # sysexits.h: a temporary failure; whoever started us starts us again
# SQLSTATE classes: connection exceptions; shutdown, crash, starting up.
GONE = ("08", "57P")

logger = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Run the worker, quietly, until it is told to stop."""
    parser = argparse.ArgumentParser(prog="wirkkreis worker", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end when no task is left")
    once = parser.parse_args(arguments).once
    assert isinstance(app.connector, DjangoConnector)
    try:
        with app.replace_connector(app.connector.get_worker_connector()):
            asyncio.run(_work(once=once))
    except (ConnectorException, psycopg.OperationalError) as error:
        raise Failure(
            f"The worker cannot reach the database: {error.__cause__ or error}",
            "`wirkkreis doctor` tells what is wrong with it.",
        ) from error
    return 0


async def _work(*, once: bool) -> None:
    async with app.open_async():
        await app.run_worker_async(wait=not once, worker_middleware=[end_with_the_database])


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
