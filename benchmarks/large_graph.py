"""A large, valid graph, the same at each call: entities that link across subgraphs, contributed
fields, requirements, shared values, interfaces, unions, enums and inputs."""

import random
from pathlib import Path

FIELDS = ("String", "Int", "Float", "Boolean", "ID", "String!", "[String!]", "Int!")
LINK = (
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: '
    '["@key", "@shareable", "@external", "@requires"])'
)


def write_large_graph(folder: Path, *, subgraphs: int, entities: int, seed: int = 7) -> Path:
    """Write the SDL files and a supergraph.yaml into a folder; returns the latter's path."""
    chance = random.Random(seed)
    config = ["federation_version: =2.9", "subgraphs:"]
    for number in range(subgraphs):
        sdl = _subgraph(chance, number, subgraphs, entities)
        (folder / f"part{number}.graphql").write_text(sdl)
        config += [
            f"  part{number}:",
            f"    routing_url: http://127.0.0.1:{5000 + number}/graphql",
            f"    schema: {{ file: part{number}.graphql }}",
        ]
    path = folder / "supergraph.yaml"
    path.write_text("\n".join(config) + "\n")
    return path


def _subgraph(chance: random.Random, number: int, subgraphs: int, entities: int) -> str:
    own = [f"T{number}_{index}" for index in range(entities)]
    others = [n for n in range(subgraphs) if n != number]
    lines = [LINK, "type Query {"]
    lines += [
        f"  {name.lower()}(id: ID!): {name}\n  every{name}(first: Int = 10): [{name}!]!"
        for name in own
    ]
    lines += [f"  named{number}(id: ID!): Named{number}", f"  find{number}: [Found{number}!]", "}"]
    linked: set[str] = set()
    for index, name in enumerate(own):
        links = [_foreign(chance, others, entities) for _ in range(2)]
        linked.update(links)
        lines += [
            f'type {name} implements Named{number} @key(fields: "id") {{',
            "  id: ID!\n  base: Int!\n  page: Page",
            f"  first: {links[0]}\n  many: [{links[1]}!]\n  next: {own[(index + 1) % entities]}",
            *(f"  f{n}: {FIELDS[(index + n + number) % len(FIELDS)]}" for n in range(6)),
            "}",
        ]
    contributed = {_foreign(chance, others, entities) for _ in range(entities // 2)}
    for index, name in enumerate(sorted(contributed)):
        lines += [f'type {name} @key(fields: "id") {{', "  id: ID!"]
        if index % 4 == 0:
            lines.append(
                f'  base: Int! @external\n  derived{number}: Int @requires(fields: "base")'
            )
        lines += [f"  extra{number}: String", f"  back{number}: {own[index % entities]}", "}"]
    lines += [
        f'type {name} @key(fields: "id", resolvable: false) {{ id: ID! }}'
        for name in sorted(linked - contributed)
    ]
    lines += [
        f"interface Named{number} {{ id: ID! }}",
        f"union Found{number} = {' | '.join(own[:3])}",
        "type Page @shareable { hasNext: Boolean! cursor: String }",
        "enum Kind { A B C }",
        f"input Filter{number} {{ text: String kind: Kind = A }}",
    ]
    return "\n".join(lines)


def _foreign(chance: random.Random, others: list[int], entities: int) -> str:
    return f"T{chance.choice(others)}_{chance.randrange(entities)}"
