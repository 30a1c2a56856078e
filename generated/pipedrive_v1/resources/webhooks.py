"""Operations on webhooks."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.webhooks import (
    DeletedWebhook,
    Webhook,
    WebhookEventAction,
    WebhookEventObject,
    WebhookVersion,
)
from ..operations import OPERATIONS


class Webhooks(Resource):
    """Operations on webhooks."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[Webhook]:
        """Return data about all the Webhooks of a company.

        Costs 10 tokens. getWebhooks: GET /webhooks, scope admin.
        """
        return self._call(
            OPERATIONS["getWebhooks"], list_[Webhook], options=call_options
        )

    def add(
        self,
        *,
        subscription_url: str,
        event_action: WebhookEventAction,
        event_object: WebhookEventObject,
        name: str,
        user_id: int | Unset | None = UNSET,
        http_auth_user: str | Unset | None = UNSET,
        http_auth_password: str | Unset | None = UNSET,
        version: WebhookVersion | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Webhook:
        """Create a new Webhook and returns its details.

        Note that specifying an event which triggers the Webhook combines 2 parameters -
        event_action and event_object. E.g., use. for getting notifications about all
        events, create.deal for any newly added deals, delete.persons for any deleted
        persons, etc. See the guide for Webhooks for more details.

        Args:
            subscription_url: Where deliveries go; it must not redirect.
            event_action: What happens, such as `create`; `*` for everything.
            event_object: What it happens to, such as `deal`; `*` for everything.
            name: The name.
            user_id: The user.
            http_auth_user: The user name that deliveries have as HTTP Basic.
            http_auth_password: The password that deliveries have as HTTP Basic.
            version: The version of the deliveries, by default 2.0.

        Costs 10 tokens. addWebhook: POST /webhooks, scope admin.
        """
        return self._call(
            OPERATIONS["addWebhook"],
            Webhook,
            body={
                "subscription_url": subscription_url,
                "event_action": event_action,
                "event_object": event_object,
                "name": name,
                "user_id": user_id,
                "http_auth_user": http_auth_user,
                "http_auth_password": http_auth_password,
                "version": version,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedWebhook:
        """Delete the specified Webhook.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteWebhook: DELETE /webhooks/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["deleteWebhook"],
            DeletedWebhook,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> WebhooksWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return WebhooksWithRawResponse(self._raw())


class WebhooksWithRawResponse:
    def __init__(self, raw: Webhooks) -> None:
        self.list = raw_method(raw.list)
        self.add = raw_method(raw.add)
        self.delete = raw_method(raw.delete)


class AsyncWebhooks(AsyncResource):
    """`Webhooks`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[Webhook]:
        """Return data about all the Webhooks of a company.

        Costs 10 tokens. getWebhooks: GET /webhooks, scope admin.
        """
        return await self._call(
            OPERATIONS["getWebhooks"], list_[Webhook], options=call_options
        )

    async def add(
        self,
        *,
        subscription_url: str,
        event_action: WebhookEventAction,
        event_object: WebhookEventObject,
        name: str,
        user_id: int | Unset | None = UNSET,
        http_auth_user: str | Unset | None = UNSET,
        http_auth_password: str | Unset | None = UNSET,
        version: WebhookVersion | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Webhook:
        """Create a new Webhook and returns its details.

        Note that specifying an event which triggers the Webhook combines 2 parameters -
        event_action and event_object. E.g., use. for getting notifications about all
        events, create.deal for any newly added deals, delete.persons for any deleted
        persons, etc. See the guide for Webhooks for more details.

        Args:
            subscription_url: Where deliveries go; it must not redirect.
            event_action: What happens, such as `create`; `*` for everything.
            event_object: What it happens to, such as `deal`; `*` for everything.
            name: The name.
            user_id: The user.
            http_auth_user: The user name that deliveries have as HTTP Basic.
            http_auth_password: The password that deliveries have as HTTP Basic.
            version: The version of the deliveries, by default 2.0.

        Costs 10 tokens. addWebhook: POST /webhooks, scope admin.
        """
        return await self._call(
            OPERATIONS["addWebhook"],
            Webhook,
            body={
                "subscription_url": subscription_url,
                "event_action": event_action,
                "event_object": event_object,
                "name": name,
                "user_id": user_id,
                "http_auth_user": http_auth_user,
                "http_auth_password": http_auth_password,
                "version": version,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedWebhook:
        """Delete the specified Webhook.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteWebhook: DELETE /webhooks/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["deleteWebhook"],
            DeletedWebhook,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncWebhooksWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncWebhooksWithRawResponse(self._raw())


class AsyncWebhooksWithRawResponse:
    def __init__(self, raw: AsyncWebhooks) -> None:
        self.list = async_raw_method(raw.list)
        self.add = async_raw_method(raw.add)
        self.delete = async_raw_method(raw.delete)
