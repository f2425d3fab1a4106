"""A GraphQL Federation 2 router: composition, query planner, executor and server."""
