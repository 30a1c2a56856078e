"""Operations on person fields."""

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

from ..models.person_fields import (
    PersonField,
    PersonFieldIncludeField,
    PersonFieldUiVisibility,
)
from ..models.shared import (
    DeletedFieldOption,
    FieldOption,
    FieldRequiredFields,
    ImportantFields,
    NewFieldType,
)
from ..operations import OPERATIONS


class PersonFields(Resource):
    """Person fields represent the schema for a person in the context of the company of
    the authorized user. Each company can have a different schema for their persons,
    with various custom fields.
    """

    def list(
        self,
        *,
        include_fields: (
            Sequence[PersonFieldIncludeField] | PersonFieldIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[PersonField]:
        """Get all person fields.

        Returns metadata about all person fields in the company.

        Args:
            include_fields: Optional list or single value of additional data namespaces
                to include in response.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getPersonFields: GET /personFields, scope admin or
        contact-fields:full or contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFields"],
            PersonField,
            query={"include_fields": include_fields},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(
        self,
        field_code: str,
        *,
        include_fields: (
            Sequence[PersonFieldIncludeField] | PersonFieldIncludeField | Unset
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PersonField:
        """Get one person field.

        Returns metadata about a specific person field.

        Args:
            field_code: The unique code identifying the field.
            include_fields: Optional list or single value of additional data namespaces
                to include in response.

        Costs 1 token. getPersonField: GET /personFields/{field_code}, scope admin or
        contact-fields:full or contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getPersonField"],
            PersonField,
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
        ui_visibility: (
            PersonFieldUiVisibility | Mapping[str, Any] | Unset | None
        ) = UNSET,
        important_fields: ImportantFields | Mapping[str, Any] | Unset | None = UNSET,
        required_fields: FieldRequiredFields | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PersonField:
        """Create one person field.

        Creates a new person custom field.

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
                field appears in the Pipedrive web UI.
            important_fields: Configuration for highlighting the field at specific
                stages.
            required_fields: Required fields configuration for marking the field as
                mandatory when interacted with in the Pipedrive web UI.

        Costs 5 tokens. addPersonField: POST /personFields, scope admin or
        contact-fields:full.
        """
        return self._call(
            OPERATIONS["addPersonField"],
            PersonField,
            body={
                "field_name": field_name,
                "field_type": field_type,
                "options": options,
                "ui_visibility": ui_visibility,
                "important_fields": important_fields,
                "required_fields": required_fields,
            },
            options=call_options,
        )

    def update(
        self,
        field_code: str,
        *,
        field_name: str | Unset | None = UNSET,
        ui_visibility: (
            PersonFieldUiVisibility | Mapping[str, Any] | Unset | None
        ) = UNSET,
        important_fields: ImportantFields | Mapping[str, Any] | Unset | None = UNSET,
        required_fields: FieldRequiredFields | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PersonField:
        """Update one person field.

        Updates a person custom field. The field_code and field_type cannot be changed.
        At least one field must be provided in the request body.

        Args:
            field_code: The unique code identifying the field.
            field_name: Field name.
            ui_visibility: UI visibility settings for the field. Controls where the
                field appears in the Pipedrive web UI.
            important_fields: Configuration for highlighting the field at specific
                stages.
            required_fields: Required fields configuration for marking the field as
                mandatory when interacted with in the Pipedrive web UI.

        Costs 5 tokens. updatePersonField: PATCH /personFields/{field_code}, scope admin
        or contact-fields:full or contacts:full.
        """
        return self._call(
            OPERATIONS["updatePersonField"],
            PersonField,
            path={"field_code": field_code},
            body={
                "field_name": field_name,
                "ui_visibility": ui_visibility,
                "important_fields": important_fields,
                "required_fields": required_fields,
            },
            options=call_options,
        )

    def delete(
        self, field_code: str, **call_options: Unpack[CallOptions]
    ) -> PersonField:
        """Delete one person field.

        Marks a custom field as deleted.

        Args:
            field_code: The unique code identifying the field.

        Costs 3 tokens. deletePersonField: DELETE /personFields/{field_code}, scope
        admin or contact-fields:full.
        """
        return self._call(
            OPERATIONS["deletePersonField"],
            PersonField,
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
        """Add person field options in bulk.

        Adds new options to a person custom field that supports options (enum or set
        field types). This operation is atomic - all options are added or none are
        added. Returns only the newly added options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to add. Each item must contain a label. At least
                one option is required.

        Costs 5 tokens. addPersonFieldOptions: POST /personFields/{field_code}/options,
        scope admin or contact-fields:full or contacts:full.
        """
        return self._call(
            OPERATIONS["addPersonFieldOptions"],
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
        """Delete person field options in bulk.

        Removes existing options from a person custom field. This operation is atomic
        and fails if any of the specified option IDs do not exist. Returns only the
        deleted options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of option IDs to delete. Each item must contain an ID of the
                option to delete. At least one option ID is required. The entire request
                fails if any option does not exist.

        Costs 3 tokens. deletePersonFieldOptions: DELETE
        /personFields/{field_code}/options, scope admin or contact-fields:full or
        contacts:full.
        """
        return self._call(
            OPERATIONS["deletePersonFieldOptions"],
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
        """Update person field options in bulk.

        Updates existing options for a person custom field. This operation is atomic and
        fails if any of the specified option IDs do not exist. Returns only the updated
        options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to update. Each item must contain an ID and the
                updated label. At least one option is required. The entire request fails
                if any option does not exist.

        Costs 5 tokens. updatePersonFieldOptions: PATCH
        /personFields/{field_code}/options, scope admin or contact-fields:full or
        contacts:full.
        """
        return self._call(
            OPERATIONS["updatePersonFieldOptions"],
            list_[FieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> PersonFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return PersonFieldsWithRawResponse(self._raw())


class PersonFieldsWithRawResponse:
    def __init__(self, raw: PersonFields) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.add_options = raw_method(raw.add_options)
        self.delete_options = raw_method(raw.delete_options)
        self.update_options = raw_method(raw.update_options)


class AsyncPersonFields(AsyncResource):
    """`PersonFields`, awaited."""

    def list(
        self,
        *,
        include_fields: (
            Sequence[PersonFieldIncludeField] | PersonFieldIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[PersonField]:
        """Get all person fields.

        Returns metadata about all person fields in the company.

        Args:
            include_fields: Optional list or single value of additional data namespaces
                to include in response.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getPersonFields: GET /personFields, scope admin or
        contact-fields:full or contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFields"],
            PersonField,
            query={"include_fields": include_fields},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(
        self,
        field_code: str,
        *,
        include_fields: (
            Sequence[PersonFieldIncludeField] | PersonFieldIncludeField | Unset
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PersonField:
        """Get one person field.

        Returns metadata about a specific person field.

        Args:
            field_code: The unique code identifying the field.
            include_fields: Optional list or single value of additional data namespaces
                to include in response.

        Costs 1 token. getPersonField: GET /personFields/{field_code}, scope admin or
        contact-fields:full or contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getPersonField"],
            PersonField,
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
        ui_visibility: (
            PersonFieldUiVisibility | Mapping[str, Any] | Unset | None
        ) = UNSET,
        important_fields: ImportantFields | Mapping[str, Any] | Unset | None = UNSET,
        required_fields: FieldRequiredFields | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PersonField:
        """Create one person field.

        Creates a new person custom field.

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
                field appears in the Pipedrive web UI.
            important_fields: Configuration for highlighting the field at specific
                stages.
            required_fields: Required fields configuration for marking the field as
                mandatory when interacted with in the Pipedrive web UI.

        Costs 5 tokens. addPersonField: POST /personFields, scope admin or
        contact-fields:full.
        """
        return await self._call(
            OPERATIONS["addPersonField"],
            PersonField,
            body={
                "field_name": field_name,
                "field_type": field_type,
                "options": options,
                "ui_visibility": ui_visibility,
                "important_fields": important_fields,
                "required_fields": required_fields,
            },
            options=call_options,
        )

    async def update(
        self,
        field_code: str,
        *,
        field_name: str | Unset | None = UNSET,
        ui_visibility: (
            PersonFieldUiVisibility | Mapping[str, Any] | Unset | None
        ) = UNSET,
        important_fields: ImportantFields | Mapping[str, Any] | Unset | None = UNSET,
        required_fields: FieldRequiredFields | Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PersonField:
        """Update one person field.

        Updates a person custom field. The field_code and field_type cannot be changed.
        At least one field must be provided in the request body.

        Args:
            field_code: The unique code identifying the field.
            field_name: Field name.
            ui_visibility: UI visibility settings for the field. Controls where the
                field appears in the Pipedrive web UI.
            important_fields: Configuration for highlighting the field at specific
                stages.
            required_fields: Required fields configuration for marking the field as
                mandatory when interacted with in the Pipedrive web UI.

        Costs 5 tokens. updatePersonField: PATCH /personFields/{field_code}, scope admin
        or contact-fields:full or contacts:full.
        """
        return await self._call(
            OPERATIONS["updatePersonField"],
            PersonField,
            path={"field_code": field_code},
            body={
                "field_name": field_name,
                "ui_visibility": ui_visibility,
                "important_fields": important_fields,
                "required_fields": required_fields,
            },
            options=call_options,
        )

    async def delete(
        self, field_code: str, **call_options: Unpack[CallOptions]
    ) -> PersonField:
        """Delete one person field.

        Marks a custom field as deleted.

        Args:
            field_code: The unique code identifying the field.

        Costs 3 tokens. deletePersonField: DELETE /personFields/{field_code}, scope
        admin or contact-fields:full.
        """
        return await self._call(
            OPERATIONS["deletePersonField"],
            PersonField,
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
        """Add person field options in bulk.

        Adds new options to a person custom field that supports options (enum or set
        field types). This operation is atomic - all options are added or none are
        added. Returns only the newly added options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to add. Each item must contain a label. At least
                one option is required.

        Costs 5 tokens. addPersonFieldOptions: POST /personFields/{field_code}/options,
        scope admin or contact-fields:full or contacts:full.
        """
        return await self._call(
            OPERATIONS["addPersonFieldOptions"],
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
        """Delete person field options in bulk.

        Removes existing options from a person custom field. This operation is atomic
        and fails if any of the specified option IDs do not exist. Returns only the
        deleted options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of option IDs to delete. Each item must contain an ID of the
                option to delete. At least one option ID is required. The entire request
                fails if any option does not exist.

        Costs 3 tokens. deletePersonFieldOptions: DELETE
        /personFields/{field_code}/options, scope admin or contact-fields:full or
        contacts:full.
        """
        return await self._call(
            OPERATIONS["deletePersonFieldOptions"],
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
        """Update person field options in bulk.

        Updates existing options for a person custom field. This operation is atomic and
        fails if any of the specified option IDs do not exist. Returns only the updated
        options.

        Args:
            field_code: The unique code identifying the field.
            options: Array of options to update. Each item must contain an ID and the
                updated label. At least one option is required. The entire request fails
                if any option does not exist.

        Costs 5 tokens. updatePersonFieldOptions: PATCH
        /personFields/{field_code}/options, scope admin or contact-fields:full or
        contacts:full.
        """
        return await self._call(
            OPERATIONS["updatePersonFieldOptions"],
            list_[FieldOption],
            path={"field_code": field_code},
            body=options,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncPersonFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncPersonFieldsWithRawResponse(self._raw())


class AsyncPersonFieldsWithRawResponse:
    def __init__(self, raw: AsyncPersonFields) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.add_options = async_raw_method(raw.add_options)
        self.delete_options = async_raw_method(raw.delete_options)
        self.update_options = async_raw_method(raw.update_options)
