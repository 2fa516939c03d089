"""A goal on one of three levels, and its second axis: the federal categories."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.goals.models.plan import PUBLIC_STATES, Plan
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.tenancy.models import rules_for
from wirkkreis.tenancy.remembering import once
from wirkkreis.tenancy.rules import Rules
from wirkkreis.tenancy.wall import Owned, OwnedManager


class Level(models.TextChoices):
    """The three levels; a partnership may show other words for them (rule set)."""

    GUIDING = "guiding", _("Leitziel")
    INTERMEDIATE = "intermediate", _("Mittlerziel")
    ACTION = "action", _("Handlungsziel")

    @property
    def depth(self) -> int:
        """0 for the top."""
        return list(Level).index(self)


def word_for(level: str, rules: Rules) -> str:
    """The partnership's own word for a level; the usual one in the page's language."""
    name = {
        Level.GUIDING: "guiding_goal",
        Level.INTERMEDIATE: "intermediate_goal",
        Level.ACTION: "action_goal",
    }[Level(level)]
    own: str = getattr(rules, name)
    return str(Level(level).label) if own == getattr(Rules(), name) else own


class GoalQuerySet(FindableQuerySet["Goal"]):
    """Goals by audience and order."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of plans the actor may read."""
        return self if may(actor, "goals.plan.edit") else self.filter(plan__state__in=PUBLIC_STATES)

    def in_order(self) -> Self:
        """As the plan lists them."""
        return self.order_by("plan", "position", "pk")


class Goal(Owned):
    """One goal of a plan. `position` counts through the whole plan in reading order."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    parent_assumed = models.BooleanField(_("Zuordnung angenommen"), default=False)
    level = models.CharField(_("Ebene"), max_length=12, choices=Level)
    number = models.CharField(_("Nummer"), max_length=20, blank=True)
    position = models.PositiveIntegerField(_("Reihenfolge"))
    text = TranslatedField(_("Ziel"), multiline=True, max_length=4000)
    found_by = FoldedField(sources=("text", "target_groups"))
    target_groups = models.CharField(_("Zielgruppen"), max_length=300, blank=True)
    responsible = models.CharField(_("Verantwortlich"), max_length=200, blank=True)
    starts = models.DateField(_("von"), null=True, blank=True)
    ends = models.DateField(_("bis"), null=True, blank=True)
    continues = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="continuations"
    )

    objects = OwnedManager.from_queryset(GoalQuerySet)()

    class Meta:
        verbose_name = _("Ziel")
        verbose_name_plural = _("Ziele")
        ordering = ["plan", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="goal_is_not_its_own_parent",
                violation_error_message=_("Ein Ziel kann nicht zu sich selbst gehören."),
            ),
            models.CheckConstraint(
                condition=~Q(level=Level.GUIDING) | Q(parent__isnull=True),
                name="guiding_goal_stands_on_top",
                violation_error_message=_("Ein Ziel der obersten Ebene gehört zu keinem anderen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level_word} {self.number}".strip()

    @property
    def level_word(self) -> str:
        """The word for its level in the year its plan begins."""
        if not Goal.plan.is_cached(self):
            year = once("years of plans", _years_of_plans).get(self.plan_id)
        else:
            year = self.plan.starts.year
        return word_for(self.level, rules_for(year or self.plan.starts.year))

    def get_absolute_url(self) -> str:
        """The public page of this goal."""
        return reverse("goal", args=[self.pk])


def _years_of_plans() -> dict[int, int]:
    return dict(Plan.objects.values_list("pk", "starts__year"))


class GoalCategory(Owned):
    """A goal's link to a federal category (`goals.categories`), m:n."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="categories")
    code = models.CharField(_("Kategorie"), max_length=8)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Bundeskategorie eines Ziels")
        verbose_name_plural = _("Bundeskategorien eines Ziels")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "code"], name="goal_has_category_once")
        ]

    def __str__(self) -> str:
        return self.code


class DroppedGoal(Owned):
    """A goal of the earlier plan that a continuation does not carry on, with the reason."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="dropped")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("Grund"), max_length=500)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("nicht fortgeführtes Ziel")
        verbose_name_plural = _("nicht fortgeführte Ziele")
        constraints = [models.UniqueConstraint(fields=["plan", "goal"], name="goal_dropped_once")]

    def __str__(self) -> str:
        return self.reason
