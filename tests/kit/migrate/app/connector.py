"""A workflow of the connector."""

from abstra.connectors import run_connection_action

deals = run_connection_action(
    connection_name="pipedrive",
    action_name="get_deals",
    params={"status": "open"},
)
