"""The day a page looks at: today, or the one in `?stand=`."""

from datetime import date

from django.http import HttpRequest

from wirkkreis.goals.evidence import month_end
from wirkkreis.goals.models import Plan
from wirkkreis.tenancy import clock


def day_of(request: HttpRequest, plan: Plan, *, public: bool) -> date:
    """The day asked for, within the plan; in public, past days are month ends.

    Anything that is no day counts as today.
    """
    today = clock.today()
    try:
        asked = date.fromisoformat(request.GET.get("stand", ""))
    except ValueError:
        return plan.day_within(today)
    asked = plan.day_within(min(asked, today))
    return month_end(asked) if public and asked < plan.day_within(today) else asked
