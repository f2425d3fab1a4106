"""GraphQL rules on applied directives: place, arguments, repetition (section 5.7)."""

from collections.abc import Iterable, Iterator, Mapping

from .definition import TypeDefinition
from .schema_problem import SchemaProblem, invalid_graphql
from .subgraph_directives import Application, KnownDirective
from .subgraph_input_values import fits


def application_problems(
    applications: Iterable[Application], types: Mapping[str, TypeDefinition]
) -> Iterator[SchemaProblem]:
    """What is wrong with directives as they are applied; unknown ones are passed over."""
    seen: set[tuple[str, str]] = set()
    for application in applications:
        known = application.known
        if known is None:
            continue
        if application.place not in known.definition.locations:
            text = f'Directive "@{application.local_name}" may not be used on {application.place}.'
            yield _problem(application, text)
        yield from _argument_problems(application, known, types)
        if not known.definition.is_repeatable:
            once = application.coordinate, application.local_name
            if once in seen:
                text = (
                    f'The directive "@{application.local_name}" can only be used once'
                    f' on "{application.coordinate}".'
                )
                yield _problem(application, text)
            seen.add(once)


def _argument_problems(
    application: Application, known: KnownDirective, types: Mapping[str, TypeDefinition]
) -> Iterator[SchemaProblem]:
    name = application.local_name
    given = application.use.arguments
    expected = known.definition.arguments
    for argument in given:
        if argument not in expected:
            yield _problem(application, f'Unknown argument "{argument}" on directive "@{name}".')
    for argument in application.repeated_arguments:
        yield _problem(application, f'Argument "{argument}" of "@{name}" is given twice.')
    for argument, definition in expected.items():
        if argument not in given:
            if definition.is_required:
                text = (
                    f'Directive "@{name}" argument "{argument}" of type "{definition.type}"'
                    " is required, but it was not provided."
                )
                yield _problem(application, text)
        elif given[argument] and not fits(given[argument], definition.type, types):
            # Null, false, zero and empty strings pass, whatever the type: the reference composer
            # takes them for "not given". Field sets are checked by rules of their own.
            text = (
                f'Invalid value for "@{name}({argument}:)" of type "{definition.type}"'
                f' in application of "@{name}" to "{application.coordinate}".'
            )
            yield _problem(application, text)


def _problem(application: Application, text: str) -> SchemaProblem:
    return invalid_graphql(text, application.use.location, coordinate=application.coordinate)
