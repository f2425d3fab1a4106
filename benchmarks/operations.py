"""Operations that benchmarks share."""

SIXTY_LINES = """
query Shop($first: Int = 5) {
  books(first: $first) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...Card
        contributors {
          role
          author {
            name
            bornYear
            books(first: 2) {
              edges {
                node {
                  ...Card
                }
              }
            }
          }
        }
        reviews(first: 2) {
          edges {
            node {
              stars
              body
              author {
                displayName
              }
            }
          }
        }
      }
    }
  }
  me {
    displayName
    orders(first: 3) {
      edges {
        node {
          number
          total {
            amountMinor
          }
          items {
            quantity
            book {
              ...Card
            }
          }
        }
      }
    }
  }
}

fragment Card on Book {
  id
  title
  byline
  soldCount
  price { amountMinor currency }
}
"""
