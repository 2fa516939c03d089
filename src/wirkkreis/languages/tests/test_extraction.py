from pathlib import Path

import pytest

from wirkkreis.languages.extraction import Unreadable, messages_in

PAGE = """{% extends "ui/base.html" %}
    {% if "it's" %}
  {# Translators: a greeting #}
  <h1>{% translate "Guten Tag" %}</h1>
        {% blocktranslate count n=plan.goals.count trimmed %}
            Ein Ziel
        {% plural %}
            {{ n }} Ziele, 100 % davon gut
        {% endblocktranslate %}
 {% endif %}
{% translate "Ort" context "Gemeinde" %} {{ name|default:_("ohne Namen") }}
{% button _("Speichern") %} {% blocktranslate with x=_("innen") %}Für {{ x }}{% endblocktranslate %}
<p>it's (an "open" quote, [bracket</p>
"""
MODULE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
A = _("Ein "
      "Satz")
B = ngettext("%(n)s Jahr", "%(n)s Jahre", 2)
C = pgettext_lazy("Haushalt", "Mittel")
def helper(gettext="nicht dies"): return _(A)
"""


def tree(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html").replace("_py", ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def found(folder: Path) -> dict[object, str | None]:
    return {message.id: message.context for message in messages_in(folder) if message.id}


def test_templates_say_their_messages(tmp_path: Path) -> None:
    assert found(tree(tmp_path, goals__templates__page_html=PAGE)) == {
        "Guten Tag": None,
        ("Ein Ziel", "%(n)s Ziele, 100 %% davon gut"): None,
        "Ort": "Gemeinde",
        "ohne Namen": None,
        "Speichern": None,
        "innen": None,
        "Für %(x)s": None,
    }


def test_modules_say_their_messages(tmp_path: Path) -> None:
    assert found(tree(tmp_path, goals__plan_py=MODULE)) == {
        "Ein Satz": None,
        ("%(n)s Jahr", "%(n)s Jahre"): None,
        "Mittel": "Haushalt",
    }


def test_comments_for_translators_come_along(tmp_path: Path) -> None:
    message = messages_in(tree(tmp_path, goals__templates__page_html=PAGE)).get("Guten Tag")
    assert message is not None
    assert message.auto_comments == ["Translators: a greeting"]


def test_a_message_names_every_file_it_comes_from(tmp_path: Path) -> None:
    page = '{% translate "Ziel" %}'
    message = messages_in(
        tree(tmp_path, b__templates__x_html=page, a__templates__x_html=page * 2)
    ).get("Ziel")
    assert message is not None
    assert [name for name, _ in message.locations] == ["a/templates/x.html", "b/templates/x.html"]


def test_tests_say_nothing_to_translate(tmp_path: Path) -> None:
    assert found(tree(tmp_path, goals__tests__test_plan_py=MODULE)) == {}


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    broken = "{% blocktranslate %}{% if x %}{% endif %}{% endblocktranslate %}"
    with pytest.raises(Unreadable, match=r"page\.html"):
        messages_in(tree(tmp_path, goals__templates__page_html=broken))


def test_one_message_has_one_plural(tmp_path: Path) -> None:
    code = 'from x import gettext, ngettext\ngettext("Ziel")\nngettext("Ziel", "Ziele", 2)\n'
    with pytest.raises(Unreadable, match="another plural"):
        messages_in(tree(tmp_path, goals__plan_py=code))
