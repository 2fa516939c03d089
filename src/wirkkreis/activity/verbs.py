"""The registry of verbs: what the trail can record, in whose words, for whose eyes."""

from dataclasses import dataclass

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Verb:
    """A verb of the trail. `sentence` is read after the actor's name ("hat … beschlossen")."""

    name: str
    sentence: StrOrPromise
    public: bool = False


_verbs: dict[str, Verb] = {}


def verb(name: str, sentence: StrOrPromise, *, public: bool = False) -> Verb:
    """Register a verb. Raises ValueError when the name is taken."""
    if name in _verbs:
        raise ValueError(f"The verb {name} is registered twice.")
    _verbs[name] = Verb(name, sentence, public)
    return _verbs[name]


def known_verb(name: str) -> Verb:
    """The verb of that name. Raises KeyError when no package registered it."""
    return _verbs[name]


def all_verbs() -> list[Verb]:
    """Every verb of the house, by name."""
    return sorted(_verbs.values(), key=lambda entry: entry.name)
