"""The root of mutations: each hands its input to the service and shows what came of it."""

import strawberry

from subgraphs.chassis.errors import DomainError
from subgraphs.chassis.fields import mutation

from .context import Info
from .inputs import DeleteAccountInput, LogInInput, SignUpInput, UpdateProfileInput
from .payloads import AckPayload, SessionPayload, UserPayload


@strawberry.type
class Mutation:
    @mutation(description="Open an account and sign in. Never says whether the address is known.")
    async def sign_up(self, info: Info, input: SignUpInput) -> SessionPayload:  # noqa: A002 -- the argument's name
        try:
            return SessionPayload.of(await info.context.accounts.sign_up(input.to_new_account()))
        except DomainError as refused:
            return SessionPayload.refused(refused)

    @mutation()
    async def log_in(self, info: Info, input: LogInInput) -> SessionPayload:  # noqa: A002 -- the argument's name
        try:
            signed_in = await info.context.accounts.log_in(input.login, input.password)
        except DomainError as refused:
            return SessionPayload.refused(refused)
        return SessionPayload.of(signed_in)

    @mutation(authenticated=True)
    async def update_profile(self, info: Info, input: UpdateProfileInput) -> UserPayload:  # noqa: A002 -- the argument's name
        try:
            user = await info.context.accounts.update_profile(
                input.to_changes(), input.current_password, input.expected_version
            )
        except DomainError as refused:
            return UserPayload.refused(refused)
        return UserPayload.of(user, info.context.caller)

    @mutation(
        authenticated=True,
        description="Anonymise one's own account for ever; what it wrote stays, without the name.",
    )
    async def delete_account(self, info: Info, input: DeleteAccountInput) -> AckPayload:  # noqa: A002 -- the argument's name
        try:
            await info.context.accounts.delete_account(input.current_password)
        except DomainError as refused:
            return AckPayload.refused(refused)
        return AckPayload.done()
