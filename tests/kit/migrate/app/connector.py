"""A workflow of the connector."""

from abstra.connectors import run_connection_action


def open_deals():
    body = run_connection_action(
        connection_name="pipedrive",
        action_name="get_deals",
        params={"status": "open"},
    )
    return body["data"]


def rename(deal_id, title):
    params = {"id": deal_id, "data": {"title": title}}
    run_connection_action("pipedrive", "put_deals_by_id", params)


def notes():
    return run_connection_action("pipedrive", "get_notes")["data"]
