"""Create the accounts"""

import sqlalchemy as sa
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('display_name', sa.String(), nullable=False),
    sa.Column('username', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=True),
    sa.Column('email', sa.String().with_variant(sa.String(collation='C'), 'postgresql'), nullable=True),
    sa.Column('email_verified', sa.Boolean(), nullable=False),
    sa.Column('full_name', sa.String(), nullable=True),
    sa.Column('password_hash', sa.String(length=255), nullable=True),
    sa.Column('status', sa.Enum('ACTIVE', 'DEACTIVATED', 'ANONYMISED', name='accountstatus', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("status <> 'ANONYMISED' OR (username IS NULL AND email IS NULL AND full_name IS NULL AND password_hash IS NULL)", name=op.f('ck_account_anonymised_is_empty')),
    sa.CheckConstraint("status = 'ANONYMISED' OR (username IS NOT NULL AND email IS NOT NULL)", name=op.f('ck_account_has_a_holder')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('username', name=op.f('uq_account_username'))
    )
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.create_index('uq_account_email_if_verified', ['email'], unique=True, sqlite_where=sa.text('email_verified = 1'), postgresql_where=sa.text('email_verified'))

    op.create_table('account_role',
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('CUSTOMER', 'STAFF', 'ADMIN', name='role', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['account.id'], name=op.f('fk_account_role_user_id')),
    sa.PrimaryKeyConstraint('user_id', 'role', name=op.f('pk_account_role'))
    )


def downgrade() -> None:
    op.drop_table('account_role')
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.drop_index('uq_account_email_if_verified', sqlite_where=sa.text('email_verified = 1'), postgresql_where=sa.text('email_verified'))

    op.drop_table('account')
