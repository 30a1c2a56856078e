"""The server over the protocol: with the SDK's client, and with that of another language."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from pipedrive_kit import AsyncPipedrive
from pipedrive_kit.mcp import Policy, make_server
from pipedrive_kit.mcp.command import main
from pipedrive_kit.testing import API_TOKEN, FakePipedrive

PEERS = Path(__file__).parents[2] / "peers"
PROGRAM = [sys.executable, "-m", "pipedrive_kit.mcp"]
Body = Callable[[Client], Awaitable[None]]


@pytest.fixture(scope="module")
def fake() -> Iterator[FakePipedrive]:
    with FakePipedrive() as pipedrive:
        pipedrive.seed("demo")
        yield pipedrive


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of the program, with credentials of the fake account."""
    monkeypatch.setenv("PIPEDRIVE_API_TOKEN", API_TOKEN)
    root = Path(__file__).parents[3]
    monkeypatch.setenv("PYTHONPATH", f"{root}{os.pathsep}{root / 'generated'}")
    return dict(os.environ)


def connected(
    fake: FakePipedrive, body: Body, groups: tuple[str, ...] = (), **policy: Any
) -> None:
    async def run() -> None:
        async with AsyncPipedrive(api_token=API_TOKEN, base_url=fake.url) as client:
            server = make_server(client, Policy(**policy), groups)
            async with Client(server) as agent:
                await body(agent)

    asyncio.run(run())


async def call(agent: Client, tool: str, /, **arguments: Any) -> Any:
    """Call a tool; return its data, or the text of its error."""
    result = await agent.call_tool(tool, arguments)
    text = result.content[0].text
    return text if result.is_error else json.loads(text)


def test_few_tools_that_only_read(fake: FakePipedrive) -> None:
    async def body(agent: Client) -> None:
        tools = (await agent.list_tools()).tools
        assert [tool.name for tool in tools] == [
            "search_actions",
            "describe_action",
            "run_action",
            "read_more",
            "field_names",
            "quota",
        ]
        assert all(tool.annotations.read_only_hint for tool in tools)
        assert all(tool.description for tool in tools)

    connected(fake, body)


def test_groups_and_all_actions_are_tools_on_demand(fake: FakePipedrive) -> None:
    async def body(agent: Client) -> None:
        tools = {tool.name: tool for tool in (await agent.list_tools()).tools}
        assert "get_deals" in tools
        assert "post_deals" not in tools
        assert "get_persons" not in tools
        assert tools["get_deals"].input_schema["properties"]["limit"]
        found = await call(agent, "get_deals", limit=1)
        assert found["data"][0]["id"] == 1
        assert "limits is unknown" in await call(agent, "get_deals", limits=1)

    connected(fake, body, ("deals",))

    async def everything(agent: Client) -> None:
        names = [tool.name for tool in (await agent.list_tools()).tools]
        assert len(names) == len(set(names)) > 200

    connected(fake, everything, ("all",), allow_writes=True)
    with pytest.raises(
        ValueError, match="there is no group 'deal'; there are: all, act"
    ):
        connected(fake, everything, ("deal",))


def test_a_refusal_names_no_way_that_an_agent_cannot_go(fake: FakePipedrive) -> None:
    """`force=True` is an argument of Python programs."""

    async def body(agent: Client) -> None:
        error = await call(agent, "get_deals", status="opne")
        assert "did you mean 'open'" in error
        assert "force" not in error

    connected(fake, body, ("deals",))


def test_a_tool_for_a_change_asks_first(fake: FakePipedrive) -> None:
    async def body(agent: Client) -> None:
        asked = await call(agent, "post_deals", data={"title": "Roof"})
        assert asked["will"]["parameters"] == {"data": {"title": "Roof"}}
        made = await call(agent, "confirm_action", confirmation=asked["confirmation"])
        assert made["data"]["title"] == "Roof"

    connected(fake, body, ("deals",), allow_writes=True)


