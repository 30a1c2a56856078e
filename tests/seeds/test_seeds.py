"""The customer's documents, held against the product."""

from __future__ import annotations

from tests.seeds.verdicts import verdicts

ACTIONS = (
    "362 of 362 actions: 297 called over loopback, request checked by openapi-core "
    "against the document of its version, sync and async; 62 gone raise with their "
    "replacement; 17 deprecated ones warn; 3 are authentication, which OAuth2Session "
    "does; 0 unknown; 0 problems"
)


def test_every_document_has_its_verdict() -> None:
    """Each is as promised; that of the connector's list is told in full."""
    found = {name: (line, is_right) for name, line, is_right in verdicts()}
    assert len(found) == 5
    assert all(is_right for _, is_right in found.values())
    assert found["connector's actions"][0] == ACTIONS
    assert found["migration guide"][0].startswith("403 statements: ")
    assert found["migration guide"][0].endswith("; 0 without a keeper")
    assert found["changelog 2018-2021"][0].startswith("26 statements: ")
    assert found["document of API v2"][0].startswith("158 of 158")
    assert found["endpoints of ActiveCampaign"][0].startswith("50 of 50")
