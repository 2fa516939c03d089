"""What is asked of those who vote."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models import Vote
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.voting.ballots import Ballot, asked_in
from wirkkreis.committees.voting.showing import SIDES

SIDE_CHOICES = [(side, word) for side, (word, _tone) in SIDES.items()]
BARE = {"autocomplete": "off"}
"""On a device that goes from hand to hand nothing of the one before may be offered."""


class BallotForm(forms.Form):
    """One ballot. What is chosen is never filled in, so that nobody sees the one before."""

    mark_optional = False

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = asked_in(vote)
        labels = dict(vote.options.values_list("pk", "label")) if self._asked.options else {}
        if self._asked.is_choice:
            self._ask_to_choose(labels)
            return
        for option in self._asked.options or (0,):
            self.fields[f"side_{option}"] = forms.ChoiceField(
                label=labels.get(option, _("Ihre Stimme")),
                choices=SIDE_CHOICES,
                widget=forms.RadioSelect(BARE),
            )

    def _ask_to_choose(self, labels: dict[int, str]) -> None:
        choices = [*((str(pk), label) for pk, label in labels.items()), ("0", _("Enthaltung"))]
        if self._asked.places == 1:
            self.fields["choice"] = forms.ChoiceField(
                label=_("Wen wählen Sie?"), choices=choices, widget=forms.RadioSelect(BARE)
            )
        else:
            said = _now("Wen wählen Sie? Höchstens %(places)d.") % {"places": self._asked.places}
            self.fields["choice"] = forms.MultipleChoiceField(
                label=said, choices=choices, widget=forms.CheckboxSelectMultiple(BARE)
            )

    def ballot(self) -> Ballot:
        """What was chosen."""
        said = self.cleaned_data
        if not self._asked.is_choice:
            return {
                option or None: Side(said[f"side_{option}"])
                for option in self._asked.options or (0,)
            }
        chosen = said["choice"] if isinstance(said["choice"], list) else [said["choice"]]
        found: Ballot = {int(pk) or None: Side.YES if int(pk) else Side.ABSTAIN for pk in chosen}
        return found
