"""A flow as a page of docs/flows/: its diagram and its two tables, drawn from the model's own."""

from collections.abc import Iterable, Iterator, Sequence

from django.apps import apps
from django.utils.translation import override

from wirkkreis.flow.engine import Flowing, State, Step
from wirkkreis.languages.known import BASE


def all_diagrams() -> dict[str, str]:
    """File name and text for every model with a flow, in the base language."""
    flowing = [model for model in apps.get_models() if issubclass(model, Flowing)]
    with override(BASE):
        return {f"{model._meta.model_name}.md": "".join(_page(model)) for model in flowing}


def _page(model: type[Flowing]) -> Iterator[str]:
    flow, package = model.FLOW, model._meta.app_label
    yield f"# {model.__name__}: {model._meta.verbose_name}\n\n"
    yield f"Drawn from `{package}/flow.py` by `wirkkreis django draw_flows`; "
    yield "a test fails where it is not current.\n\n"
    yield "```mermaid\nstateDiagram-v2\n"
    for state in flow.states:
        yield f'    state "{state.word}" as {state.name}\n'
    yield f"    [*] --> {model._meta.get_field('state').get_default()}\n"
    for step in flow.steps:
        for source in step.source:
            yield f"    {source} --> {step.target} : {step.label}\n"
    for state in flow.states:
        if state.final:
            yield f"    {state.name} --> [*]\n"
    yield "```\n\n"
    yield _table(
        ("State", "Staff read", "The public reads", "What happens next"), map(_state, flow.states)
    )
    yield "\n"
    yield _table(("Step", "From", "To", "Right", "Verb", "Asks for"), map(_step, flow.steps))


def _state(state: State) -> Sequence[str]:
    return (f"`{state.name}`", str(state.word), str(state.public_word), str(state.next))


def _step(step: Step) -> Sequence[str]:
    asks = [*step.fields, *(["a reason"] if step.needs_note else [])]
    return (
        f"`{step.name}`",
        ", ".join(step.source),
        step.target,
        f"`{step.right}`",
        f"`{step.verb}`",
        ", ".join(asks),
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
