"""Operations on product fields."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.product_fields import ProductField
from ..models.shared import (
    DeletedFieldOption,
    FieldIncludeField,
    FieldOption,
    FieldUiVisibility,
    NewFieldType,
)
from ..operations import OPERATIONS


class ProductFields(Resource):
    """Product fields represent the schema for a product in the context of the company
    of the authorized user. Each company can have a different schema for their
    products, with various custom fields.
    """

    def list(
        self,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ProductField]:
        """Get all product fields.

        Returns metadata about all product fields in the company.

        Args:
            include_fields: Optional list or single value of additional data namespaces
                to include in response.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductFields: GET /productFields, scope
        product-fields:full or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFields"],
            ProductField,
            query={"include_fields": include_fields},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(
        self,
        field_code: str,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Get one product field.

        Returns metadata about a specific product field.

        Args:
            field_code: The unique code identifying the field.
            include_fields: Optional list or single value of additional data namespaces
                to include in response.

        Costs 1 token. getProductField: GET /productFields/{field_code}, scope
        product-fields:full or products:full or products:read.
        """
        return self._call(
            OPERATIONS["getProductField"],
            ProductField,
            path={"field_code": field_code},
            query={"include_fields": include_fields},
            options=call_options,
        )

    def add(
        self,
        *,
        field_name: str,
        field_type: NewFieldType,
        options: Sequence[FieldOption | Mapping[str, Any]] | Unset | None = UNSET,
        ui_visibility: FieldUiVisibility | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Create one product field.

        Creates a new product custom field.

        Args:
            field_name: Field name.
            field_type: The type of the field. Value: Description; `varchar`: Text (up
                to 255 characters); `varchar_auto`: Autocomplete text (up to 255
                characters); `text`: Long text (up to 65k characters); `double`: Numeric
                value; `monetary`: Monetary field (has a numeric value and a currency
                value); `date`: Date (format YYYY-MM-DD); `set`: Options field with a
                possibility of having multiple chosen options; `enum`: Options field
                with a single possible chosen option; `user`: User field (contains a
                user ID of another Pipedrive user); `org`: Organization field (contains
                an organization ID which is stored on the same account); `people`:
                Person field (contains a person ID which is stored on the same account);
                `phone`: Phone field (up to 255 numbers and/or characters); `time`: Time
                field (format HH:MM:SS); `timerange`: Time-range field (has a start time
                and end time value, both HH:MM:SS); `daterange`: Date-range field (has a
                start date and end date value, both YYYY-MM-DD); `address`: Address
                field.
            options: Field options (required for enum and set field types).
            ui_visibility: UI visibility settings for the field. Controls where the
                field appears in the Pipedrive web UI. Note that products have a simpler
                visibility model than other entity types.

        Costs 5 tokens. addProductField: POST /productFields, scope product-fields:full
        or products:full.
        """
        return self._call(
            OPERATIONS["addProductField"],
            ProductField,
            body={
                "field_name": field_name,
                "field_type": field_type,
                "options": options,
                "ui_visibility": ui_visibility,
            },
            options=call_options,
        )

    def update(
        self,
        field_code: str,
        *,
        field_name: str | Unset | None = UNSET,
        ui_visibility: FieldUiVisibility | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Update one product field.

        Updates a product custom field. The field_code and field_type cannot be changed.
        At least one field must be provided in the request body.

        Args:
            field_code: The unique code identifying the field.
            field_name: Field name.
            ui_visibility: UI visibility settings for the field. Controls where the
                field appears in the Pipedrive web UI. Note that products have a simpler
                visibility model than other entity types.

        Costs 5 tokens. updateProductField: PATCH /productFields/{field_code}, scope
        product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["updateProductField"],
            ProductField,
            path={"field_code": field_code},
            body={"field_name": field_name, "ui_visibility": ui_visibility},
            options=call_options,
        )

    def delete(
        self, field_code: str, **call_options: Unpack[CallOptions]
    ) -> ProductField:
        """Delete one product field.

        Marks a custom field as deleted.

        Args:
            field_code: The unique code identifying the field.

        Costs 3 tokens. deleteProductField: DELETE /productFields/{field_code}, scope
        product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["deleteProductField"],
            ProductField,
            path={"field_code": field_code},
            options=call_options,
        )

    def add_options(
        self,
        field_code: str,
        *,
        options: Sequence[FieldOption | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[FieldOption]:
        """Add product field options in bulk.

        Adds new options to a product custom field that supports options (enum or set
        field types). This operation is atomic - all options are added or none are
        added. Returns only the newly added options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to add. Each item must contain a label. At least
                one option is required.

        Costs 5 tokens. addProductFieldOptions: POST
        /productFields/{field_code}/options, scope product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["addProductFieldOptions"],
            list_[FieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    def delete_options(
        self,
        field_code: str,
        *,
        options: Sequence[FieldOption | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[DeletedFieldOption]:
        """Delete product field options in bulk.

        Removes existing options from a product custom field. This operation is atomic
        and fails if any of the specified option IDs do not exist. Returns only the
        deleted options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of option IDs to delete. Each item must contain an ID of the
                option to delete. At least one option ID is required. The entire request
                fails if any option does not exist.

        Costs 3 tokens. deleteProductFieldOptions: DELETE
        /productFields/{field_code}/options, scope product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["deleteProductFieldOptions"],
            list_[DeletedFieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    def update_options(
        self,
        field_code: str,
        *,
        options: Sequence[FieldOption | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[FieldOption]:
        """Update product field options in bulk.

        Updates existing options for a product custom field. This operation is atomic
        and fails if any of the specified option IDs do not exist. Returns only the
        updated options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to update. Each item must contain an ID and the
                updated label. At least one option is required. The entire request fails
                if any option does not exist.

        Costs 5 tokens. updateProductFieldOptions: PATCH
        /productFields/{field_code}/options, scope product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["updateProductFieldOptions"],
            list_[FieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ProductFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProductFieldsWithRawResponse(self._raw())


class ProductFieldsWithRawResponse:
    def __init__(self, raw: ProductFields) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.add_options = raw_method(raw.add_options)
        self.delete_options = raw_method(raw.delete_options)
        self.update_options = raw_method(raw.update_options)


class AsyncProductFields(AsyncResource):
    """`ProductFields`, awaited."""

    def list(
        self,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ProductField]:
        """Get all product fields.

        Returns metadata about all product fields in the company.

        Args:
            include_fields: Optional list or single value of additional data namespaces
                to include in response.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductFields: GET /productFields, scope
        product-fields:full or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFields"],
            ProductField,
            query={"include_fields": include_fields},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(
        self,
        field_code: str,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Get one product field.

        Returns metadata about a specific product field.

        Args:
            field_code: The unique code identifying the field.
            include_fields: Optional list or single value of additional data namespaces
                to include in response.

        Costs 1 token. getProductField: GET /productFields/{field_code}, scope
        product-fields:full or products:full or products:read.
        """
        return await self._call(
            OPERATIONS["getProductField"],
            ProductField,
            path={"field_code": field_code},
            query={"include_fields": include_fields},
            options=call_options,
        )

    async def add(
        self,
        *,
        field_name: str,
        field_type: NewFieldType,
        options: Sequence[FieldOption | Mapping[str, Any]] | Unset | None = UNSET,
        ui_visibility: FieldUiVisibility | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Create one product field.

        Creates a new product custom field.

        Args:
            field_name: Field name.
            field_type: The type of the field. Value: Description; `varchar`: Text (up
                to 255 characters); `varchar_auto`: Autocomplete text (up to 255
                characters); `text`: Long text (up to 65k characters); `double`: Numeric
                value; `monetary`: Monetary field (has a numeric value and a currency
                value); `date`: Date (format YYYY-MM-DD); `set`: Options field with a
                possibility of having multiple chosen options; `enum`: Options field
                with a single possible chosen option; `user`: User field (contains a
                user ID of another Pipedrive user); `org`: Organization field (contains
                an organization ID which is stored on the same account); `people`:
                Person field (contains a person ID which is stored on the same account);
                `phone`: Phone field (up to 255 numbers and/or characters); `time`: Time
                field (format HH:MM:SS); `timerange`: Time-range field (has a start time
                and end time value, both HH:MM:SS); `daterange`: Date-range field (has a
                start date and end date value, both YYYY-MM-DD); `address`: Address
                field.
            options: Field options (required for enum and set field types).
            ui_visibility: UI visibility settings for the field. Controls where the
                field appears in the Pipedrive web UI. Note that products have a simpler
                visibility model than other entity types.

        Costs 5 tokens. addProductField: POST /productFields, scope product-fields:full
        or products:full.
        """
        return await self._call(
            OPERATIONS["addProductField"],
            ProductField,
            body={
                "field_name": field_name,
                "field_type": field_type,
                "options": options,
                "ui_visibility": ui_visibility,
            },
            options=call_options,
        )

    async def update(
        self,
        field_code: str,
        *,
        field_name: str | Unset | None = UNSET,
        ui_visibility: FieldUiVisibility | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Update one product field.

        Updates a product custom field. The field_code and field_type cannot be changed.
        At least one field must be provided in the request body.

        Args:
            field_code: The unique code identifying the field.
            field_name: Field name.
            ui_visibility: UI visibility settings for the field. Controls where the
                field appears in the Pipedrive web UI. Note that products have a simpler
                visibility model than other entity types.

        Costs 5 tokens. updateProductField: PATCH /productFields/{field_code}, scope
        product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["updateProductField"],
            ProductField,
            path={"field_code": field_code},
            body={"field_name": field_name, "ui_visibility": ui_visibility},
            options=call_options,
        )

    async def delete(
        self, field_code: str, **call_options: Unpack[CallOptions]
    ) -> ProductField:
        """Delete one product field.

        Marks a custom field as deleted.

        Args:
            field_code: The unique code identifying the field.

        Costs 3 tokens. deleteProductField: DELETE /productFields/{field_code}, scope
        product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductField"],
            ProductField,
            path={"field_code": field_code},
            options=call_options,
        )

    async def add_options(
        self,
        field_code: str,
        *,
        options: Sequence[FieldOption | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[FieldOption]:
        """Add product field options in bulk.

        Adds new options to a product custom field that supports options (enum or set
        field types). This operation is atomic - all options are added or none are
        added. Returns only the newly added options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to add. Each item must contain a label. At least
                one option is required.

        Costs 5 tokens. addProductFieldOptions: POST
        /productFields/{field_code}/options, scope product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["addProductFieldOptions"],
            list_[FieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    async def delete_options(
        self,
        field_code: str,
        *,
        options: Sequence[FieldOption | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[DeletedFieldOption]:
        """Delete product field options in bulk.

        Removes existing options from a product custom field. This operation is atomic
        and fails if any of the specified option IDs do not exist. Returns only the
        deleted options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of option IDs to delete. Each item must contain an ID of the
                option to delete. At least one option ID is required. The entire request
                fails if any option does not exist.

        Costs 3 tokens. deleteProductFieldOptions: DELETE
        /productFields/{field_code}/options, scope product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductFieldOptions"],
            list_[DeletedFieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    async def update_options(
        self,
        field_code: str,
        *,
        options: Sequence[FieldOption | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[FieldOption]:
        """Update product field options in bulk.

        Updates existing options for a product custom field. This operation is atomic
        and fails if any of the specified option IDs do not exist. Returns only the
        updated options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to update. Each item must contain an ID and the
                updated label. At least one option is required. The entire request fails
                if any option does not exist.

        Costs 5 tokens. updateProductFieldOptions: PATCH
        /productFields/{field_code}/options, scope product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["updateProductFieldOptions"],
            list_[FieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncProductFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProductFieldsWithRawResponse(self._raw())


class AsyncProductFieldsWithRawResponse:
    def __init__(self, raw: AsyncProductFields) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.add_options = async_raw_method(raw.add_options)
        self.delete_options = async_raw_method(raw.delete_options)
        self.update_options = async_raw_method(raw.update_options)
