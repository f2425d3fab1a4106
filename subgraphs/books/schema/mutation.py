"""The root of mutations: each hands its input to a service and shows what came of it."""

import strawberry

from subgraphs.chassis.errors import DomainError
from subgraphs.chassis.fields import mutation

from .context import Info
from .inputs import CreateBookInput, ReservationLineInput, UpdateBookInput, WriteReviewInput
from .payloads import BookPayload, ReservationPayload, ReviewPayload


@strawberry.type
class Mutation:
    @mutation(requires_scopes=[["catalog:write"]], tags=["staff"])
    async def create_book(self, info: Info, input: CreateBookInput) -> BookPayload:  # noqa: A002 -- the argument's name
        try:
            return BookPayload.of(await info.context.catalogue.create_book(input.to_new_book()))
        except DomainError as refused:
            return BookPayload.refused(refused)

    @mutation(requires_scopes=[["catalog:write"]], tags=["staff"])
    async def update_book(self, info: Info, input: UpdateBookInput) -> BookPayload:  # noqa: A002 -- the argument's name
        try:
            book = await info.context.catalogue.update_book(
                input.id, input.expected_version, input.to_changes()
            )
        except DomainError as refused:
            return BookPayload.refused(refused)
        return BookPayload.of(book)

    @mutation(authenticated=True)
    async def write_review(self, info: Info, input: WriteReviewInput) -> ReviewPayload:  # noqa: A002 -- the argument's name
        try:
            review = await info.context.catalogue.write_review(
                input.book_id, input.stars, input.body
            )
        except DomainError as refused:
            return ReviewPayload.refused(refused)
        return ReviewPayload.of(review)

    @mutation(inaccessible=True)
    async def reserve_stock(
        self,
        info: Info,
        reservation_id: strawberry.ID,
        lines: list[ReservationLineInput],
        ttl_seconds: int = 900,
    ) -> ReservationPayload:
        """Hold copies for an order and capture prices; the order's id is the reservation's."""
        wanted = [line.to_line() for line in lines]
        try:
            held = await info.context.stock.reserve(reservation_id, wanted, ttl_seconds)
        except DomainError as refused:
            return ReservationPayload.refused(refused)
        return ReservationPayload.of(held)

    @mutation(inaccessible=True)
    async def commit_reservation(
        self, info: Info, reservation_id: strawberry.ID
    ) -> ReservationPayload:
        """The order is paid: the copies leave the shelf."""
        try:
            return ReservationPayload.of(await info.context.stock.commit(reservation_id))
        except DomainError as refused:
            return ReservationPayload.refused(refused)

    @mutation(inaccessible=True)
    async def release_reservation(
        self, info: Info, reservation_id: strawberry.ID
    ) -> ReservationPayload:
        """The order will not be paid: the copies are free again."""
        try:
            return ReservationPayload.of(await info.context.stock.release(reservation_id))
        except DomainError as refused:
            return ReservationPayload.refused(refused)
