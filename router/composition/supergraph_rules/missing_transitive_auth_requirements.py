"""MISSING_TRANSITIVE_AUTH_REQUIREMENTS: a field reaches protected data, but is not protected so.

What @requires or @fromContext selects is fetched on behalf of the field; whoever may read the field
would see what was made of data that they may not read. So the field, together with its type, must
demand at least as much as everything on the way.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.requirements import (
    NO_REQUIREMENT,
    Alternatives,
    alternatives,
    conjunction,
    implies,
)
from router.schema.definition import Directed, FieldDefinition, TypeDefinition
from router.schema.field_set import FieldSelection, FieldSet, FieldSetError, read_field_set
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .places import places_of


@dataclass(frozen=True, slots=True)
class _Demand:
    """What a type or field demands of whoever reads it."""

    authenticated: bool = False
    scopes: Alternatives = NO_REQUIREMENT
    policies: Alternatives = NO_REQUIREMENT

    def implies(self, other: "_Demand") -> bool:
        return (
            (self.authenticated or not other.authenticated)
            and implies(self.scopes, other.scopes)
            and implies(self.policies, other.policies)
        )

    def and_also(self, other: "_Demand") -> "_Demand":
        return _Demand(
            self.authenticated or other.authenticated,
            conjunction((self.scopes, other.scopes)),
            conjunction((self.policies, other.policies)),
        )


def _demand(element: Directed) -> _Demand:
    authenticated, scopes, policies = False, NO_REQUIREMENT, NO_REQUIREMENT
    for use in element.directives:
        match use.name if use.feature else None:
            case "authenticated":
                authenticated = True
            case "requiresScopes":
                scopes = alternatives(use.arguments.get("scopes"))
            case "policy":
                policies = alternatives(use.arguments.get("policies"))
            case _:
                pass
    return _Demand(authenticated, scopes, policies)


def missing_transitive_auth_requirements(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each selection that reaches too far."""
    if {link.name for link in supergraph.links}.isdisjoint(
        ("authenticated", "requiresScopes", "policy")
    ):
        return
    setters = _context_setters(supergraph)
    for definition in supergraph.types.values():
        for field in definition.fields.values():
            for what in _unmet(supergraph, definition, field, setters):
                yield CompositionCode.MISSING_TRANSITIVE_AUTH_REQUIREMENTS.issue(
                    f'"{definition.name}.{field.name}" must demand at least the authorization of'
                    f" {what}.",
                    places_of(schemas, definition.name, field.name),
                    f"{definition.name}.{field.name}",
                )


def _context_setters(supergraph: Supergraph) -> Mapping[str, list[str]]:
    setters: dict[str, list[str]] = {}
    for definition in supergraph.types.values():
        for use in definition.applied("context"):
            setters.setdefault(str(use.arguments.get("name")), []).append(definition.name)
    return setters


def _unmet(
    supergraph: Supergraph,
    definition: TypeDefinition,
    field: FieldDefinition,
    setters: Mapping[str, list[str]],
) -> Iterator[str]:
    """One description for each selection of the field that reaches too far."""
    held: _Demand | None = None
    for join in field.joins:
        if join.requires is None and not join.context_arguments:
            continue
        held = held or _demand(definition).and_also(_demand(field))
        if join.requires is not None:
            what = next(_beyond(supergraph, held, definition.name, join.requires), None)
            if what:
                yield f"{what} from its @requires"
        for argument in join.context_arguments:
            for setter in setters.get(argument.context, ()):
                what = _beyond_context(supergraph, held, setter, argument.selection)
                if what:
                    yield f"{what} from its @fromContext"


def _beyond_context(
    supergraph: Supergraph, held: _Demand, setter: str, selection: str
) -> str | None:
    if not held.implies(_demand(supergraph.types[setter])):
        return f'"{setter}"'
    try:
        field_set, _ = read_field_set(selection)
    except FieldSetError:
        return None
    return next(_beyond(supergraph, held, setter, field_set), None)


def _beyond(
    supergraph: Supergraph, held: _Demand, owner: str, field_set: FieldSet
) -> Iterator[str]:
    """What in a field set demands more than `held`, in the order written."""
    definition = supergraph.types.get(owner)
    for selection in field_set:
        if not isinstance(selection, FieldSelection):
            condition = supergraph.types.get(selection.type_condition or owner)
            if selection.type_condition and condition and not held.implies(_demand(condition)):
                yield f'"{condition.name}"'
            yield from _beyond(
                supergraph, held, selection.type_condition or owner, selection.selections
            )
            continue
        field = definition.fields.get(selection.name) if definition else None
        if field is None:
            continue
        returned = supergraph.types.get(field.type.name)
        if not held.implies(_demand(field)) or (returned and not held.implies(_demand(returned))):
            yield f'"{owner}.{field.name}"'
        yield from _beyond(supergraph, held, field.type.name, selection.selections)
