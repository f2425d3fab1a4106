"""@override: who resolves a field afterwards, and what the joins say."""

from router.schema.join import FieldJoin

OLD = 'type Query { b: Bill } type Bill @key(fields: "id") { id: ID! amount: Int payer: ID }'
NEW = 'type Bill @key(fields: "id") {{ id: ID! amount: Int @override(from: "{}"{}) }}'


def _amount(supergraph):
    return supergraph.types["Bill"].fields["amount"].joins


def test_an_overridden_field_is_no_longer_in_its_source(supergraph_of, hints_of):
    """Only the new owner is named; the override keeps the subgraph's own name."""
    subgraphs = {"new": NEW.format("old", ""), "old": OLD}
    assert _amount(supergraph_of(**subgraphs)) == (FieldJoin("NEW", override="old"),)
    assert hints_of(**subgraphs) == ["OVERRIDDEN_FIELD_CAN_BE_REMOVED"]


def test_a_key_of_the_source_keeps_the_field_there(supergraph_of):
    """It is marked: overridden, but used."""
    old = OLD.replace('@key(fields: "id")', '@key(fields: "id") @key(fields: "amount")')
    assert _amount(supergraph_of(new=NEW.format("old", ""), old=old)) == (
        FieldJoin("NEW", override="old"),
        FieldJoin("OLD", used_overridden=True),
    )


def test_under_a_label_both_resolve_the_field(supergraph_of, hints_of):
    """Both ends carry the label; which of them is asked is decided for each request."""
    subgraphs = {"new": NEW.format("old", ', label: "percent(12.5)"'), "old": OLD}
    assert _amount(supergraph_of(**subgraphs)) == (
        FieldJoin("NEW", override="old", override_label="percent(12.5)"),
        FieldJoin("OLD", override_label="percent(12.5)"),
    )
    assert hints_of(**subgraphs) == ["OVERRIDE_MIGRATION_IN_PROGRESS"]


def test_an_unknown_source_has_no_effect(hints_of, errors_of):
    """FROM_SUBGRAPH_DOES_NOT_EXIST; the field is then shared like any other."""
    assert hints_of(new=NEW.format("gone", ""), old=OLD.replace("amount: Int", "")) == [
        "FROM_SUBGRAPH_DOES_NOT_EXIST"
    ]
    assert errors_of(new=NEW.format("gone", ""), old=OLD) == ["INVALID_FIELD_SHARING"]


def test_a_source_without_the_field_is_hinted(hints_of):
    """OVERRIDE_DIRECTIVE_CAN_BE_REMOVED, also when the source has it as external."""
    assert hints_of(new=NEW.format("old", ""), old=OLD.replace("amount: Int", "")) == [
        "OVERRIDE_DIRECTIVE_CAN_BE_REMOVED"
    ]
    external = OLD.replace(
        "amount: Int payer: ID", 'amount: Int @external payer: ID @requires(fields: "amount")'
    )
    assert hints_of(new=NEW.format("old", ""), old=external) == [
        "OVERRIDE_DIRECTIVE_CAN_BE_REMOVED"
    ]
