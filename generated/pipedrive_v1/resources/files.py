"""Operations on files."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    FileInput,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.files import ItemType, RemoteFileType, RemoteLocation
from ..models.shared import DeletedItem, File
from ..operations import OPERATIONS


class Files(Resource):
    """Operations on files."""

    def list(
        self,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[File]:
        """Return data about all files.

        Args:
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getFiles: GET /files, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getFiles"],
            File,
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> File:
        """Return data about a specific file.

        Args:
            id: The id of the record.

        Costs 2 tokens. getFile: GET /files/{id}, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getFile"], File, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        file: FileInput,
        deal_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        product_id: int | Unset = UNSET,
        activity_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        project_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Upload a file and associate it with a deal, person, organization, activity,
        product or lead.

        For more information, see the tutorial for adding a file.

        Args:
            file: What is uploaded.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            product_id: The product that it belongs to.
            activity_id: The activity that it belongs to.
            lead_id: The lead that it belongs to.
            project_id: The project that it belongs to.

        Costs 10 tokens. addFile: POST /files, scope activities:full or contacts:full or
        deals:full.
        """
        return self._call(
            OPERATIONS["addFile"],
            File,
            files={"file": file},
            form={
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "product_id": product_id,
                "activity_id": activity_id,
                "lead_id": lead_id,
                "project_id": project_id,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Update the properties of a file.

        Args:
            id: The id of the record.
            name: The name.
            description: A text of any length.

        Costs 10 tokens. updateFile: PUT /files/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["updateFile"],
            File,
            path={"id": id},
            form={"name": name, "description": description},
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a file as deleted.

        After 30 days, the file will be permanently deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteFile: DELETE /files/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["deleteFile"], DeletedItem, path={"id": id}, options=call_options
        )

    def add_remote(
        self,
        *,
        file_type: RemoteFileType,
        title: str,
        item_type: ItemType,
        item_id: int,
        remote_location: RemoteLocation,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Create a new empty file in the remote location googledrive that will be
        linked to the item you supply.

        For more information, see the tutorial for adding a remote file.

        Args:
            file_type: The kind of document that is made.
            title: The title.
            item_type: The kind of record that it is linked to.
            item_id: The record that it is linked to.
            remote_location: Where the file is.

        Costs 10 tokens. addFileAndLinkIt: POST /files/remote, scope activities:full or
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["addFileAndLinkIt"],
            File,
            form={
                "file_type": file_type,
                "title": title,
                "item_type": item_type,
                "item_id": item_id,
                "remote_location": remote_location,
            },
            options=call_options,
        )

    def download(self, id: int, **call_options: Unpack[CallOptions]) -> bytes:
        """Initialize a file download.

        Args:
            id: The id of the record.

        Costs 20 tokens. downloadFile: GET /files/{id}/download, scope activities:full
        or activities:read or contacts:full or contacts:read or deals:full or
        deals:read.
        """
        return self._call(
            OPERATIONS["downloadFile"], bytes, path={"id": id}, options=call_options
        )

    def link_remote(
        self,
        *,
        item_type: ItemType,
        item_id: int,
        remote_id: str,
        remote_location: RemoteLocation,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Link an existing remote file googledrive to the item you supply.

        For more information, see the tutorial for adding a remote file.

        Args:
            item_type: The kind of record that it is linked to.
            item_id: The record that it is linked to.
            remote_id: The id of the file in the remote location.
            remote_location: Where the file is.

        Costs 10 tokens. linkFileToItem: POST /files/remoteLink, scope activities:full
        or contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["linkFileToItem"],
            File,
            form={
                "item_type": item_type,
                "item_id": item_id,
                "remote_id": remote_id,
                "remote_location": remote_location,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return FilesWithRawResponse(self._raw())


class FilesWithRawResponse:
    def __init__(self, raw: Files) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.add_remote = raw_method(raw.add_remote)
        self.download = raw_method(raw.download)
        self.link_remote = raw_method(raw.link_remote)


class AsyncFiles(AsyncResource):
    """`Files`, awaited."""

    def list(
        self,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[File]:
        """Return data about all files.

        Args:
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getFiles: GET /files, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getFiles"],
            File,
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> File:
        """Return data about a specific file.

        Args:
            id: The id of the record.

        Costs 2 tokens. getFile: GET /files/{id}, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getFile"], File, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        file: FileInput,
        deal_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        product_id: int | Unset = UNSET,
        activity_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        project_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Upload a file and associate it with a deal, person, organization, activity,
        product or lead.

        For more information, see the tutorial for adding a file.

        Args:
            file: What is uploaded.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            product_id: The product that it belongs to.
            activity_id: The activity that it belongs to.
            lead_id: The lead that it belongs to.
            project_id: The project that it belongs to.

        Costs 10 tokens. addFile: POST /files, scope activities:full or contacts:full or
        deals:full.
        """
        return await self._call(
            OPERATIONS["addFile"],
            File,
            files={"file": file},
            form={
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "product_id": product_id,
                "activity_id": activity_id,
                "lead_id": lead_id,
                "project_id": project_id,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Update the properties of a file.

        Args:
            id: The id of the record.
            name: The name.
            description: A text of any length.

        Costs 10 tokens. updateFile: PUT /files/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["updateFile"],
            File,
            path={"id": id},
            form={"name": name, "description": description},
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a file as deleted.

        After 30 days, the file will be permanently deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteFile: DELETE /files/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["deleteFile"], DeletedItem, path={"id": id}, options=call_options
        )

    async def add_remote(
        self,
        *,
        file_type: RemoteFileType,
        title: str,
        item_type: ItemType,
        item_id: int,
        remote_location: RemoteLocation,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Create a new empty file in the remote location googledrive that will be
        linked to the item you supply.

        For more information, see the tutorial for adding a remote file.

        Args:
            file_type: The kind of document that is made.
            title: The title.
            item_type: The kind of record that it is linked to.
            item_id: The record that it is linked to.
            remote_location: Where the file is.

        Costs 10 tokens. addFileAndLinkIt: POST /files/remote, scope activities:full or
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["addFileAndLinkIt"],
            File,
            form={
                "file_type": file_type,
                "title": title,
                "item_type": item_type,
                "item_id": item_id,
                "remote_location": remote_location,
            },
            options=call_options,
        )

    async def download(self, id: int, **call_options: Unpack[CallOptions]) -> bytes:
        """Initialize a file download.

        Args:
            id: The id of the record.

        Costs 20 tokens. downloadFile: GET /files/{id}/download, scope activities:full
        or activities:read or contacts:full or contacts:read or deals:full or
        deals:read.
        """
        return await self._call(
            OPERATIONS["downloadFile"], bytes, path={"id": id}, options=call_options
        )

    async def link_remote(
        self,
        *,
        item_type: ItemType,
        item_id: int,
        remote_id: str,
        remote_location: RemoteLocation,
        **call_options: Unpack[CallOptions],
    ) -> File:
        """Link an existing remote file googledrive to the item you supply.

        For more information, see the tutorial for adding a remote file.

        Args:
            item_type: The kind of record that it is linked to.
            item_id: The record that it is linked to.
            remote_id: The id of the file in the remote location.
            remote_location: Where the file is.

        Costs 10 tokens. linkFileToItem: POST /files/remoteLink, scope activities:full
        or contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["linkFileToItem"],
            File,
            form={
                "item_type": item_type,
                "item_id": item_id,
                "remote_id": remote_id,
                "remote_location": remote_location,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncFilesWithRawResponse(self._raw())


class AsyncFilesWithRawResponse:
    def __init__(self, raw: AsyncFiles) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.add_remote = async_raw_method(raw.add_remote)
        self.download = async_raw_method(raw.download)
        self.link_remote = async_raw_method(raw.link_remote)
