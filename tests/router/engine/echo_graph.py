"""A small graph whose subgraphs echo who asks, and answer when the test lets them."""

import asyncio
import json

from router import Router, Subgraph
from router.executor.transports.transport import TransportResponse

LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'
SHOP = f"""{LINK}
type Query {{ item(id: ID!): Item  items: [Item!]! }}
type Mutation {{ touch(id: ID!): Item }}
type Item @key(fields: "id") {{ id: ID! owner: String tags: [String!] }}
"""
NOTES = f"""{LINK}
type Item @key(fields: "id") {{ id: ID! note: String }}
"""


class Echo:
    """A Transport that answers what it was sent: the authorization header, and the item's id.

    holds_back: whether answers wait until `release`.
    """

    def __init__(self):
        self.holds_back = False
        self.requests = []
        self.waiting = []

    async def send(self, body, headers, *, timeout_seconds=None, idempotent=False):
        request = json.loads(body)
        self.requests.append(request)
        if self.holds_back:
            gate = asyncio.get_running_loop().create_future()
            self.waiting.append(gate)
            await gate
        return TransportResponse(200, (), json.dumps({"data": _answer(request, headers)}).encode())

    async def close(self):
        pass

    def release(self, index=0):
        """Let one of the requests that wait be answered."""
        gate = self.waiting.pop(index % len(self.waiting))
        if not gate.done():
            gate.set_result(None)


def _answer(request, headers):
    who = headers.get("authorization")
    variables = request["variables"]
    if "representations" in variables:
        ids = [it["id"] for it in variables["representations"]]
        return {"_entities": [{"note": f"{who} reads {it}"} for it in ids]}
    field = "touch" if request["query"].startswith("mutation") else "item"
    return {field: {"owner": who, "id": variables["id"]}}


def shop(echo, **options):
    """A router for the graph, with these options."""
    subgraphs = (Subgraph("shop", "http://s", SHOP), Subgraph("notes", "http://n", NOTES))
    return Router.from_subgraphs(subgraphs, {"shop": echo, "notes": echo}, **options)
