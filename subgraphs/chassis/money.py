"""Money: a whole number of the currency's smallest unit, and the currency's code.

No float comes in, none is made on the way, and none goes out: arithmetic is on integers, and
amounts of different currencies do not mix. `display` is for reading only.
"""

from dataclasses import dataclass

import strawberry
import strawberry.federation as federated

from .errors import InvalidInputError
from .fields import field
from .scalars import CurrencyCode, MinorUnits

# ISO 4217: how many of the code's digits are decimals; these are all that the store may be run in.
_DECIMALS = {"EUR": 2, "USD": 2, "GBP": 2, "CHF": 2, "SEK": 2, "PLN": 2, "JPY": 0, "KWD": 3}
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
# Languages that write 1.234,50 and put the currency behind the number.
_DECIMAL_COMMA = frozenset({"de", "fr", "es", "it", "nl", "pl", "pt", "sv"})


class MixedCurrencyError(TypeError):
    """Amounts of two currencies met in one sum: a mistake in the program, not in the input."""


@dataclass(frozen=True, slots=True, order=False)
class Amount:
    """An amount of money as the services reckon with it."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"Money is whole minor units, not {type(self.minor).__name__}.")
        if self.currency not in _DECIMALS:
            raise InvalidInputError(f'"{self.currency}" is not a currency of this store.')

    def __add__(self, other: "Amount") -> "Amount":
        if other.currency != self.currency:
            raise MixedCurrencyError(f"{self.currency} and {other.currency} do not add up.")
        return Amount(self.minor + other.minor, self.currency)

    def __mul__(self, quantity: int) -> "Amount":
        return Amount(self.minor * quantity, self.currency)

    def display(self, locale: str = "en") -> str:
        """For a person to read: "€1,234.50" in English, "1.234,50 €" where that is the custom."""
        decimals = _DECIMALS[self.currency]
        whole, part = divmod(abs(self.minor), 10**decimals)
        sign = "-" if self.minor < 0 else ""
        symbol = _SYMBOLS.get(self.currency, self.currency)
        fraction = f"{part:0{decimals}d}" if decimals else ""
        if locale.replace("_", "-").partition("-")[0].lower() in _DECIMAL_COMMA:
            number = f"{whole:,}".replace(",", ".") + (f",{fraction}" if fraction else "")
            return f"{sign}{number} {symbol}"
        number = f"{whole:,}" + (f".{fraction}" if fraction else "")
        return f"{sign}{symbol}{'' if len(symbol) == 1 else ' '}{number}"


@federated.type(shareable=True)
class Money:
    """An amount in the smallest unit of its currency."""

    amount_minor: MinorUnits
    currency: CurrencyCode

    @field(description="Ready to read, as the language's readers expect it.")
    def display(self, locale: str = "en") -> str:
        return Amount(self.amount_minor, self.currency).display(locale)

    @classmethod
    def of(cls, minor: int, currency: str) -> "Money":
        """The GraphQL object for what a row holds."""
        return cls(amount_minor=MinorUnits(minor), currency=CurrencyCode(currency))


@strawberry.input
class MoneyInput:
    amount_minor: MinorUnits
    currency: CurrencyCode

    def to_amount(self) -> Amount:
        """Raises InvalidInputError for a currency the store does not know."""
        return Amount(self.amount_minor, self.currency)