def test_an_agent_adds_a_deal_and_cannot_pass_its_limit(
    fake: FakePipedrive, environment: dict[str, str]
) -> None:
    """A program in a process of its own, over standard input."""
    server = StdioServerParameters(
        command=PROGRAM[0],
        args=[*PROGRAM[1:], "--allow-writes", "--tokens=30", "--base-url", fake.url],
        env=environment,
    )

    async def run() -> None:
        async with Client(stdio_client(server)) as agent:
            found = await call(agent, "search_actions", text="add deal", limit=50)
            assert "post_deals" in {action["name"] for action in found["actions"]}
            data = {"title": "Roof", "custom_fields": {"Contract type": "Anual"}}
            run = {"name": "post_deals", "params": {"data": data}}
            assert "did you mean 'Annual'" in await call(agent, "run_action", **run)
            data["custom_fields"] = {"Contract type": "Annual"}
            asked = await call(agent, "run_action", **run)
            key = asked["confirmation"]
            made = await call(agent, "confirm_action", confirmation=key)
            assert made["data"]["custom_fields"] == {"Contract type": "Annual"}
            assert made["tokens_left"] == 15  # less 10 for the fields, 5 for the deal
            search = {"name": "get_deals_search", "params": {"term": "Roof"}}
            error = await call(agent, "run_action", **search)
            assert "costs 20 tokens, and 15 of the 30 tokens" in error

    asyncio.run(run())


NODE = """
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
const [url, token, ...command] = process.argv.slice(2);
const transport = url === "-"
  ? new StdioClientTransport({ command: command[0], args: command.slice(1), env: process.env })
  : new StreamableHTTPClientTransport(new URL(url),
      { requestInit: { headers: { Authorization: `Bearer ${token}` } } });
const client = new Client({ name: "peer", version: "1" });
await client.connect(transport);
const { tools } = await client.listTools();
const result = await client.callTool({ name: "run_action",
  arguments: { name: "get_deals", params: { limit: 1 }, fields: ["id"] } });
console.log(JSON.stringify({ tools: tools.length, text: result.content[0].text }));
await client.close();
"""
node = pytest.mark.skipif(
    not shutil.which("node")
    or not (PEERS / "node_modules/@modelcontextprotocol/sdk").exists(),
    reason="needs node, and `npm ci --prefix tests/peers`",
)


def run_node(*arguments: str, environment: dict[str, str]) -> dict[str, Any]:
    """Run the client of another language; Node finds its packages from its folder."""
    done = subprocess.run(
        ["node", "--input-type=module", "-", *arguments],
        input=NODE,
        cwd=PEERS,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@node
def test_an_independent_client_over_standard_input(
    fake: FakePipedrive, environment: dict[str, str]
) -> None:
    result = run_node(
        "-", "", *PROGRAM, "--base-url", fake.url, environment=environment
    )
    assert result["tools"] == 6
    assert json.loads(result["text"])["data"] == [{"id": 1}]


@contextmanager
def served(fake: FakePipedrive, environment: dict[str, str]) -> Iterator[str]:
    """Run the program over HTTP; yield its URL."""
    command = [*PROGRAM, "--base-url", fake.url, "--http", "127.0.0.1:0"]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stderr is not None
        line = program.stderr.readline()
        try:
            assert "http://" in line, line + program.stderr.read()
            yield line.partition("http://")[2].strip()
        finally:
            program.terminate()


@node
def test_over_http_the_access_token_is_needed(
    fake: FakePipedrive, environment: dict[str, str]
) -> None:
    environment = {**environment, "PIPEDRIVE_MCP_TOKEN": "of-the-server"}
    with served(fake, environment) as address:
        url = f"http://{address}"
        result = run_node(url, "of-the-server", environment=environment)
        assert json.loads(result["text"])["data"] == [{"id": 1}]
        for headers in ({}, {"Authorization": "Bearer of-the-serve"}):
            response = httpx.post(url, json={}, headers=headers)
            assert response.status_code == 401
        rebound = {"Authorization": "Bearer of-the-server", "Host": "evil.invalid"}
        assert httpx.post(url, json={}, headers=rebound).status_code >= 400


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--http", "0.0.0.0:8000"], "set PIPEDRIVE_MCP_TOKEN"),
        (["--http", "127.0.0.1"], "HOST:PORT"),
        (["--tools", "nothing"], "there is no group 'nothing'"),
    ],
)
def test_wrong_options_are_refused(
    arguments: list[str],
    said: str,
    environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert environment
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_the_tools_are_listed(
    environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert environment
    assert main(["--list-tools", "--tools", "notes"]) == 0
    assert "get_notes" in capsys.readouterr().out.splitlines()
