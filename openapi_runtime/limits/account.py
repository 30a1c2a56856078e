"""The account that a client counts for, as stores know it."""

from __future__ import annotations

from ..errors import ConfigurationError
from ..http import is_auth
from ..operation import Api
from ..settings.endpoint import Endpoint
from .store import MemoryStore, Store, account_id


class Account:
    """The name of the account in a store: given, or that of its host or its caller."""

    def __init__(self, api: Api, endpoint: Endpoint, name: str | None) -> None:
        self._api = api
        self._endpoint = endpoint
        self._name = name
        self._known = ("", "")

    def __call__(self) -> str:
        """Return the key of the account; it follows the endpoint."""
        endpoint = self._endpoint
        url, key = self._known
        if url != endpoint.base_url:
            if self._name is not None:
                key = account_id(self._api.name, "account", self._name)
            else:
                callers = endpoint.caller if endpoint.is_shared else ()
                key = account_id(endpoint.host, *callers)
            self._known = endpoint.base_url, key
        return key

    def caller(self) -> str:
        """Return the key of this caller alone, which others of the account do not have."""
        return account_id(self(), *self._endpoint.caller)

    def check(self, store: Store | None, auth: object) -> None:
        """Refuse to count in a shared store under a key that no other process has."""
        alone = store is None or isinstance(store, MemoryStore)
        if alone or auth is None or self._name or not self._endpoint.is_shared:
            return
        oauth2 = self._api.oauth2
        if is_auth(auth) or oauth2 is None or not oauth2.server_key:
            raise ConfigurationError(
                f"{type(auth).__name__} does not say whose account it is, so other "
                f"processes could not count together in a {type(store).__name__}: give "
                'account_name="..." as well, the same name in each of them'
            )
