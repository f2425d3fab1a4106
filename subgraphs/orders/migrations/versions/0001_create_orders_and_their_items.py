"""Create orders and their items"""

import sqlalchemy as sa
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('order_number',
    sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('year', name=op.f('pk_order_number'))
    )
    op.create_table('orders',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('buyer_id', sa.Uuid(), nullable=False),
    sa.Column('status', sa.Enum('PENDING', 'RESERVED', 'REJECTED', 'EXPIRED', name='orderstatus', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('item_count', sa.Integer(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=True),
    sa.Column('subtotal_minor', sa.BigInteger(), nullable=True),
    sa.Column('shipping_minor', sa.BigInteger(), nullable=True),
    sa.Column('total_minor', sa.BigInteger(), nullable=True),
    sa.Column('recipient', sa.String(), nullable=False),
    sa.Column('line1', sa.String(), nullable=False),
    sa.Column('line2', sa.String(), nullable=True),
    sa.Column('city', sa.String(), nullable=False),
    sa.Column('region', sa.String(), nullable=True),
    sa.Column('postal_code', sa.String(), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('placed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("status IN ('PENDING', 'REJECTED', 'EXPIRED') OR total_minor IS NOT NULL", name=op.f('ck_orders_total_known')),
    sa.CheckConstraint('coalesce(total_minor = subtotal_minor + shipping_minor, total_minor IS NULL AND subtotal_minor IS NULL AND shipping_minor IS NULL)', name=op.f('ck_orders_total_adds_up')),
    sa.CheckConstraint('item_count > 0', name=op.f('ck_orders_item_count_positive')),
    sa.CheckConstraint('shipping_minor >= 0', name=op.f('ck_orders_shipping_not_negative')),
    sa.CheckConstraint('subtotal_minor >= 0', name=op.f('ck_orders_subtotal_not_negative')),
    sa.CheckConstraint('total_minor IS NULL OR currency IS NOT NULL', name=op.f('ck_orders_currency_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_orders')),
    sa.UniqueConstraint('number', name=op.f('uq_orders_number'))
    )
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_orders_buyer_id_id'), ['buyer_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_orders_placed_at'), ['placed_at'], unique=False)

    op.create_table('idempotency',
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('operation', sa.String(length=32), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('request_hash', sa.String(length=64), nullable=False),
    sa.Column('order_id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name=op.f('fk_idempotency_order_id')),
    sa.PrimaryKeyConstraint('subject', 'operation', 'key', name=op.f('pk_idempotency'))
    )
    op.create_table('order_item',
    sa.Column('order_id', sa.Uuid(), nullable=False),
    sa.Column('line_no', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('book_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('expected_unit_price_minor', sa.BigInteger(), nullable=True),
    sa.Column('unit_price_minor', sa.BigInteger(), nullable=True),
    sa.Column('isbn13', sa.String(length=13), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('refusal', sa.Enum('OUT_OF_STOCK', 'NOT_FOR_SALE', 'PRICE_CHANGED', name='refusal', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('available', sa.Integer(), nullable=True),
    sa.CheckConstraint("(available IS NOT NULL) = coalesce(refusal = 'OUT_OF_STOCK', false)", name=op.f('ck_order_item_available_when_refused')),
    sa.CheckConstraint('line_no > 0', name=op.f('ck_order_item_line_no_positive')),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_order_item_quantity_positive')),
    sa.CheckConstraint('unit_price_minor >= 0', name=op.f('ck_order_item_unit_price_not_negative')),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name=op.f('fk_order_item_order_id')),
    sa.PrimaryKeyConstraint('order_id', 'line_no', name=op.f('pk_order_item'))
    )
    with op.batch_alter_table('order_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_order_item_book_id'), ['book_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('order_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_order_item_book_id'))

    op.drop_table('order_item')
    op.drop_table('idempotency')
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_orders_placed_at'))
        batch_op.drop_index(batch_op.f('ix_orders_buyer_id_id'))

    op.drop_table('orders')
    op.drop_table('order_number')
