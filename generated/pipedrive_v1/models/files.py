"""Records of files."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

ItemType: TypeAlias = Literal["deal", "organization", "person"]
RemoteFileType: TypeAlias = Literal["gdoc", "gdraw", "gform", "gsheet", "gslides"]
RemoteLocation: TypeAlias = Literal["googledrive"]
