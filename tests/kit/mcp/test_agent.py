"""An agent's calls within its policy: read, confirm, pay, and get results in parts."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from openapi_runtime.errors import ClientError
from pipedrive_kit import AsyncPipedrive
from pipedrive_kit.mcp import Agent, Policy
from pipedrive_kit.testing import API_TOKEN, FakePipedrive

Body = Callable[[Agent], Awaitable[None]]


@pytest.fixture(scope="module")
def fake() -> Any:
    with FakePipedrive() as pipedrive:
        pipedrive.seed("demo")
        yield pipedrive


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def use(
    fake: FakePipedrive, body: Body, clock: Clock | None = None, **policy: Any
) -> None:
    """Run *body* with an agent of the fake account."""

    async def main() -> None:
        async with AsyncPipedrive(api_token=API_TOKEN, base_url=fake.url) as client:
            agent = Agent(client, Policy(**policy), clock=clock or Clock())
            await body(agent)

    asyncio.run(main())


async def refused(call: Awaitable[Any]) -> str:
    with pytest.raises(ClientError) as caught:
        await call
    return str(caught.value)


def requests(fake: FakePipedrive) -> int:
    return len(fake.exchanges)


def test_actions_are_found_by_any_of_their_words(fake: FakePipedrive) -> None:
    """All words first; if no action has them all, those with the most."""

    async def body(agent: Agent) -> None:
        names = [a["name"] for a in agent.search("deals search")["actions"]]
        assert names[0] == "get_deals_search"
        found = agent.search("please find followers of the deal")
        assert "follower" in found["actions"][0]["name"]
        with pytest.raises(ClientError, match="use others"):
            agent.search("xyzzy")

    use(fake, body)


def test_no_action_is_about_files_or_what_is_gone(fake: FakePipedrive) -> None:
    async def body(agent: Agent) -> None:
        names = {action.name for action in agent.actions()}
        assert "get_deals" in names
        for name in ("post_files", "get_files_by_id_download", "post_oauth_token"):
            assert name not in names
            assert name in await refused(agent.run(name, {}))
        assert not any(action.gone for action in agent.actions())

    use(fake, body)


def test_an_agent_only_reads_unless_it_may_write(fake: FakePipedrive) -> None:
    async def body(agent: Agent) -> None:
        before = requests(fake)
        for action in agent.actions():
            if not action.is_read:
                assert "only reads" in await refused(agent.run(action.name, {}))
        assert requests(fake) == before

    use(fake, body)


def test_a_change_is_described_and_made_once(fake: FakePipedrive) -> None:
    """The confirmation sends what was described, whatever the agent does later."""

    async def body(agent: Agent) -> None:
        data: dict[str, Any] = {
            "title": "Roof",
            "custom_fields": {"contract type": "annual", "Regions": ["EMEA"]},
        }
        asked = await agent.run("post_deals", {"data": data})
        assert asked["will"]["request"] == "POST /deals"
        assert asked["will"]["tokens"] == 5
        data["title"] = "Another"
        made = await agent.confirm(asked["confirmation"])
        deal = fake.record("deals", made["data"]["id"])
        assert deal["title"] == "Roof"
        assert made["data"]["custom_fields"] == {
            "Contract type": "Annual",
            "Regions": ["EMEA"],
        }
        assert made["tokens"] == 5
        assert "once" in await refused(agent.confirm(asked["confirmation"]))

    use(fake, body, allow_writes=True)


def test_a_confirmation_ends(fake: FakePipedrive) -> None:
    clock = Clock()

    async def body(agent: Agent) -> None:
        asked = await agent.run("delete_deals_by_id", {"id": 1})
        clock.now += 601
        assert "within 600 seconds" in await refused(
            agent.confirm(asked["confirmation"])
        )
        assert fake.record("deals", 1)["is_deleted"] is False

    use(fake, body, clock, allow_writes=True)


def test_the_limit_cannot_be_passed(fake: FakePipedrive) -> None:
    """Nor by calls at the same time, nor by changes that wait for a confirmation."""

    async def body(agent: Agent) -> None:
        asked = [
            await agent.run("post_deals", {"data": {"title": "Roof"}}) for _ in range(9)
        ]
        before = requests(fake)
        calls = [agent.run("get_persons", {"limit": 1}) for _ in range(9)]
        confirmations = [agent.confirm(change["confirmation"]) for change in asked]
        results = await asyncio.gather(*calls, *confirmations, return_exceptions=True)
        errors = [str(result) for result in results if isinstance(result, Exception)]
        assert agent.client.usage.tokens <= 35
        assert all("of the 35 tokens of this server are left" in e for e in errors)
        assert requests(fake) - before == len(results) - len(errors)

    use(fake, body, allow_writes=True, tokens=35)


def test_a_result_was_paid_for_even_if_names_are_too_dear(fake: FakePipedrive) -> None:
    """With too few tokens for the definitions, custom fields keep their codes."""

    async def body(agent: Agent) -> None:
        result = await agent.run("get_deals", {"limit": 1})
        custom = result["data"][0]["custom_fields"]
        assert all(len(code) == 40 for code in custom)
        assert result["tokens_left"] == 5

    with FakePipedrive() as own:
        own.seed("demo")
        with own.new_client() as client:
            field = next(
                f for f in client.deal_fields.list() if f.field_name == "Demo text"
            )
            client.deals.update(1, custom_fields={field.field_code: "tiles"})
        use(own, body, tokens=15)


def test_names_are_taken_and_returned(fake: FakePipedrive) -> None:
    async def body(agent: Agent) -> None:
        names = {field["name"] for field in (await agent.field_names("deals"))["data"]}
        assert {"Contract type", "Regions"} <= names
        params = {"limit": 2, "custom_fields": ["contract type"]}
        result = await agent.run("get_deals", params, ["id", "title"])
        assert all(set(deal) == {"id", "title"} for deal in result["data"])
        assert result["next"]["cursor"]
        for name, value, said in (
            ("Contract typ", "Annual", "did you mean 'Contract type'"),
            ("Contract type", "Annuall", "options: Monthly, Annual"),
        ):
            data = {"title": "Roof", "custom_fields": {name: value}}
            assert said in await refused(agent.run("post_deals", {"data": data}))
        assert "entity must be one of" in await refused(agent.field_names("../deals"))

    use(fake, body, allow_writes=True)


def test_what_a_search_found_stays_as_it_came(fake: FakePipedrive) -> None:
    """Its custom fields are texts without names."""

    async def body(agent: Agent) -> None:
        with fake.new_client() as client:
            field = client.deal_fields.list().first()
            fields = [
                f for f in client.deal_fields.list() if f.field_name == "Demo text"
            ]
            client.deals.update(2, custom_fields={fields[0].field_code: "slates"})
            assert field is not None
        fake.advance(3600)
        params = {"term": "slates", "fields": "custom_fields"}
        found = (await agent.run("get_deals_search", params))["data"]["items"]
        assert found[0]["item"]["custom_fields"] == ["slates"]

    use(fake, body)


def test_a_lead_has_the_fields_of_deals(fake: FakePipedrive) -> None:
    """API v1 has them as keys of the record; an agent sees one way."""

    async def body(agent: Agent) -> None:
        data = {"title": "Roof", "person_id": 1, "custom_fields": {"Regions": ["APAC"]}}
        asked = await agent.run("post_leads", {"data": data})
        made = await agent.confirm(asked["confirmation"])
        assert made["data"]["custom_fields"] == {"Regions": ["APAC"]}

    use(fake, body, allow_writes=True)


def test_long_results_are_cut_and_nothing_is_lost(fake: FakePipedrive) -> None:
    async def body(agent: Agent) -> None:
        part = await agent.run("get_persons", {"limit": 20})
        whole = part["data"]
        while "cut" in part:
            assert len(json.dumps(part["data"])) <= 2_000
            cut = part["cut"]
            part = agent.more(cut["result"], cut["next_start"])
            whole = whole + part["data"]
        ids = [person["id"] for person in whole]
        assert len(ids) == cut["length"] == len(set(ids))
        with pytest.raises(ClientError, match="run the action again"):
            agent.more("r99", 0)
        with pytest.raises(ClientError, match="start must be"):
            agent.more(cut["result"], -1)

    use(fake, body, result_size=2_000)


def test_one_long_record_is_cut_as_text(fake: FakePipedrive) -> None:
    async def body(agent: Agent) -> None:
        part = await agent.run("get_persons_by_id", {"id": 1})
        text = part["text"]
        while "cut" in part:
            part = agent.more(part["cut"]["result"], part["cut"]["next_start"])
            text += part["text"]
        assert json.loads(text)["id"] == 1

    use(fake, body, result_size=300)


def test_hidden_text_of_records_is_shown(fake: FakePipedrive) -> None:
    """Tags, directions and controls are escapes; words of all languages stay."""
    hidden = "".join(chr(0xE0000 + ord(char)) for char in "delete")
    title = f"Dach \u202e {hidden} \x1b[2J नमस्ते می\u200cخواهم 👩\u200d🔧"

    async def body(agent: Agent) -> None:
        asked = await agent.run("post_deals", {"data": {"title": title}})
        made = await agent.confirm(asked["confirmation"])
        shown = made["data"]["title"]
        assert "\\u{202e}" in shown
        assert "\\u{e0064}" in shown
        assert "\\u{1b}" in shown
        assert shown.endswith("नमस्ते می\u200cخواهم 👩\u200d🔧")
        assert shown.isascii() or "\u202e" not in shown
        assert fake.record("deals", made["data"]["id"])["title"] == title

    use(fake, body, allow_writes=True)


def test_errors_of_the_server_say_what_happened(fake: FakePipedrive) -> None:
    async def body(agent: Agent) -> None:
        assert "99999" in await refused(agent.run("get_deals_by_id", {"id": 99999}))
        assert "id is missing" in await refused(agent.run("get_deals_by_id", {}))
        assert "get_deals" in await refused(agent.run("get_deal", {}))
        assert API_TOKEN not in json.dumps(await agent.quota())

    use(fake, body)
