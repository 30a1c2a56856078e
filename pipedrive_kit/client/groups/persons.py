"""The group `persons`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.persons import (
    AsyncPersons as V1AsyncPersons,
    Persons as V1Persons,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.persons import (
    AsyncPersons as V2AsyncPersons,
    AsyncPersonsWithRawResponse as V2AsyncPersonsWithRawResponse,
    Persons as V2Persons,
    PersonsWithRawResponse as V2PersonsWithRawResponse,
)


class Persons(V2Persons):
    """`persons` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Persons) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add_picture = v1.add_picture
        self.delete_picture = v1.delete_picture
        self.list_changelog = v1.list_changelog
        self.list_files = v1.list_files
        self.list_mail_messages = v1.list_mail_messages
        self.list_permitted_users = v1.list_permitted_users
        self.list_products = v1.list_products
        self.list_updates = v1.list_updates
        self.merge = v1.merge

    @property
    def with_raw_response(self) -> PersonsWithRawResponse:
        """The same methods, returning whole responses."""
        return PersonsWithRawResponse(self._raw(), self._v1)


class PersonsWithRawResponse(V2PersonsWithRawResponse):
    def __init__(self, raw: V2Persons, v1: V1Persons) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add_picture = of_v1.add_picture
        self.delete_picture = of_v1.delete_picture
        self.list_changelog = of_v1.list_changelog
        self.list_files = of_v1.list_files
        self.list_mail_messages = of_v1.list_mail_messages
        self.list_permitted_users = of_v1.list_permitted_users
        self.list_products = of_v1.list_products
        self.list_updates = of_v1.list_updates
        self.merge = of_v1.merge


class AsyncPersons(V2AsyncPersons):
    """`persons` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncPersons) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add_picture = v1.add_picture
        self.delete_picture = v1.delete_picture
        self.list_changelog = v1.list_changelog
        self.list_files = v1.list_files
        self.list_mail_messages = v1.list_mail_messages
        self.list_permitted_users = v1.list_permitted_users
        self.list_products = v1.list_products
        self.list_updates = v1.list_updates
        self.merge = v1.merge

    @property
    def with_raw_response(self) -> AsyncPersonsWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncPersonsWithRawResponse(self._raw(), self._v1)


class AsyncPersonsWithRawResponse(V2AsyncPersonsWithRawResponse):
    def __init__(self, raw: V2AsyncPersons, v1: V1AsyncPersons) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add_picture = of_v1.add_picture
        self.delete_picture = of_v1.delete_picture
        self.list_changelog = of_v1.list_changelog
        self.list_files = of_v1.list_files
        self.list_mail_messages = of_v1.list_mail_messages
        self.list_permitted_users = of_v1.list_permitted_users
        self.list_products = of_v1.list_products
        self.list_updates = of_v1.list_updates
        self.merge = of_v1.merge
