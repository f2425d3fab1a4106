"""The demo accounts: 500 people who do not exist, the same every time; dev mode only.

Three of them can log in:

    reader   bookstore-customer-demo   a customer
    clerk    bookstore-staff-demo      staff
    boss     bookstore-admin-demo      an administrator

They are numbers 1, 2 and 3; the others wrote the reviews in books and placed the orders in orders,
and have no password. Ids are `demo_id`s, so that those services can refer to them unasked. A store
that is not in dev mode is never seeded, so these passwords open nothing there.
"""

from asyncio import gather
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from subgraphs.chassis import ids
from subgraphs.chassis.database import Database, insert_rows
from subgraphs.chassis.demo_data import USERS, Rows
from subgraphs.chassis.ids import demo_id

from .models import AccountStatus, HeldRole, Role, User
from .passwords import Passwords

_START = datetime(2024, 7, 1, tzinfo=UTC)
_BETWEEN = timedelta(hours=8)

_FIRST_NAMES = (
    "Abel", "Amara", "Anouk", "Bruno", "Chidi", "Clara", "Dario", "Edda", "Elif", "Emeka", "Farah",
    "Goran", "Hana", "Idris", "Ines", "Jonas", "Kaito", "Leila", "Linnea", "Mateo", "Mira", "Nadia",
    "Oskar", "Priya", "Rafael", "Sanna", "Tariq", "Una", "Viktor", "Wanda", "Yara", "Zeno",
)  # fmt: skip
_LAST_NAMES = (
    "Abara", "Baptiste", "Castell", "Dahl", "Egger", "Farkas", "Grieg", "Haddad", "Ivers", "Jansen",
    "Kowal", "Lindholm", "Marek", "Nilsen", "Okafor", "Petit", "Quiroga", "Rossi", "Sato", "Tamm",
    "Ueda", "Varga", "Weiss", "Xavier", "Yilmaz", "Zoric", "Brandt", "Costa", "Duarte", "Engel",
    "Fontaine", "Gallo",
)  # fmt: skip
# Shares no factor with the number of pairs, so that no pair comes twice.
_STRIDE = 389


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody made up. Only who has a password can log in."""

    username: str
    full_name: str
    role: Role = Role.CUSTOMER
    password: str | None = None


DEMO_ACCOUNTS = (
    DemoPerson("reader", "Ada Lindqvist", Role.CUSTOMER, "bookstore-customer-demo"),
    DemoPerson("clerk", "Noah Petrov", Role.STAFF, "bookstore-staff-demo"),
    DemoPerson("boss", "Ife Sandberg", Role.ADMIN, "bookstore-admin-demo"),
)


async def seed(database: Database, *, passwords: Passwords) -> None:
    """Fill a store without accounts, in one transaction; leave one that has some alone."""
    async with database.writing_alone() as session:
        if (await session.scalars(select(User.id).limit(1))).first() is None:
            secrets = [each.password for each in DEMO_ACCOUNTS if each.password]
            hashes = await gather(*(passwords.hash(each) for each in secrets))
            await insert_rows(session, demo_users(dict(zip(secrets, hashes, strict=True))))


def demo_users(hashes: Mapping[str, str]) -> Rows:
    """All rows, by table, in an order that foreign keys allow. `hashes`: by password."""
    people = [*DEMO_ACCOUNTS, *_strangers(USERS - len(DEMO_ACCOUNTS))]
    users = [
        {
            "id": demo_id(ids.USER, number),
            "display_name": _pen_name(person.full_name),
            "username": person.username,
            "email": f"{person.username}@example.org",
            "email_verified": True,
            "full_name": person.full_name,
            "password_hash": hashes[person.password] if person.password else None,
            "status": AccountStatus.ACTIVE,
            "version": 1,
            "created_at": _START + _BETWEEN * number,
        }
        for number, person in enumerate(people, 1)
    ]
    roles = [
        {"user_id": user["id"], "role": person.role}
        for user, person in zip(users, people, strict=True)
    ]
    return {User: users, HeldRole: roles}


def _strangers(count: int) -> Iterator[DemoPerson]:
    """People of all first and last names, well mixed."""
    for number in range(count):
        pair = number * _STRIDE % (len(_FIRST_NAMES) * len(_LAST_NAMES))
        last, first = divmod(pair, len(_FIRST_NAMES))
        name = f"{_FIRST_NAMES[first]} {_LAST_NAMES[last]}"
        yield DemoPerson(name.lower().replace(" ", "_"), name)


def _pen_name(full_name: str) -> str:
    first, _, last = full_name.rpartition(" ")
    return f"{first} {last[0]}."
