"""The chassis: what every service needs and no domain owns.

The three subgraphs stand on it, and never on each other.

    settings     ServiceSettings: dev, data_dir, database_url, cursor_secret, identity
    database     Database.reading() / .writing(); UtcDateTime, OrderedText columns
    migrations   upgrade, is_at_head, drift; run_migrations is a subgraph's whole env.py
    ids          new_id, demo_id, PublicId column; one two-letter prefix a kind
    money isbn email_address scalars    values, refused at the edge when they are not what
                 they should be
    errors       the tree of refusals, drawn; UserError and its shared types
    masking      what leaves in `errors`
    connections  Sort, Paging, fetch_page, fetch_pages, PageInfo;  cursors: how places are sealed
    loaders      Loader, LoaderGroup: many keys, one read
    federation   SubgraphSchema: batched `_entities`;  fields: field, mutation, cost …
    identity     Caller, Verifier, service_token, SCOPES_BY_ROLE;  keys: SigningKey, JWKS;  trust:
                 which of them the settings mean
    service_client  ServiceClient: call another service;  siblings: those in this process
    context app  RequestContext; ServiceDefinition, create_service
    sdl          `python -m subgraphs.chassis.sdl` writes every schema.graphql

A new subgraph is a folder with these files, in the order to write them:

    models.py       tables; CHECK what must never be false; ids are PublicId columns
    migrations/     env.py (three lines), script.py.mako, versions/
    errors.py       its own DomainErrors and the GraphQL types they become
    repository.py   the only SQL: a class on one AsyncSession; reads take many keys
    service.py      use cases as verbs: checks the caller, applies the rules, raises typed errors
    loaders.py      one Loader for each thing that resolvers ask for one by one
    schema.py       GraphQL types and translation; ends in `schema = SubgraphSchema(...)`
    seed.py         demo data, always the same, into an empty database
    settings.py     ServiceSettings with the prefix of its environment variables
    app.py          create_app(settings=None), create_dev_app(); alone knows all the others
    schema.graphql  printed by the sdl module, never by hand
"""
