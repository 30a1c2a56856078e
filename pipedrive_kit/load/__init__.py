"""An account in a warehouse: a source for dlt, the extra `dlt`."""

from ..extras import needed

with needed("dlt", "dlt"):
    from .source import pipedrive_source

__all__ = ["pipedrive_source"]
