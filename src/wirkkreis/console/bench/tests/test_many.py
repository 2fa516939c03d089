"""The entries to search in: the words looked for stand in as many of them as is said."""

from wirkkreis.console.bench import many
from wirkkreis.diary.models import Entry
from wirkkreis.languages.folding import fold, stems


def test_the_words_stand_in_a_tenth_in_one_and_in_none(mansfeld):
    texts = [str(text) for *_, text, _nonce in many._rows()]
    assert len(texts) == many.ENTRIES
    told = [
        sum(all(stem in text for stem in stems(word)) for text in texts)
        for word in (many.OFTEN, many.ONCE, many.NEVER)
    ]
    assert told == [many.ENTRIES // 10, 1, 0]


def test_an_entry_is_written_as_the_diary_would_write_it(mansfeld, monkeypatch):
    monkeypatch.setattr(many, "ENTRIES", 20)
    monkeypatch.setattr(many, "tell_the_planner", lambda: None)
    many.write_many(mansfeld)
    for entry in Entry.objects.order_by("-pk")[:20]:
        assert entry.found_by == f"{fold(entry.topic)} {fold(entry.note)}"
