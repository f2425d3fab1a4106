"""What the codes of composition mean, in one sentence each: the text of `supergraph explain`."""

from collections.abc import Mapping

ERROR_MEANINGS: Mapping[str, str] = {
    # Subgraph schemas and links
    "INVALID_GRAPHQL": "The schema breaks a rule of plain GraphQL, or cannot be parsed.",
    "DIRECTIVE_DEFINITION_INVALID": (
        "A schema defines a federation directive in a way that its specification does not allow."
    ),
    "TYPE_DEFINITION_INVALID": (
        "A schema defines a federation type in a way that its specification does not allow."
    ),
    "UNSUPPORTED_LINKED_FEATURE": (
        "A linked feature demands support that this composer does not have."
    ),
    "UNKNOWN_FEDERATION_LINK_VERSION": (
        "The linked version of the federation specification does not exist."
    ),
    "UNKNOWN_LINK_VERSION": "The linked version of the link specification does not exist.",
    "INVALID_LINK_DIRECTIVE_USAGE": (
        "A @link is wrong: an unknown import, a clash of names, a feature linked twice."
    ),
    "INVALID_LINK_IDENTIFIER": "The url of a @link names no feature, or its version is malformed.",
    "INVALID_SUBGRAPH_NAME": "The name of a subgraph is reserved.",
    "ROOT_QUERY_USED": "A type is called Query although another type is the query root.",
    "ROOT_MUTATION_USED": "A type is called Mutation although another type is the mutation root.",
    "ROOT_SUBSCRIPTION_USED": (
        "A type is called Subscription although another type is the subscription root."
    ),
    # Field sets: @key, @provides, @requires
    "KEY_INVALID_FIELDS": "The fields of a @key do not exist, or its field set is malformed.",
    "PROVIDES_INVALID_FIELDS": (
        "The fields of a @provides do not exist, or its field set is malformed."
    ),
    "REQUIRES_INVALID_FIELDS": (
        "The fields of a @requires do not exist, or its field set is malformed."
    ),
    "KEY_INVALID_FIELDS_TYPE": "The fields argument of a @key is not a string.",
    "PROVIDES_INVALID_FIELDS_TYPE": "The fields argument of a @provides is not a string.",
    "REQUIRES_INVALID_FIELDS_TYPE": "The fields argument of a @requires is not a string.",
    "KEY_FIELDS_HAS_ARGS": "A @key selects a field that takes arguments.",
    "PROVIDES_FIELDS_HAS_ARGS": "A @provides selects a field that takes arguments.",
    "KEY_FIELDS_SELECT_INVALID_TYPE": (
        "A @key selects a field whose type is a union or an interface."
    ),
    "KEY_DIRECTIVE_IN_FIELDS_ARG": "The field set of a @key has a directive in it.",
    "PROVIDES_DIRECTIVE_IN_FIELDS_ARG": "The field set of a @provides has a directive in it.",
    "REQUIRES_DIRECTIVE_IN_FIELDS_ARG": "The field set of a @requires has a directive in it.",
    "KEY_UNSUPPORTED_ON_INTERFACE": "@key stands on an interface, which needs federation 2.3.",
    "PROVIDES_UNSUPPORTED_ON_INTERFACE": "@provides stands on a field of an interface.",
    "REQUIRES_UNSUPPORTED_ON_INTERFACE": "@requires stands on a field of an interface.",
    "PROVIDES_ON_NON_OBJECT_FIELD": "@provides stands on a field that has nothing to select.",
    "PROVIDES_FIELDS_MISSING_EXTERNAL": (
        "A @provides selects a field that is not @external: it is always provided."
    ),
    "REQUIRES_FIELDS_MISSING_EXTERNAL": (
        "A @requires selects a field that is not @external: it needs no requiring."
    ),
    # @external
    "EXTERNAL_UNUSED": "An @external field that nothing in its subgraph needs.",
    "TYPE_WITH_ONLY_UNUSED_EXTERNAL": (
        "A Federation 1 type has only unused @external fields, but is still referred to."
    ),
    "EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE": (
        "@external stands next to a directive that contradicts it."
    ),
    "EXTERNAL_ON_INTERFACE": "@external stands on a field of an interface.",
    "EXTERNAL_MISSING_ON_BASE": "A field is @external in every subgraph that has it.",
    "EXTERNAL_TYPE_MISMATCH": "An @external field has another type than the field it stands for.",
    "EXTERNAL_ARGUMENT_MISSING": "An @external field lacks an argument of the field it stands for.",
    "EXTERNAL_ARGUMENT_TYPE_MISMATCH": "An argument of an @external field has another type.",
    "EXTERNAL_ARGUMENT_DEFAULT_MISMATCH": "An argument of an @external field has another default.",
    "MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL": (
        "A directive that is merged stands on an @external field."
    ),
    # @shareable and @override
    "INVALID_SHAREABLE_USAGE": "@shareable stands where it means nothing, or twice on one element.",
    "INVALID_FIELD_SHARING": (
        "Several subgraphs resolve a field that is not @shareable in all of them."
    ),
    "OVERRIDE_FROM_SELF_ERROR": "A subgraph overrides its own field.",
    "OVERRIDE_SOURCE_HAS_OVERRIDE": (
        "The subgraph that a field is taken from overrides that field, too."
    ),
    "OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE": (
        "@override meets a directive that it cannot be combined with."
    ),
    "OVERRIDE_ON_INTERFACE": "@override stands on a field of an interface.",
    "OVERRIDE_LABEL_INVALID": (
        "The label of an @override is neither an identifier nor a percentage."
    ),
    "EXTENSION_WITH_NO_BASE": "A type is extended, but no subgraph defines it.",
    # Merging
    "NO_QUERIES": "No subgraph has a query.",
    "TYPE_KIND_MISMATCH": "A type is of different kinds in different subgraphs.",
    "FIELD_TYPE_MISMATCH": "A field has types in different subgraphs that cannot be merged.",
    "FIELD_ARGUMENT_TYPE_MISMATCH": (
        "An argument has types in different subgraphs that cannot be merged."
    ),
    "FIELD_ARGUMENT_DEFAULT_MISMATCH": "An argument has different defaults in different subgraphs.",
    "INPUT_FIELD_DEFAULT_MISMATCH": "An input field has different defaults in different subgraphs.",
    "REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH": "A required argument is missing in a subgraph.",
    "REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH": (
        "A required input field is missing in a subgraph."
    ),
    "EMPTY_MERGED_INPUT_TYPE": "No field of an input type is in all its subgraphs.",
    "EMPTY_MERGED_ENUM_TYPE": "No value of an input enum is in all its subgraphs.",
    "ENUM_VALUE_MISMATCH": "An enum used for input and output lacks a value in a subgraph.",
    "INTERFACE_FIELD_NO_IMPLEM": (
        "After the merge a type lacks a field of an interface it implements."
    ),
    "SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES": (
        "A shared field can return no type that all its subgraphs know."
    ),
    "LINK_IMPORT_NAME_MISMATCH": "A composed directive has different names in different subgraphs.",
    "DIRECTIVE_COMPOSITION_ERROR": "@composeDirective names a directive that cannot be composed.",
    "INTERFACE_OBJECT_USAGE_ERROR": (
        "@interfaceObject lacks a key or an interface elsewhere, or stands beside implementations."
    ),
    "INTERFACE_KEY_NOT_ON_IMPLEMENTATION": "A type lacks a key of an interface it implements.",
    "INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE": (
        "A subgraph with a keyed interface lacks one of its implementations."
    ),
    # @inaccessible
    "REFERENCED_INACCESSIBLE": "A visible element refers to a hidden type.",
    "DEFAULT_VALUE_USES_INACCESSIBLE": "A visible default value needs a hidden element.",
    "QUERY_ROOT_TYPE_INACCESSIBLE": "The query root is hidden.",
    "REQUIRED_INACCESSIBLE": "A required argument or input field is hidden.",
    "IMPLEMENTED_BY_INACCESSIBLE": "A hidden field implements a visible one.",
    "ONLY_INACCESSIBLE_CHILDREN": "A visible type has only hidden members.",
    "DISALLOWED_INACCESSIBLE": "An element that cannot be hidden is hidden.",
    # Context, cost, authorization
    "CONTEXT_NOT_SET": "@fromContext names a context that nothing sets.",
    "CONTEXT_INVALID_SELECTION": (
        "The selection of a @fromContext does not end in one fitting value."
    ),
    "NO_CONTEXT_IN_SELECTION": "The field argument of a @fromContext names no context.",
    "CONTEXT_NO_RESOLVABLE_KEY": "A type with an argument from a context has no resolvable key.",
    "CONTEXT_NAME_INVALID": "The name of a @context is not an identifier, or has an underscore.",
    "CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS": (
        "An argument comes from a context in one subgraph and is required in another."
    ),
    "COST_APPLIED_TO_INTERFACE_FIELD": "@cost stands on a field of an interface.",
    "LIST_SIZE_APPLIED_TO_NON_LIST": "@listSize stands on a field that is not a list.",
    "LIST_SIZE_INVALID_ASSUMED_SIZE": "The assumed size of a @listSize is negative.",
    "LIST_SIZE_INVALID_SIZED_FIELD": (
        "A sized field of a @listSize does not exist or is not a list."
    ),
    "LIST_SIZE_INVALID_SLICING_ARGUMENT": (
        "A slicing argument of a @listSize does not exist or is not an Int."
    ),
    "AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE": (
        "An authorization directive stands on an interface, its field, or an @interfaceObject."
    ),
    "MISSING_TRANSITIVE_AUTH_REQUIREMENTS": (
        "A field reaches protected data without demanding the same protection itself."
    ),
    # After the merge
    "SATISFIABILITY_ERROR": "A query of the supergraph that the subgraphs together cannot answer.",
    "MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED": "The graph is too entangled to be checked.",
}

