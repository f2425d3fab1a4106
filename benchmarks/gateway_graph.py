"""A graph of concerts for the benchmark of the whole router: four subgraphs and what they know.

Nothing here is measured. Each subgraph is a graphql-core schema over plain records; put together,
the same records answer the same operations without a router, which is what answers are checked by.
"""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLSchema, GraphQLUnionType, build_schema, graphql_sync

LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n'
ENTITIES = """
scalar _Any
union _Entity = {members}
extend type Query {{ _entities(representations: [_Any!]!): [_Entity]! }}
"""
SDL: Mapping[str, str] = {
    "artists": """
type Query { artists: [Artist!]! }
type Artist @key(fields: "id") { id: ID! name: String! genre: String }
""",
    "concerts": """
type Query { concerts(first: Int! = 40): [Concert!]! }
type Concert @key(fields: "id") { id: ID! title: String! artist: Artist! venue: Venue! }
type Artist @key(fields: "id") { id: ID! concerts: [Concert!]! }
type Venue @key(fields: "id") { id: ID! }
""",
    "venues": """
type Query { venue(id: ID!): Venue }
type Venue @key(fields: "id") { id: ID! name: String! city: String! capacity: Int }
""",
    "ratings": """
type Query { best: Concert }
type Concert @key(fields: "id") { id: ID! stars: Float reviews: [Review!]! }
type Review { id: ID! stars: Int! body: String! }
""",
}

CONCERT = "id title stars venue { id name city capacity } reviews { id stars body }"
OPERATIONS: Mapping[str, str] = {
    "heavy": f"{{ artists {{ id name genre concerts {{ {CONCERT} artist {{ id name }} }} }}"
    f" concerts {{ {CONCERT} artist {{ id name genre concerts {{ id title }} }} }} }}",
    "entity": "{ concerts(first: 5) { title stars artist { name } venue { name city } } }",
    "light": "{ concerts(first: 3) { id title } }",
}

_ARTISTS, _CONCERTS, _VENUES, _REVIEWS = 10, 40, 8, 6


def answer(schema: GraphQLSchema, request: Mapping[str, Any]) -> dict[str, Any]:
    """Execute a request over all records; a subgraph's schema shows only its part of them."""
    records = _records()
    root = {
        **records["Query"],
        "_entities": lambda _info, representations: [
            records[it["__typename"]][it["id"]] for it in representations
        ],
    }
    variables = request.get("variables") or {}
    return dict(graphql_sync(schema, request["query"], root, variable_values=variables).formatted)


def executable(sdl: str) -> GraphQLSchema:
    """A schema over the records, of a subgraph's SDL without its links, or of the API's."""
    schema = build_schema(sdl, assume_valid=True)
    entity = schema.get_type("_Entity")
    if isinstance(entity, GraphQLUnionType):
        entity.resolve_type = lambda value, _info, _type: value["__typename"]
    return schema


def subgraph_schema(name: str) -> GraphQLSchema:
    """The executable schema of one subgraph."""
    members = " | ".join(
        line.split()[1]
        for line in SDL[name].splitlines()
        if line.startswith("type ") and "@" in line
    )
    return executable(SDL[name] + ENTITIES.format(members=members))


def _records() -> dict[str, dict[str, Any]]:
    """All objects by type and id; fields that lead to other objects are lists, or the objects."""
    artists: dict[str, Any] = {
        str(n): {"id": str(n), "name": f"Artist {n}", "genre": ("jazz", None)[n % 2]}
        for n in range(_ARTISTS)
    }
    venues: dict[str, Any] = {
        str(n): {"id": str(n), "name": f"Hall {n}", "city": f"City {n % 3}", "capacity": 100 * n}
        for n in range(_VENUES)
    }
    concerts: dict[str, Any] = {
        str(n): {
            "id": str(n),
            "title": f"An evening, number {n}",
            "artist": artists[str(n % _ARTISTS)],
            "venue": venues[str(n % _VENUES)],
            "stars": n % 5 + 0.5,
            "reviews": [
                {"id": f"{n}-{i}", "stars": (n + i) % 6, "body": f"What one may say of it, {i}."}
                for i in range(_REVIEWS)
            ],
        }
        for n in range(_CONCERTS)
    }
    for number, artist in artists.items():
        artist["concerts"] = [it for it in concerts.values() if it["artist"]["id"] == number]
    tables: dict[str, dict[str, Any]] = {"Artist": artists, "Venue": venues, "Concert": concerts}
    for typename, table in tables.items():
        for record in table.values():
            record["__typename"] = typename
    tables["Query"] = {
        "artists": list(artists.values()),
        "concerts": lambda _info, first: list(concerts.values())[:first],
    }
    return tables
