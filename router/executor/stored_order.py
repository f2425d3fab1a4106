"""Which objects of the tree are stored as the client is to see them.

In:   a QueryPlan.
Out:  its shape, with `extra_keys` wherever an object need not be built anew.
Decides: when that is so. It is read off the documents of the fetches and the order in which they
run, since these say what will lie in the tree; how the planner came to them does not matter.

A subgraph answers in the order it is asked. The keys of one answer are in that order therefore, and
a later answer's keys come behind them; of two that do not wait for each other nobody knows. What is
asked under type conditions is not followed: objects below them are built anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeAlias

from graphql import FieldNode, InlineFragmentNode, OperationDefinitionNode, SelectionSetNode, parse

from router.planner.plan import EntityCall, Fetch, FieldShape, ObjectShape, QueryPlan

_Answer: TypeAlias = tuple[int, int]
"""Fetch and number of its call: what is merged in one go."""


@dataclass(slots=True)
class Holding:
    """What the objects at one place of the tree will hold.

    keys: storage keys, each with the answers it comes in and its number among what is asked there.
    is_certain: whether all of it is held by every object here.
    """

    keys: dict[str, dict[_Answer, int]] = field(default_factory=dict)
    below: "dict[str, Holding]" = field(default_factory=dict)
    is_certain: bool = True

    def at(self, key: str) -> "Holding":
        """What the objects below a key will hold."""
        return self.below.setdefault(key, Holding())


def with_stored_order(plan: QueryPlan) -> ObjectShape:
    """The plan's shape, with what can be promised of the tree."""
    return _Promises(plan).shape(plan.shape, holdings_of(plan))


def is_answered_verbatim(plan: QueryPlan, shape: ObjectShape) -> bool:
    """Whether the one fetch of a plan asks for exactly what the client is to see.

    shape: the plan's, as `with_stored_order` gives it.
    """
    return (
        len(plan.fetches) == 1
        and not plan.fetches[0].calls
        and plan.introspection is None
        and _is_verbatim(shape)
    )


def holdings_of(plan: QueryPlan) -> Holding:
    """What the root of the tree and all below it will hold."""
    root = Holding()
    for fetch in plan.fetches:
        (operation,) = parse(fetch.document, no_location=True).definitions
        assert isinstance(operation, OperationDefinitionNode)
        if not fetch.calls:
            _fill(root, operation.selection_set, (fetch.id, 0), is_certain=True)
        for number, call in enumerate(fetch.calls):
            _fill_entities(root, operation.selection_set, call, (fetch.id, number))
    return root


def _fill_entities(
    root: Holding, selections: SelectionSetNode, call: EntityCall, answer: _Answer
) -> None:
    if call.is_reentry:
        for target in call.targets:
            holding = root
            for segment in target.path:
                holding = holding.at(segment.key)
            _fill(holding, selections, answer, is_certain=False)
        return
    for asked, condition in _entity_selections(selections, call.alias):
        for target in call.targets:
            is_certain = all(it.typename == condition and not it.types for it in target.parts)
            holding = root
            for segment in target.path:
                holding = holding.at(segment.key)
                is_certain &= segment.types is None
            _fill(holding, asked, answer, is_certain=is_certain)


def _entity_selections(
    selections: SelectionSetNode, alias: str
) -> Iterator[tuple[SelectionSetNode, str | None]]:
    """What one call asks of its entities, and of which type."""
    for call in _fields(selections):
        if _response_key(call) == alias and call.selection_set is not None:
            for node in call.selection_set.selections:
                if isinstance(node, InlineFragmentNode) and node.type_condition is not None:
                    yield node.selection_set, node.type_condition.name.value
                else:
                    yield call.selection_set, None


def _fill(
    holding: Holding, selections: SelectionSetNode, answer: _Answer, *, is_certain: bool
) -> None:
    holding.is_certain &= is_certain
    for number, node in enumerate(selections.selections):
        if isinstance(node, FieldNode):
            key = _response_key(node)
            numbers = holding.keys.setdefault(key, {})
            # Asked twice in one answer, as it can be of objects of two types.
            holding.is_certain &= answer not in numbers
            numbers[answer] = number
            if node.selection_set is not None:
                _fill(holding.at(key), node.selection_set, answer, is_certain=is_certain)
        else:
            holding.is_certain = False
            if isinstance(node, InlineFragmentNode):
                _fill(holding, node.selection_set, answer, is_certain=False)


def _fields(selections: SelectionSetNode) -> Iterator[FieldNode]:
    return (node for node in selections.selections if isinstance(node, FieldNode))


def _response_key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value


class _Promises:
    """Says what can be promised, given which answers surely come before which."""

    def __init__(self, plan: QueryPlan) -> None:
        self._earlier = _earlier_fetches(plan.fetches)

    def shape(self, shape: ObjectShape, holding: Holding) -> ObjectShape:
        """The same shape, with promises here and below."""
        variants = {
            typename: tuple(self._field(it, holding) for it in fields)
            for typename, fields in shape.variants.items()
        }
        extra_keys = None
        if shape.static_type is not None and holding.is_certain:
            extra_keys = self._extra_keys(variants[shape.static_type], holding)
        return replace(shape, variants=variants, extra_keys=extra_keys)

    def _field(self, shape: FieldShape, holding: Holding) -> FieldShape:
        if shape.object is None:
            return shape
        return replace(shape, object=self.shape(shape.object, holding.at(shape.storage_key)))

    def _extra_keys(self, fields: Sequence[FieldShape], holding: Holding) -> tuple[str, ...] | None:
        stored = [it for it in fields if it.constant is None]
        if any(it.object is not None and it.object.extra_keys is None for it in stored):
            return None
        if not _constant_is_last(fields) or any(it.response_key != it.storage_key for it in stored):
            return None
        places: list[tuple[_Answer, int]] = []
        for it in stored:
            answers = holding.keys.get(it.storage_key, {})
            if len(answers) != 1:
                return None
            places.extend(answers.items())
        if not all(self._precedes(*pair) for pair in pairwise(places)):
            return None
        wanted = {it.storage_key for it in stored}
        return tuple(key for key in holding.keys if key not in wanted)

    def _precedes(self, one: tuple[_Answer, int], other: tuple[_Answer, int]) -> bool:
        (fetch, call), number = one
        (other_fetch, other_call), other_number = other
        if fetch == other_fetch:
            return (call, number) < (other_call, other_number)
        return fetch in self._earlier[other_fetch]


def _constant_is_last(fields: Sequence[FieldShape]) -> bool:
    """Whether all that is constant, if anything, is one `__typename` at the end."""
    constants = [it.response_key for it in fields if it.constant is not None]
    return not constants or (
        constants == ["__typename"] and fields[-1].response_key == "__typename"
    )


def _earlier_fetches(fetches: Sequence[Fetch]) -> Mapping[int, frozenset[int]]:
    """Of each fetch, those that have ended when it starts."""
    earlier: dict[int, frozenset[int]] = {}
    for fetch in fetches:
        earlier[fetch.id] = frozenset(fetch.after).union(*(earlier[it] for it in fetch.after))
    return earlier


def _is_verbatim(shape: ObjectShape) -> bool:
    return shape.extra_keys == () and all(
        it.constant is None
        and it.enum_values is None
        and (it.object is None or _is_verbatim(it.object))
        for fields in shape.variants.values()
        for it in fields
    )
