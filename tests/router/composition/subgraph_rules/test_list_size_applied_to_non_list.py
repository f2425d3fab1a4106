"""LIST_SIZE_APPLIED_TO_NON_LIST: @listSize without a list."""


def test_the_field_must_be_a_list(codes_in):
    """Null or not."""
    assert codes_in("""
        type Query {
          a: Int @listSize(assumedSize: 3)
          b: [Int!]! @listSize(assumedSize: 3)
        }
    """) == ["LIST_SIZE_APPLIED_TO_NON_LIST"]


def test_or_its_sized_fields_must_be_lists(codes_in):
    """Then the field itself need not be one."""
    assert codes_in("""
        type Query {
          a: Page! @listSize(assumedSize: 3, sizedFields: ["items"])
          b: Page @listSize(assumedSize: 3, sizedFields: ["count"])
        }
        type Page { items: [Int!]! count: Int }
    """) == ["LIST_SIZE_APPLIED_TO_NON_LIST"]
