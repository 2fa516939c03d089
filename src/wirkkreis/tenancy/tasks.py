"""What the worker does for itself: tasks of a killed worker are done again, old ones forgotten."""

import contextlib

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation

KEPT_HOURS = 30 * 24


@app.periodic(cron="* * * * *")
@app.task(
    name="tenancy.take_up_stalled", queueing_lock="tenancy.take_up_stalled", pass_context=True
)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Put tasks back in line whose worker has said nothing for half a minute."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        if job.id != context.job.id:
            # Where another of its kind is waiting, it can wait for the next minute.
            with contextlib.suppress(UniqueViolation):
                await manager.retry_job(job)


@app.periodic(cron="37 3 * * *")
@app.task(
    name="tenancy.forget_finished", queueing_lock="tenancy.forget_finished", pass_context=True
)
async def forget_finished(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  # periodic tasks get one
    """Delete tasks that ended a month ago, with what they were told."""
    await context.app.job_manager.delete_old_jobs(
        KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
