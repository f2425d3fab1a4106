"""Floor 5: HTTP in, HTTP out, around an engine that answers GraphQL requests.

In:   an Engine (engine_protocol.py) and RouterSettings (settings.py).
Out:  one ASGI application: `/graphql`, GraphiQL, `/health/live`, `/health/ready`.
Uses: errors, executor (request, result, codec). Never a web framework, never a subgraph.
Doors: create_app() in app.py, serve() in serve.py.
"""
