"""The directives of a merged element: the union of what is applied in its subgraphs.

Merged are federation's own (features.py), those of GraphQL itself, and those that @composeDirective
asks for. A repeatable directive keeps every different application. Of another one, the arguments
are combined where a strategy says how, else those that most subgraphs give are kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from router.composition.codes import HintCode
from router.schema.definition import Directed, DirectiveUse
from router.schema.literal import Literal, print_literal
from router.schema.supergraph_features import FEATURE_OF_DIRECTIVE

from .argument_strategies import DEFAULTS, STRATEGIES, Strategy
from .features import is_merged
from .merging import Merging
from .row import Row, declared, most_frequent

_BUILT_IN = frozenset({"deprecated", "specifiedBy"})
_REPEATABLE = frozenset({"tag", "context"})


def merge_directives(
    merging: Merging,
    coordinate: str,
    row: Row[Directed],
    inherited: Mapping[str, Sequence[DirectiveUse]] | None = None,
) -> tuple[DirectiveUse, ...]:
    """The merged applications, by first appearance.

    inherited: by directive, what the element gets from elsewhere (auth_inheritance.py).
    """
    found: dict[str, list[tuple[int | None, DirectiveUse]]] = {}
    for index, element in declared(row):
        for use in element.directives:
            if is_kept(merging, index, use):
                found.setdefault(use.name, []).append((index, use))
    for name, elsewhere in (inherited or {}).items():
        found.setdefault(name, []).extend((None, use) for use in elsewhere)
    merged: list[DirectiveUse] = []
    for name, uses in found.items():
        if _is_repeatable(merging, name):
            merged += _different(merging, (_supergraph_use(merging, *use) for use in uses))
        else:
            merged.append(_merge_one(merging, coordinate, name, uses))
    return tuple(merged)


def is_kept(merging: Merging, index: int, use: DirectiveUse) -> bool:
    """Whether an application in a subgraph belongs on the merged element."""
    if use.feature is None and use.name in _BUILT_IN:
        return True
    return is_merged(use) or merging.composed.has(index, use)


def _is_repeatable(merging: Merging, name: str) -> bool:
    composed = merging.composed.definitions.get(name)
    return name in _REPEATABLE or (composed is not None and composed[1].is_repeatable)


def _supergraph_use(merging: Merging, index: int | None, use: DirectiveUse) -> DirectiveUse:
    """An application as the supergraph has it; contexts are named after their subgraph."""
    arguments = use.arguments
    if use.name == "context" and index is not None:
        name = f"{merging.schemas[index].name}__{arguments.get('name')}"
        arguments = {**arguments, "name": name}
    feature = FEATURE_OF_DIRECTIVE.get(use.name) if use.feature is not None else None
    return DirectiveUse(use.name, arguments, feature)


def _different(merging: Merging, uses: Iterable[DirectiveUse]) -> Iterator[DirectiveUse]:
    seen = set()
    for use in uses:
        identity = _identity(merging, use)
        if identity not in seen:
            seen.add(identity)
            yield use


def _identity(merging: Merging, use: DirectiveUse) -> frozenset[tuple[str, Literal]]:
    """What makes two applications the same: arguments, with defaults filled in."""
    arguments = {**_defaults(merging, use.name), **use.arguments}
    return frozenset(arguments.items())


def _defaults(merging: Merging, name: str) -> Mapping[str, Literal]:
    composed = merging.composed.definitions.get(name)
    if composed is None:
        return DEFAULTS.get(name, {})
    arguments = composed[1].arguments.values()
    return {argument.name: argument.default for argument in arguments if argument.has_default}


def _merge_one(
    merging: Merging,
    coordinate: str,
    name: str,
    uses: Sequence[tuple[int | None, DirectiveUse]],
) -> DirectiveUse:
    groups: dict[frozenset[tuple[str, Literal]], list[int]] = {}
    for position, (_, use) in enumerate(uses):
        groups.setdefault(_identity(merging, use), []).append(position)
    chosen = _supergraph_use(merging, *uses[groups[most_frequent(groups)][0]])
    if len(groups) == 1:
        return chosen
    if name in STRATEGIES:
        merging.findings.report(
            HintCode.MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS,
            f'"@{name}" has different arguments on "{coordinate}"; they were combined.',
            coordinate,
        )
        return replace(chosen, arguments=_combined(STRATEGIES[name], [*map(dict, groups)]))
    row = {index: use for index, use in uses if index is not None}
    merging.findings.report_difference(
        HintCode.INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS,
        f'"@{name}" has different arguments on "{coordinate}", the most frequent are kept',
        row,
        _described,
        coordinate,
    )
    return chosen


def _combined(
    strategies: Mapping[str, Strategy], applications: Sequence[Mapping[str, Literal]]
) -> dict[str, Literal]:
    values = {
        argument: strategy([given.get(argument) for given in applications])
        for argument, strategy in strategies.items()
    }
    return {argument: value for argument, value in values.items() if value is not None}


def _described(use: DirectiveUse) -> str:
    if not use.arguments:
        return "no arguments"
    return ", ".join(f"{name}: {print_literal(value)}" for name, value in use.arguments.items())
