"""What the tables of all services have in common: how constraints are named, how enums are kept."""

from enum import Enum

from sqlalchemy import Enum as EnumColumn
from sqlalchemy import MetaData

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_metadata() -> MetaData:
    """For the tables of one service: a revision can name whatever constraint it changes."""
    return MetaData(naming_convention=_NAMES)


def one_of(values: type[Enum]) -> EnumColumn:
    """A column of an enum's names, with a CHECK: databases' own enums are hard to change."""
    return EnumColumn(values, native_enum=False, create_constraint=True, length=16)
