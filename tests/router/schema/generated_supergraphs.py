"""Small supergraphs of every shape, for properties: valid values, not sensible graphs."""

from hypothesis import strategies as st

from router.schema.definition import (
    DirectiveDefinition,
    DirectiveUse,
    EnumValue,
    FieldDefinition,
    InputValue,
    TypeDefinition,
    TypeKind,
)
from router.schema.field_set import FieldSelection, FragmentSelection
from router.schema.join import (
    ContextArgument,
    EnumValueJoin,
    FieldJoin,
    ImplementsJoin,
    MemberJoin,
    TypeJoin,
)
from router.schema.link import Link, Version
from router.schema.literal import EnumName, ObjectLiteral
from router.schema.supergraph import Graph, Supergraph
from router.schema.type_ref import TypeRef

SPECS = "https://specs.apollo.dev/"
GRAPHS = ("A", "B_1", "_C")
OUTPUTS = ("Int", "ID", "Book", "Node", "Media", "Genre", "Isbn")
INPUTS = ("Int", "Filter", "Genre", "Isbn")

names = st.sampled_from(["id", "a", "b_2", "type", "input", "on", "_x"])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
descriptions = st.none() | texts | st.sampled_from(["One line.", "Two\nlines", '  "quoted"', "a\\"])
graphs = st.sampled_from(GRAPHS)

literals = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
    | st.sampled_from(["RED", "on"]).map(EnumName),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(names, inner, max_size=3).map(
            lambda fields: ObjectLiteral(tuple(fields.items()))
        )
    ),
    max_leaves=6,
)
field_sets = st.recursive(
    st.lists(
        st.builds(FieldSelection, names, st.just(()) | st.just((("x", "y z"),))),
        min_size=1,
        max_size=2,
    ).map(tuple),
    lambda inner: st.tuples(
        st.builds(FieldSelection, names, st.just(()), inner)
        | st.builds(FragmentSelection, st.sampled_from(["Book", None]), inner)
    ),
    max_leaves=4,
)
wrappers = st.sampled_from(["", "!", "[", "![!", "[![", "!["])
uses = st.lists(
    st.builds(
        DirectiveUse,
        st.just("tag"),
        st.builds(lambda name: {"name": name}, texts),
        st.just("tag"),
    )
    | st.just(DirectiveUse("inaccessible", feature="inaccessible"))
    | st.just(DirectiveUse("listSize", {"sizedFields": ("a",)}, "cost"))
    | st.just(DirectiveUse("fromContext", {"field": "$x { y }"}, "context"))
    | st.builds(DirectiveUse, st.just("deprecated"), st.just({}) | st.just({"reason": "old"}))
    | st.builds(DirectiveUse, st.just("mine"), st.dictionaries(names, literals, max_size=2)),
    max_size=3,
).map(tuple)
context_arguments = st.builds(
    ContextArgument,
    names,
    st.builds(TypeRef, st.just("Int"), wrappers),
    st.just("A__context"),
    texts,
)
field_joins = st.lists(
    st.builds(
        FieldJoin,
        graph=st.none() | graphs,
        type=st.none() | st.builds(TypeRef, st.sampled_from(OUTPUTS), wrappers),
        requires=st.none() | field_sets,
        provides=st.none() | field_sets,
        external=st.booleans(),
        override=st.none() | texts,
        used_overridden=st.booleans(),
        override_label=st.none() | texts,
        context_arguments=st.lists(context_arguments, max_size=2).map(tuple),
    ),
    max_size=2,
).map(tuple)
type_joins = st.lists(
    st.builds(
        TypeJoin,
        graphs,
        st.none() | field_sets,
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


def _named(strategy, max_size=3):
    return st.lists(strategy, min_size=1, max_size=max_size, unique_by=lambda item: item.name).map(
        lambda items: {item.name: item for item in items}
    )


def _common():
    return {"description": descriptions, "directives": uses}


@st.composite
def _input_values(draw, *, joined=False):
    has_default = draw(st.booleans())
    return InputValue(
        name=draw(names),
        type=TypeRef(draw(st.sampled_from(INPUTS)), draw(wrappers)),
        default=draw(literals) if has_default else None,
        has_default=has_default,
        joins=draw(field_joins) if joined else (),
        description=draw(descriptions),
        directives=draw(uses),
    )


_fields = st.builds(
    FieldDefinition,
    name=names,
    type=st.builds(TypeRef, st.sampled_from(OUTPUTS), wrappers),
    arguments=st.just({}) | _named(_input_values()),
    joins=field_joins,
    **_common(),
)


def _type(name, kind, **parts):
    common = {"joins": type_joins, **_common()}
    return st.builds(TypeDefinition, name=st.just(name), kind=st.just(kind), **(common | parts))


_types = st.tuples(
    _type("Query", TypeKind.OBJECT, fields=_named(_fields), directives=st.just(())),
    _type(
        "Book",
        TypeKind.OBJECT,
        fields=_named(_fields),
        interfaces=st.sampled_from([(), ("Node",)]),
        implements_joins=st.lists(
            st.builds(ImplementsJoin, graphs, st.just("Node")), max_size=2
        ).map(tuple),
    ),
    _type("Node", TypeKind.INTERFACE, fields=_named(_fields)),
    _type(
        "Media",
        TypeKind.UNION,
        members=st.just(("Book",)),
        member_joins=st.just((MemberJoin("A", "Book"), MemberJoin("_C", "Book"))),
    ),
    _type(
        "Genre",
        TypeKind.ENUM,
        values=_named(
            st.builds(
                EnumValue,
                name=st.sampled_from(["RED", "BLUE", "on"]),
                joins=st.just((EnumValueJoin("A"),)),
                **_common(),
            )
        ),
    ),
    _type("Filter", TypeKind.INPUT, input_fields=_named(_input_values(joined=True))),
    _type("Isbn", TypeKind.SCALAR),
)


def _link(name, minor, **rest):
    return Link(f"{SPECS}{name}/v0.{minor}", SPECS + name, name, Version(0, minor), **rest)


_links = st.sampled_from(
    [
        (
            _link("tag", 3),
            _link("inaccessible", 2, purpose="SECURITY"),
            _link("cost", 1, imports={"@listSize": "@listSize"}),
            _link("context", 1, purpose="SECURITY"),
        ),
        (
            _link("tag", 3, alias="label"),
            _link("inaccessible", 2, alias="hide", imports={"@inaccessible": "@hidden"}),
            _link("cost", 1, imports={"@listSize": "@pages"}),
            _link("context", 1, alias="ctx"),
            Link("https://x.example/mine/v1.0", "https://x.example/mine", "mine", Version(1, 0)),
        ),
    ]
)

supergraphs = st.builds(
    Supergraph,
    graphs=st.just(
        tuple(Graph(graph, f"{graph.lower()}-service", "http://x/graphql") for graph in GRAPHS)
    ),
    types=_types.map(lambda types: {definition.name: definition for definition in types}),
    directives=st.just({})
    | st.builds(
        DirectiveDefinition,
        name=st.just("mine"),
        arguments=_named(_input_values()),
        locations=st.sampled_from([("OBJECT",), ("FIELD", "ENUM_VALUE")]),
        is_repeatable=st.booleans(),
        **_common(),
    ).map(lambda definition: {definition.name: definition}),
    links=_links,
    join_version=st.sampled_from(["v0.3", "v0.4", "v0.5"]),
    schema_directives=uses,
    description=descriptions,
)
