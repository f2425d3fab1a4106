"""DISALLOWED_INACCESSIBLE."""


def test_arguments_of_composed_directives_are_not_hidden(errors_of):
    """Clients do not see the directive anyway."""
    sdl = """
    extend schema
      @link(
        url: "https://specs.apollo.dev/federation/v2.9"
        import: ["@composeDirective", "@inaccessible"]
      )
      @link(url: "https://example.com/ownership/v1.0", import: ["@owner"])
      @composeDirective(name: "@owner")
    directive @owner(team: ID @inaccessible) on FIELD_DEFINITION
    type Query { a: ID @owner }
    """
    assert errors_of(a=sdl) == ["DISALLOWED_INACCESSIBLE"]
