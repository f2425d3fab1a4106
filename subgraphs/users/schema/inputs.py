"""Arguments of the roots, and the values of the service that they become."""

import strawberry

from subgraphs.chassis.scalars import EmailAddress
from subgraphs.users.drafts import NewAccount, ProfileChanges


@strawberry.input
class SignUpInput:
    """The user name is for ever; whatever else is shown can be changed."""

    username: str
    email: EmailAddress
    password: str
    full_name: str | None = None
    display_name: str | None = strawberry.field(
        default=None, description="Public pen name; without one, the user name."
    )

    def to_new_account(self) -> NewAccount:
        return NewAccount(
            self.username, self.email, self.password, self.full_name, self.display_name
        )


@strawberry.input
class LogInInput:
    login: str = strawberry.field(description="User name, or verified e-mail address.")
    password: str


@strawberry.input
class UpdateProfileInput:
    """What is left out stays; null empties what may be empty, and leaves the rest as it is."""

    email: EmailAddress | None = strawberry.field(
        default=None, description="Another address than the present one takes `currentPassword`."
    )
    full_name: str | None = strawberry.UNSET
    display_name: str | None = None
    current_password: str | None = None
    expected_version: int | None = None

    def to_changes(self) -> ProfileChanges:
        values: dict[str, str | None] = {}
        if self.full_name is not strawberry.UNSET:
            values["full_name"] = self.full_name
        if self.display_name is not None:
            values["display_name"] = self.display_name
        return ProfileChanges(values, self.email)


@strawberry.input
class DeleteAccountInput:
    current_password: str