HINT_MEANINGS: Mapping[str, str] = {
    "INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE": "A field has different types that could be merged.",
    "INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE": (
        "An argument or input field has different types that could be merged."
    ),
    "INCONSISTENT_DEFAULT_VALUE_PRESENCE": (
        "A default is not given in all subgraphs, and so dropped."
    ),
    "INCONSISTENT_ENTITY": "A type has a @key in some subgraphs only.",
    "INCONSISTENT_OBJECT_VALUE_TYPE_FIELD": "A field of a value type is in some subgraphs only.",
    "INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD": "A field of an interface is in some subgraphs only.",
    "INCONSISTENT_INPUT_OBJECT_FIELD": "An input field is in some subgraphs only, and so dropped.",
    "INCONSISTENT_UNION_MEMBER": "A member of a union is in some subgraphs only.",
    "INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM": (
        "A value of an input enum is in some subgraphs only, and so dropped."
    ),
    "INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM": (
        "A value of an output enum is in some subgraphs only."
    ),
    "INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_REPEATABLE": (
        "A composed directive is repeatable in some subgraphs only."
    ),
    "INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_LOCATIONS": "A composed directive has different locations.",
    "INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE": (
        "An executable directive is in some subgraphs only, and so dropped."
    ),
    "NO_EXECUTABLE_DIRECTIVE_INTERSECTION": (
        "An executable directive has no location common to all, and so is dropped."
    ),
    "INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE": (
        "An executable directive is repeatable in some subgraphs only."
    ),
    "INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS": (
        "An executable directive keeps only the locations common to all."
    ),
    "INCONSISTENT_DESCRIPTION": "An element has different descriptions.",
    "INCONSISTENT_ARGUMENT_PRESENCE": (
        "An optional argument is in some subgraphs only, and so dropped."
    ),
    "FROM_SUBGRAPH_DOES_NOT_EXIST": "@override names a subgraph that does not exist.",
    "OVERRIDDEN_FIELD_CAN_BE_REMOVED": "A field is overridden for good and can go.",
    "OVERRIDE_DIRECTIVE_CAN_BE_REMOVED": "The field that an @override takes over is gone.",
    "OVERRIDE_MIGRATION_IN_PROGRESS": "A field is being overridden under a label.",
    "UNUSED_ENUM_TYPE": "Nothing refers to an enum.",
    "INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS": (
        "A directive has different arguments; the most frequent are kept."
    ),
    "MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS": (
        "A directive has different arguments that were combined."
    ),
    "DIRECTIVE_COMPOSITION_INFO": "A directive is not composed, which does no harm.",
    "DIRECTIVE_COMPOSITION_WARN": "A directive is not composed, perhaps by mistake.",
    "INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN": (
        "A shared field can return different types in different subgraphs."
    ),
    "IMPLICITLY_UPGRADED_FEDERATION_VERSION": (
        "A feature needs a later federation version than its subgraph links."
    ),
    "CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS": (
        "An argument comes from a context in one subgraph only, and so is dropped."
    ),
}
