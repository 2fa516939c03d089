"""The form that narrows the trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.models import Account
from wirkkreis.activity.models import Activity
from wirkkreis.activity.verbs import all_verbs
from wirkkreis.ui.forms import DateField


class TrailFilter(forms.Form):
    """By verb, by person, by span."""

    verb = forms.ChoiceField(label=_("Was"), required=False)
    who = forms.ModelChoiceField(
        Account.objects.none(), label=_("Wer"), required=False, empty_label=_("alle")
    )
    since = DateField(label=_("ab"), required=False)
    until = DateField(label=_("bis"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they come
        verbs = sorted((str(verb.sentence), verb.name) for verb in all_verbs())
        self.fields["verb"] = forms.ChoiceField(
            label=_("Was"),
            required=False,
            choices=[("", _("alles")), *((name, sentence) for sentence, name in verbs)],
        )
        who = self.fields["who"]
        if isinstance(who, forms.ModelChoiceField):
            acted = Activity.objects.order_by().values("actor")
            who.queryset = Account.objects.filter(pk__in=acted).order_by("name", "email")
