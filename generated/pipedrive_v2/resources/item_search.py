"""Operations on item search."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncDetailedPager,
    AsyncPager,
    AsyncResource,
    CallOptions,
    DetailedPager,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.item_search import (
    FieldSearchItem,
    ItemSearchEntityType,
    ItemSearchField,
    ItemSearchIncludeField,
    ItemSearchItem,
    ItemSearchItemType,
    ItemSearchMatch,
    ItemSearchPageDetails,
)
from ..operations import OPERATIONS


class ItemSearch(Resource):
    """Ordered reference objects, pointing to either deals, persons, organizations,
    leads, products, files or mail attachments.
    """

    def search(
        self,
        *,
        term: str,
        item_types: Sequence[ItemSearchItemType] | ItemSearchItemType | Unset = UNSET,
        fields: Sequence[ItemSearchField] | ItemSearchField | Unset = UNSET,
        search_for_related_items: bool | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        include_fields: (
            Sequence[ItemSearchIncludeField] | ItemSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> DetailedPager[ItemSearchItem, ItemSearchPageDetails]:
        """Perform a search from multiple item types.

        Performs a search from your choice of item types and fields.

        Each page of `pages()` has in its `details` what is no item: `related_items`.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            item_types: A list or single value. The type of items to perform the search
                from. Defaults to all.
            fields: A list or single value. The fields to perform the search from.
                Defaults to all. Relevant for each item type are: Item type: Field;
                Deal: `custom_fields`, `notes`, `title`; Person: `custom_fields`,
                `email`, `name`, `notes`, `phone`; Organization: `address`,
                `custom_fields`, `name`, `notes`; Product: `code`, `custom_fields`,
                `name`; Lead: `custom_fields`, `notes`, `title`; File: `name`; Mail
                attachment: `name`; Project: `custom_fields`, `notes`, `title`,
                `description`. Only the following custom field types are searchable:
                `address`, `varchar`, `text`, `varchar_auto`, `double`, `monetary` and
                `phone`.
            search_for_related_items: When enabled, the response will include up to 100
                newest related leads and 100 newest related deals for each found person
                and organization and up to 100 newest related persons for each found
                organization.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            include_fields: A list or single value. Supports including optional fields
                in the results which are not provided by default.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchItem: GET /itemSearch, scope search:read.
        """
        pager = self._pages(
            OPERATIONS["searchItem"],
            ItemSearchItem,
            query={
                "term": term,
                "item_types": item_types,
                "fields": fields,
                "search_for_related_items": search_for_related_items,
                "exact_match": exact_match,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, ItemSearchPageDetails)

    def search_by_field(
        self,
        *,
        term: str,
        entity_type: ItemSearchEntityType,
        field: str,
        match: ItemSearchMatch | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[FieldSearchItem]:
        """Perform a search using a specific field from an item type.

        Performs a search from the values of a specific field. Results can either be the
        distinct values of the field (useful for searching autocomplete field values),
        or the IDs of actual items (deals, leads, persons, organizations or products).

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if `match` is
                `exact`).
            entity_type: The type of the field to perform the search from.
            field: The key of the field to search from. The field key can be obtained by
                fetching the list of the fields using any of the fields' API GET methods
                (dealFields, personFields, etc.). Only the following custom field types
                are searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            match: The type of match used against the term. The search is case
                sensitive. E.g. in case of searching for a value `monkey`, - with
                `exact` match, you will only find it if term is `monkey` - with
                `beginning` match, you will only find it if the term matches the
                beginning or the whole string, e.g. `monk` and `monkey` - with `middle`
                match, you will find the it if the term matches any substring of the
                value, e.g. `onk` and `ke` . By default `exact`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchItemByField: GET /itemSearch/field, scope
        search:read.
        """
        return self._pages(
            OPERATIONS["searchItemByField"],
            FieldSearchItem,
            query={
                "term": term,
                "entity_type": entity_type,
                "field": field,
                "match": match,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ItemSearchWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ItemSearchWithRawResponse(self._raw())


class ItemSearchWithRawResponse:
    def __init__(self, raw: ItemSearch) -> None:
        self.search = raw_method(raw.search)
        self.search_by_field = raw_method(raw.search_by_field)


class AsyncItemSearch(AsyncResource):
    """`ItemSearch`, awaited."""

    def search(
        self,
        *,
        term: str,
        item_types: Sequence[ItemSearchItemType] | ItemSearchItemType | Unset = UNSET,
        fields: Sequence[ItemSearchField] | ItemSearchField | Unset = UNSET,
        search_for_related_items: bool | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        include_fields: (
            Sequence[ItemSearchIncludeField] | ItemSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDetailedPager[ItemSearchItem, ItemSearchPageDetails]:
        """Perform a search from multiple item types.

        Performs a search from your choice of item types and fields.

        Each page of `pages()` has in its `details` what is no item: `related_items`.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            item_types: A list or single value. The type of items to perform the search
                from. Defaults to all.
            fields: A list or single value. The fields to perform the search from.
                Defaults to all. Relevant for each item type are: Item type: Field;
                Deal: `custom_fields`, `notes`, `title`; Person: `custom_fields`,
                `email`, `name`, `notes`, `phone`; Organization: `address`,
                `custom_fields`, `name`, `notes`; Product: `code`, `custom_fields`,
                `name`; Lead: `custom_fields`, `notes`, `title`; File: `name`; Mail
                attachment: `name`; Project: `custom_fields`, `notes`, `title`,
                `description`. Only the following custom field types are searchable:
                `address`, `varchar`, `text`, `varchar_auto`, `double`, `monetary` and
                `phone`.
            search_for_related_items: When enabled, the response will include up to 100
                newest related leads and 100 newest related deals for each found person
                and organization and up to 100 newest related persons for each found
                organization.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            include_fields: A list or single value. Supports including optional fields
                in the results which are not provided by default.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchItem: GET /itemSearch, scope search:read.
        """
        pager = self._pages(
            OPERATIONS["searchItem"],
            ItemSearchItem,
            query={
                "term": term,
                "item_types": item_types,
                "fields": fields,
                "search_for_related_items": search_for_related_items,
                "exact_match": exact_match,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, ItemSearchPageDetails)

    def search_by_field(
        self,
        *,
        term: str,
        entity_type: ItemSearchEntityType,
        field: str,
        match: ItemSearchMatch | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[FieldSearchItem]:
        """Perform a search using a specific field from an item type.

        Performs a search from the values of a specific field. Results can either be the
        distinct values of the field (useful for searching autocomplete field values),
        or the IDs of actual items (deals, leads, persons, organizations or products).

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if `match` is
                `exact`).
            entity_type: The type of the field to perform the search from.
            field: The key of the field to search from. The field key can be obtained by
                fetching the list of the fields using any of the fields' API GET methods
                (dealFields, personFields, etc.). Only the following custom field types
                are searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            match: The type of match used against the term. The search is case
                sensitive. E.g. in case of searching for a value `monkey`, - with
                `exact` match, you will only find it if term is `monkey` - with
                `beginning` match, you will only find it if the term matches the
                beginning or the whole string, e.g. `monk` and `monkey` - with `middle`
                match, you will find the it if the term matches any substring of the
                value, e.g. `onk` and `ke` . By default `exact`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchItemByField: GET /itemSearch/field, scope
        search:read.
        """
        return self._pages(
            OPERATIONS["searchItemByField"],
            FieldSearchItem,
            query={
                "term": term,
                "entity_type": entity_type,
                "field": field,
                "match": match,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncItemSearchWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncItemSearchWithRawResponse(self._raw())


class AsyncItemSearchWithRawResponse:
    def __init__(self, raw: AsyncItemSearch) -> None:
        self.search = async_raw_method(raw.search)
        self.search_by_field = async_raw_method(raw.search_by_field)
