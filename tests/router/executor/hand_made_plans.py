"""Plans written by hand, and the few words to write them with.

The graph: `catalog` has books and their authors, `stock` adds copies to a Book by isbn, `people`
adds names to an Author by id, `reviews` adds ratings to a Book by isbn.
"""

from router.planner.plan import (
    EntityCall,
    EntityTarget,
    Fetch,
    FieldShape,
    ObjectShape,
    OperationKind,
    PathSegment,
    QueryPlan,
    RepresentationField,
    RepresentationPart,
)


def field(key, wrappers="", shape=None, *, stored_as=None, **more):
    """One field of the response, stored under its response key unless said otherwise."""
    return FieldShape(key, stored_as or key, wrappers, shape, coordinate=f"Type.{key}", **more)


def objects(type_name, *fields):
    """Objects of one type."""
    return ObjectShape(type_name, {type_name: fields}, type_name)


def any_of(abstract_type, **variants):
    """Objects of several types."""
    return ObjectShape(None, variants, abstract_type)


def path(*steps):
    """`"books@"` is a list of objects, `"author"` one object, `"grid@@"` lists of lists."""
    return tuple(PathSegment(step.rstrip("@"), step.count("@")) for step in steps)


def part(typename, *leaves, types=None):
    """A part of a representation; a leaf is a name or a RepresentationField."""
    fields = tuple(
        leaf if isinstance(leaf, RepresentationField) else RepresentationField(leaf, leaf)
        for leaf in leaves
    )
    return RepresentationPart(fields, types and frozenset(types), typename)


def target(steps, *parts):
    """What is at a path, and how it is represented."""
    return EntityTarget(path(*steps), parts)


def root(fetch_id, subgraph, document, **more):
    """A fetch of root fields."""
    return Fetch(fetch_id, subgraph, OperationKind.QUERY, document, **more)


def entities(fetch_id, subgraph, *targets, after=(0,), deep_keys=(), keeps_typename=False, **more):
    """A fetch of one entity call."""
    call = EntityCall("_entities", "representations", targets, frozenset(deep_keys), keeps_typename)
    document = "query($representations:[_Any!]!){_entities(representations:$representations){x}}"
    return Fetch(
        fetch_id, subgraph, OperationKind.QUERY, document, after=after, calls=(call,), **more
    )


def plan(shape, *fetches, **more):
    """A query plan."""
    return QueryPlan(OperationKind.QUERY, fetches, shape, **more)


BOOK = part("Book", "isbn")
AUTHOR = part("Author", "id")

BOOK_SHAPE = objects(
    "Book",
    field("title"),
    field("inStock", stored_as="copies"),
    field("stars", stored_as="rating"),
    field("writer", "", objects("Author", field("name")), stored_as="author"),
)


def one_book():
    """`{ it: book { title } }`: one fetch, and the client's alias."""
    return plan(
        objects("Query", field("it", "", objects("Book", field("title", "!")), stored_as="book")),
        root(0, "catalog", "query($isbn:ID!){book(isbn:$isbn){title}}", variables=("isbn",)),
    )


def shelf():
    """`{ shelf: books { title inStock: copies stars: rating writer: author { name } } }`.

    Fetch 0 is followed by 1 and 2 at once; 3 needs what 2 gave to the authors.
    """
    return plan(
        objects("Query", field("shelf", "[", BOOK_SHAPE, stored_as="books")),
        root(0, "catalog", "{books{title isbn author{code}}}"),
        entities(1, "stock", target(("books@",), BOOK)),
        entities(2, "reviews", target(("books@",), BOOK)),
        entities(3, "people", target(("books@", "author"), AUTHOR), after=(2,)),
    )
