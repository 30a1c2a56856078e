"""The fixture of the plugin, which is not installed in this environment."""

from pipedrive_kit.pytest_plugin import pipedrive

__all__ = ["pipedrive"]
