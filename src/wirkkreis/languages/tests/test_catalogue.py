import gettext
import os
import re
from pathlib import Path

import pytest

from wirkkreis.languages.catalogue import Catalogues, check, compile_all, main, missing, update

PAGE = """{% translate "Ziel" %}
{% blocktranslate count n=n trimmed %}{{ n }} Jahr{% plural %}{{ n }} Jahre{% endblocktranslate %}
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    page = tmp_path / "goals/templates/page.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    made = Catalogues(source=tmp_path, public=(), same={})
    list(update(made))
    say(made, "en", "Ziel", "Goal")
    say_plural(made, "en", "%(n)s year", "%(n)s years")
    return made


def say(catalogues: Catalogues, language: str, german: str, text: str) -> None:
    path = catalogues.path(language)
    entry = f'msgid "{german}"\nmsgstr '
    path.write_text(re.sub(re.escape(entry) + r'".*"', f'{entry}"{text}"', path.read_text()))


def say_plural(catalogues: Catalogues, language: str, *forms: str) -> None:
    path = catalogues.path(language)
    text = path.read_text()
    for number, form in enumerate(forms):
        text = re.sub(rf'msgstr\[{number}\] ".*"', f'msgstr[{number}] "{form}"', text)
    path.write_text(text)


def wrong(catalogues: Catalogues) -> str:
    return "\n".join(check(catalogues)[0])


def test_a_complete_catalogue_has_no_faults(catalogues: Catalogues) -> None:
    assert check(catalogues) == (
        [],
        ["en: 2 of 2 messages", "de-simple: 0 of 2 messages", "ar: 0 of 2 messages"],
    )


def test_updating_twice_changes_nothing(catalogues: Catalogues) -> None:
    before = catalogues.path("en").read_bytes()
    assert list(update(catalogues)) == []
    assert catalogues.path("en").read_bytes() == before
    assert "Goal" in before.decode()


def test_no_line_number_and_no_date_can_churn(catalogues: Catalogues) -> None:
    text = catalogues.path("ar").read_text()
    assert "#: goals/templates/page.html\n" in text
    assert "Date" not in text
    page = catalogues.source / "goals/templates/page.html"
    page.write_text("\n\n" + PAGE)
    assert list(update(catalogues)) == []


def test_a_new_message_makes_the_catalogues_stale(catalogues: Catalogues) -> None:
    (catalogues.source / "goals/plan.py").write_text("from x import gettext as _\n_('Neu')\n")
    assert "en: not up to date with the sources" in wrong(catalogues)
    assert "en: 'Neu' is not translated" in wrong(catalogues)


def test_what_the_sources_no_longer_say_is_dropped(catalogues: Catalogues) -> None:
    (catalogues.source / "goals/templates/page.html").write_text("")
    assert list(update(catalogues)) == ["en: written", "de-simple: written", "ar: written"]
    assert "Ziel" not in catalogues.path("en").read_text()


def test_english_has_to_be_complete(catalogues: Catalogues) -> None:
    say(catalogues, "en", "Ziel", "")
    assert wrong(catalogues) == "en: 'Ziel' is not translated"


def test_english_has_to_be_translated_and_not_copied(catalogues: Catalogues) -> None:
    say(catalogues, "en", "Ziel", "Ziel")
    assert wrong(catalogues) == "en: 'Ziel' is copied, not translated"
    allowed = Catalogues(source=catalogues.source, public=(), same={"Ziel": "for the test"})
    assert wrong(allowed) == ""


def test_plain_german_may_repeat_what_is_plain(catalogues: Catalogues) -> None:
    say(catalogues, "de-simple", "Ziel", "Ziel")
    assert wrong(catalogues) == ""


def test_placeholders_are_kept_in_every_language(catalogues: Catalogues) -> None:
    say_plural(catalogues, "ar", "0", "1", "2", "%(n)s", "%(n)s", "%(m)s")
    assert wrong(catalogues).splitlines() == [
        "ar: '%(n)s Jahr' lacks %(n)",
        "ar: '%(n)s Jahr' invents %(m)",
    ]


def test_public_pages_are_complete_in_every_language(catalogues: Catalogues) -> None:
    public = Catalogues(source=catalogues.source, public=("goals/templates/*",), same={})
    assert "ar: 'Ziel' is not translated" in wrong(public)
    assert "de-simple: 'Ziel' is not translated" in wrong(public)
    assert "public  'Ziel'" in list(missing(public, "ar"))


def test_lists_that_no_longer_apply_are_named(catalogues: Catalogues) -> None:
    old = Catalogues(source=catalogues.source, public=("gone/*",), same={"Alt": "was once"})
    assert wrong(old).splitlines() == [
        "'Alt' is listed as the same in English, but no longer in use",
        "'gone/*' is listed as public, but no message comes from there",
    ]


def test_words_django_would_say_differently_are_named(catalogues: Catalogues) -> None:
    (catalogues.source / "goals/plan.py").write_text("from x import gettext as _\n_('or')\n")
    assert "'or': Django says 'oder' on German pages" in wrong(catalogues)


def test_only_what_is_old_is_compiled(catalogues: Catalogues) -> None:
    assert list(compile_all(catalogues)) == [
        "en: compiled",
        "de-simple: compiled",
        "ar: compiled",
    ]
    assert list(compile_all(catalogues)) == []
    path = catalogues.path("en")
    os.utime(path, ns=(0, path.with_suffix(".mo").stat().st_mtime_ns + 1))
    assert list(compile_all(catalogues)) == ["en: compiled"]


def test_arabic_counts_in_six_forms(catalogues: Catalogues) -> None:
    say_plural(catalogues, "ar", "zero", "one", "two", "few", "many", "%(n)s other")
    list(compile_all(catalogues))
    with catalogues.path("ar").with_suffix(".mo").open("rb") as binary:
        arabic = gettext.GNUTranslations(binary)
    said = [arabic.ngettext("%(n)s Jahr", "%(n)s Jahre", n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["zero", "one", "two", "few", "many", "%(n)s other"]


def test_what_is_not_translated_stays_german(catalogues: Catalogues) -> None:
    list(compile_all(catalogues))
    with catalogues.path("ar").with_suffix(".mo").open("rb") as binary:
        arabic = gettext.GNUTranslations(binary)
    assert arabic.gettext("Ziel") == "Ziel"
    assert arabic.ngettext("%(n)s Jahr", "%(n)s Jahre", 3) == "%(n)s Jahre"


def test_plain_german_lies_where_django_looks(catalogues: Catalogues) -> None:
    assert catalogues.path("de-simple").parts[-3:] == ("de_Simple", "LC_MESSAGES", "django.po")


def test_commands_answer_with_their_exit_code(
    catalogues: Catalogues, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"], catalogues) == 0
    say(catalogues, "en", "Ziel", "")
    assert main(["check"], catalogues) == 1
    assert main(["missing", "en"], catalogues) == 0
    assert capsys.readouterr().out.endswith("        'Ziel'\n")
    assert [main(call, catalogues) for call in (["update"], ["compile"])] == [0, 0]
    assert [main(call, catalogues) for call in ([], ["missing", "xx"])] == [2, 2]
    (catalogues.source / "goals/templates/page.html").write_text(
        "{% blocktranslate %}{% if x %}{% endblocktranslate %}"
    )
    assert main(["check"], catalogues) == 1
