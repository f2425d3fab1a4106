"""Create the catalogue, reviews and stock"""

import sqlalchemy as sa
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('author',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=False),
    sa.Column('bio', sa.String(), nullable=True),
    sa.Column('born_year', sa.Integer(), nullable=True),
    sa.Column('died_year', sa.Integer(), nullable=True),
    sa.Column('search_text', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_author')),
    sa.UniqueConstraint('slug', name=op.f('uq_author_slug'))
    )
    op.create_table('book',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('isbn13', sa.String(length=13), nullable=False),
    sa.Column('slug', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('sort_title', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=False),
    sa.Column('subtitle', sa.String(), nullable=True),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('publisher', sa.String(), nullable=True),
    sa.Column('published_year', sa.Integer(), nullable=True),
    sa.Column('page_count', sa.Integer(), nullable=True),
    sa.Column('format', sa.Enum('HARDCOVER', 'PAPERBACK', 'EBOOK', 'AUDIOBOOK', name='bookformat', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('weight_grams', sa.Integer(), nullable=True),
    sa.Column('status', sa.Enum('DRAFT', 'ON_SALE', 'PAUSED', 'WITHDRAWN', name='bookstatus', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('byline', sa.String(), nullable=False),
    sa.Column('price_minor', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('unit_cost_minor', sa.BigInteger(), nullable=True),
    sa.Column('sold_count', sa.Integer(), nullable=False),
    sa.Column('review_count', sa.Integer(), nullable=False),
    sa.Column('star_sum', sa.Integer(), nullable=False),
    sa.Column('search_text', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(isbn13) = 13', name=op.f('ck_book_isbn13_length')),
    sa.CheckConstraint('page_count > 0 AND weight_grams > 0', name=op.f('ck_book_measures_positive')),
    sa.CheckConstraint('price_minor >= 0', name=op.f('ck_book_price_not_negative')),
    sa.CheckConstraint('star_sum BETWEEN review_count AND 5 * review_count', name=op.f('ck_book_star_sum_range')),
    sa.CheckConstraint('unit_cost_minor >= 0', name=op.f('ck_book_unit_cost_not_negative')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_book')),
    sa.UniqueConstraint('isbn13', name=op.f('uq_book_isbn13')),
    sa.UniqueConstraint('slug', name=op.f('uq_book_slug'))
    )
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_book_price_minor'), ['price_minor'], unique=False)
        batch_op.create_index(batch_op.f('ix_book_sort_title'), ['sort_title'], unique=False)

    op.create_table('category',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('search_text', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['category.id'], name=op.f('fk_category_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_category')),
    sa.UniqueConstraint('slug', name=op.f('uq_category_slug'))
    )
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_category_parent_id'), ['parent_id'], unique=False)

    op.create_table('reservation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED', name='reservationstate', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reservation'))
    )
    with op.batch_alter_table('reservation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reservation_expires_at'), ['expires_at'], unique=False)

    op.create_table('search_word',
    sa.Column('word', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=False),
    sa.PrimaryKeyConstraint('word', name=op.f('pk_search_word'))
    )
    op.create_table('book_category',
    sa.Column('book_id', sa.Uuid(), nullable=False),
    sa.Column('category_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['book_id'], ['book.id'], name=op.f('fk_book_category_book_id')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_book_category_category_id')),
    sa.PrimaryKeyConstraint('book_id', 'category_id', name=op.f('pk_book_category'))
    )
    with op.batch_alter_table('book_category', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_book_category_category_id'), ['category_id'], unique=False)

    op.create_table('contribution',
    sa.Column('book_id', sa.Uuid(), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('AUTHOR', 'EDITOR', 'TRANSLATOR', 'ILLUSTRATOR', name='contributorrole', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['author.id'], name=op.f('fk_contribution_author_id')),
    sa.ForeignKeyConstraint(['book_id'], ['book.id'], name=op.f('fk_contribution_book_id')),
    sa.PrimaryKeyConstraint('book_id', 'author_id', name=op.f('pk_contribution'))
    )
    with op.batch_alter_table('contribution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contribution_author_id'), ['author_id'], unique=False)

    op.create_table('reservation_line',
    sa.Column('reservation_id', sa.Uuid(), nullable=False),
    sa.Column('line_no', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('book_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('unit_price_minor', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('isbn13', sa.String(length=13), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('weight_grams', sa.Integer(), nullable=True),
    sa.Column('is_counted', sa.Boolean(), nullable=False),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_reservation_line_quantity_positive')),
    sa.ForeignKeyConstraint(['book_id'], ['book.id'], name=op.f('fk_reservation_line_book_id')),
    sa.ForeignKeyConstraint(['reservation_id'], ['reservation.id'], name=op.f('fk_reservation_line_reservation_id')),
    sa.PrimaryKeyConstraint('reservation_id', 'line_no', name=op.f('pk_reservation_line'))
    )
    op.create_table('review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('book_id', sa.Uuid(), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=False),
    sa.Column('stars', sa.Integer(), nullable=False),
    sa.Column('body', sa.String(), nullable=True),
    sa.Column('state', sa.Enum('PUBLISHED', 'HELD', 'REMOVED', name='reviewstate', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('stars BETWEEN 1 AND 5', name=op.f('ck_review_stars_range')),
    sa.ForeignKeyConstraint(['book_id'], ['book.id'], name=op.f('fk_review_book_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review')),
    sa.UniqueConstraint('book_id', 'author_id', name=op.f('uq_review_book_id_author_id'))
    )
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_author_id'), ['author_id'], unique=False)

    op.create_table('stock',
    sa.Column('book_id', sa.Uuid(), nullable=False),
    sa.Column('on_hand', sa.Integer(), nullable=False),
    sa.Column('reserved', sa.Integer(), nullable=False),
    sa.Column('reorder_point', sa.Integer(), nullable=False),
    sa.CheckConstraint('reserved >= 0 AND reserved <= on_hand', name=op.f('ck_stock_reserved_within_on_hand')),
    sa.ForeignKeyConstraint(['book_id'], ['book.id'], name=op.f('fk_stock_book_id')),
    sa.PrimaryKeyConstraint('book_id', name=op.f('pk_stock'))
    )
    op.create_table('stock_movement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('book_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('RECEIVED', 'ADJUSTED', 'COMMITTED', 'RETURNED', name='stockmovementkind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('delta', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('reference', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['book_id'], ['book.id'], name=op.f('fk_stock_movement_book_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stock_movement'))
    )
    with op.batch_alter_table('stock_movement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stock_movement_book_id'), ['book_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('stock_movement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_stock_movement_book_id'))

    op.drop_table('stock_movement')
    op.drop_table('stock')
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_author_id'))

    op.drop_table('review')
    op.drop_table('reservation_line')
    with op.batch_alter_table('contribution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contribution_author_id'))

    op.drop_table('contribution')
    with op.batch_alter_table('book_category', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_book_category_category_id'))

    op.drop_table('book_category')
    op.drop_table('search_word')
    with op.batch_alter_table('reservation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reservation_expires_at'))

    op.drop_table('reservation')
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_category_parent_id'))

    op.drop_table('category')
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_book_sort_title'))
        batch_op.drop_index(batch_op.f('ix_book_price_minor'))

    op.drop_table('book')
    op.drop_table('author')
