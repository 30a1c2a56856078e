"""A workflow of the connector."""

from abstra.connectors import run_connection_action

deals = run_connection_action(
    connection_name="pipedrive",
    action_name="get_deals",
    params={"status": "open"},
)
run_connection_action("pipedrive", "put_deals_by_id", {"id": 1, "data": {"title": "A"}})
notes = run_connection_action("pipedrive", "get_notes")
