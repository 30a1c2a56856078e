"""The rewriting of programs: reads of records, other libraries, odd code."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipedrive_kit.migrate.__main__ import main
from pipedrive_kit.migrate.programs.rewrite import rewritten

HEAD = 'import requests\nURL = "https://acme.pipedrive.com/v1"\n\n\n'
DEAL = 'deal = requests.get(URL + "/deals/1").json()["data"]\n'
KEY = "dcf558aac1ae4e8c4f849ba5e668430d8df9be12"


def after(code: str, head: str = HEAD) -> str:
    """Return rewritten code without its head; a second run must change nothing."""
    once = rewritten(head + code)
    assert rewritten(once) == once
    compile(once, "program", "exec")
    return once


def program(*lines: str) -> str:
    """Return a script with a function that reads a deal."""
    body = "".join(f"    {line}\n" for line in (DEAL.rstrip(), *lines))
    return f"def main(x):\n{body}\n\nmain(1)\n"


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ('deal["title"]', "deal.title"),
        ('deal.get("title")', "deal.title"),
        ('deal.get("title", None)', "deal.title"),
        ('deal["user_id"]["id"]', "deal.owner_id"),
        ('deal["person_id"]["value"] if deal["person_id"] else 0',
         "deal.person_id if deal.person_id else 0"),
        ('(deal.get("org_id") or {}).get("value")', "deal.org_id"),
        ('deal["deleted"] and deal["org_id"] is None',
         "deal.is_deleted and deal.org_id is None"),
        ('deal["visible_to"] == "3"', 'str(deal.visible_to) == "3"'),
        ('deal["add_time"][:10]', "deal.add_time.date().isoformat()"),
        ('not deal["won_time"]', "not deal.won_time"),
        ('f"{deal[\'title\']}"', 'f"{deal.title}"'),
        (f'deal["{KEY}"]', f'(deal.custom_fields or {{}}).get("{KEY}")'),
    ],
)  # fmt: skip
def test_reads_of_a_record(read: str, expected: str) -> None:
    """A read whose record and value are certain is one of the model."""
    found = after(program('print(deal["id"])', f"print({read})"))
    assert f"    print({expected})\n" in found
    assert "to_v1" not in found


@pytest.mark.parametrize(
    ("read", "comment"),
    [
        ('deal["person_name"]', "'person_name' is gone: persons.get(person_id)"),
        ('deal["files_count"]', "'files_count' comes with include_fields="),
        ('deal["person_id"]["name"]', "'person_id' is an ID now: get 'name' by it"),
        ('deal["won_time"]', "'won_time' is a datetime"),
        ('deal["value"]', "'value' is a float"),
        ('deal["label"]', "'label_ids' is a list of numbers"),
        ('deal["nonsense"]', "'nonsense' is no key of API v2"),
    ],
)
def test_other_reads_are_flagged_in_place(read: str, comment: str) -> None:
    """They keep the record in the shape of API v1, below a comment."""
    found = after(program('print(deal["id"])', f"print({read})"))
    assert "    print(deal.id)\n" in found
    assert f"# API v2: {comment}" in found
    kept = read.replace("deal", 'to_v1("deals", deal)', 1)
    assert f"    print({kept})\n" in found


@pytest.mark.parametrize(
    "lines",
    [
        ['deal["x"] = 1', 'print(deal["title"])'],
        ["send(deal)", 'print(deal["title"])'],
        ["del deal['title']"],
        ["for key in deal:", "    print(key)"],
        ["copy: dict = deal", 'print(copy["title"])'],
        ["if x:", "    deal = {}", 'print(deal["title"])'],
        ["print(deal)"],
        ["print({**deal})"],
        ["self.deal = deal"],
    ],
)
def test_a_record_that_goes_elsewhere_keeps_its_shape(lines: list[str]) -> None:
    """One use that is not known, and no read of it changes."""
    found = after(program('print(deal["id"])', *lines))
    assert 'deal = to_v1("deals", client.deals.get(1))' in found or (
        "not rewritten" in found
    )
    assert 'print(deal["id"])' in found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (['for d in requests.get(URL + "/deals").json()["data"] or []:',
          '    print(d["title"])'],
         ["for d in client.deals.list():", "    print(d.title)"]),
        (['for d in requests.get(URL + "/deals").json()["data"]:',
          '    requests.delete(f"{URL}/deals/{d[\'id\']}")'],
         ["for d in list(client.deals.list()):", "    client.deals.delete(d.id)"]),
        (['deals = requests.get(URL + "/deals").json()["data"]',
          'print(len(deals), deals[0]["title"], [d["id"] for d in deals])'],
         ["deals = list(client.deals.list())",
          "print(len(deals), deals[0].title, [d.id for d in deals])"]),
        (['found = []', 'r = requests.get(URL + "/deals").json()',
          'found.extend(r["data"])', 'print([d["id"] for d in found])'],
         ["found = []", "r = list(client.deals.list())", "found.extend(r)",
          "print([d.id for d in found])"]),
        (['print(requests.get(URL + "/deals/1").json().get("data", {})["title"])'],
         ["print(client.deals.get(1).title)"]),
        (['r = requests.get(URL + "/deals/1")', 'one = r.json()["data"]',
          'r = requests.get(URL + "/persons/2")', 'two = r.json()["data"]',
          'print(one["title"], two["name"])'],
         ["one = client.deals.get(1)", "two = client.persons.get(2)",
          "print(one.title, two.name)"]),
    ],
)  # fmt: skip
def test_lists_and_names(lines: list[str], expected: list[str]) -> None:
    """Lists, what is collected from them, and names that are bound again."""
    body = "".join(f"    {line}\n" for line in lines)
    found = after(f"def main():\n{body}\n\nmain()\n")
    kept = [line for line in found.splitlines() if "# API v2:" not in line]
    wanted = "\n".join(f"    {line}" for line in expected)
    assert f"def main():\n{wanted}\n" in "\n".join(kept)


@pytest.mark.parametrize(
    ("code", "is_followed"),
    [
        ("def show(n, deal):\n    print(n, deal['title'])\n\n\nshow(1, {})", True),
        ("def show(n, *, deal):\n    print(deal['title'])\n\n\nshow(1, deal={})", True),
        ("def show(n, deal):\n    print(deal['title'])\n\n\nshow(1, {}); show(2, {{}})",
         False),
        ("def show(n, deal: dict):\n    print(deal['title'])\n\n\nshow(1, {})", False),
        ("def show(n, deal):\n    deal = change(deal)\n    print(deal['title'])\n\n\n"
         "show(1, {})", False),
        ("def show(n, deal):\n    print(deal['title'])\n\n\nshow(1, {}); x = show", False),
        ("@log\ndef show(n, deal):\n    print(deal['title'])\n\n\nshow(1, {})", False),
        ("def show(n, deal):\n    show(n, deal)\n    print(deal['title'])\n\n\n"
         "show(1, {})", True),
    ],
)  # fmt: skip
def test_arguments_are_followed(code: str, is_followed: bool) -> None:
    """A function of a script takes a record if all its calls give such records."""
    record = 'requests.get(URL + "/deals/1").json()["data"]'
    found = after(code.replace("{}", record, 1).replace("{{}}", "{}") + "\n")
    assert ("deal.title" in found) is is_followed
    assert ("to_v1(" in found) is not is_followed


@pytest.mark.parametrize(
    ("start", "is_first"),
    [("0", True), ("100", False), ("last()", False), ("None", True)],
)
def test_a_loop_over_pages_begins_with_the_first(start: str, is_first: bool) -> None:
    """Otherwise it stays; the first value may stand beside others."""
    found = after(
        f"def main():\n    deals, start = [], {start}\n    while True:\n"
        '        body = requests.get(URL + "/deals", params={"start": start}).json()\n'
        '        deals.extend(body["data"])\n'
        '        if not body["additional_data"]["pagination"]["more_items_in_collection"]:'
        "\n            break\n        start += 100\n    print(len(deals))\n\n\nmain()\n"
    )
    assert ("body = list(client.deals.list())" in found) is is_first
    assert ("the first page" in found) is not is_first


def test_functions_are_followed_in_scripts_only(tmp_path: Path) -> None:
    """A function that another file imports goes on returning what it did."""
    code = (
        f"{HEAD}def one():\n    {DEAL}    return deal\n\n\n"
        "if __name__ == '__main__':\n    print(one()['title'])\n"
    )
    script, other = tmp_path / "script.py", tmp_path / "other.py"
    script.write_text(code, encoding="utf-8")
    main(["rewrite", str(script), "--write"])
    assert "print(one().title)" in script.read_text(encoding="utf-8")
    script.write_text(code, encoding="utf-8")
    other.write_text("from script import one\n", encoding="utf-8")
    main(["rewrite", str(script), "--write"])
    assert 'deal = to_v1("deals"' in script.read_text(encoding="utf-8")
    assert "to_v1" in after(code.partition("if __name__")[0], "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('with urllib.request.urlopen(f"{URL}/deals/{x}?api_token={KEY}") as r:\n'
         '        print(json.load(r)["data"]["title"])', "print(r.title)"),
        ('r = urllib.request.urlopen(URL + "/deals?" + urllib.parse.urlencode('
         '{"status": "open"}))\n'
         '    print(len(json.loads(r.read().decode("utf-8"))["data"]))',
         "r = list(client.deals.list(status='open'))"),
        ('q = urllib.request.Request(f"{URL}/deals", data=json.dumps({"title": x}).encode())'
         "\n    urllib.request.urlopen(q)", "client.deals.add(title=x)"),
        ('q = urllib.request.Request(f"{URL}/deals/{x}", method="DELETE")\n'
         "    urllib.request.urlopen(q)", "client.deals.delete(x)"),
    ],
)  # fmt: skip
def test_urllib(body: str, expected: str) -> None:
    """URLs and `Request`s are followed, and the response is read by `json`."""
    head = (
        "import json\nimport urllib.parse\nimport urllib.request\n"
        + HEAD
        + 'KEY = "k"\n'
    )
    found = after(f"def main(x):\n    {body}\n\n\nmain(1)\n", head)
    assert f"    {expected}\n" in found
    assert "urlopen" not in found


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('q.get_method = lambda: "PUT"\n    urllib.request.urlopen(q)', "is used"),
        ("for _ in range(3):\n        urllib.request.urlopen(q)", "in a loop"),
        ("print(urllib.request.urlopen(q).status)", ".status"),
    ],
)
def test_urllib_that_is_not_certain(body: str, reason: str) -> None:
    """A `Request` that is changed, sent more than once, or whose status is read."""
    made = 'q = urllib.request.Request(f"{URL}/deals/{x}")'
    head = "import urllib.request\n" + HEAD
    found = after(f"def main(x):\n    {made}\n    {body}\n", head)
    assert "# API v2: not rewritten: " in found
    assert reason in found
    assert made in found


def test_aiohttp_and_async_httpx() -> None:
    """Awaited requests become calls of an `AsyncClient`; others stay."""
    found = after(
        "async def main(s, http):\n"
        '    async with s.get(URL + "/deals/1") as r:\n'
        '        deal = (await r.json())["data"]\n'
        '    print(deal["title"])\n'
        '    person = (await http.get(URL + "/persons/1")).json()["data"]\n'
        '    print(person["name"])\n'
        '    r = await s.get(URL + "/stages")\n'
        '    print([x["name"] for x in (await r.json())["data"]])\n'
        '    print(await gather(s.get(URL + "/users/1"), s.get(URL + "/deals/2")))\n'
        "\n\nasyncio.run(main(1, 2))\n"
    )
    assert 'async_client = pipedrive_v2.AsyncClient(company_domain="acme")' in found
    for line in (
        "    deal = await async_client.deals.get(1)",
        "    print(deal.title)",
        "    person = (await async_client.persons.get(1))",
        "    r = [one async for one in async_client.stages.list()]",
        "    print([x.name for x in r])",
    ):
        assert f"{line}\n" in found
    assert 's.get(URL + "/deals/2")))' in found
    assert "pipedrive_v2.Client(" not in found


def test_handlers_catch_the_errors_of_the_client() -> None:
    """A request stays if a handler reads the error of its library."""
    code = (
        "def main(x):\n    try:\n        r = requests.get(URL + '/deals/1')\n"
        "        r.raise_for_status()\n    except requests.exceptions.Timeout as e:\n"
        "        print({})\n"
    )
    assert (
        "except (requests.exceptions.Timeout, pipedrive_v2.errors.APITimeoutError) as e:"
        in after(code.format("e"))
    )
    assert "its errors reads them" in after(code.format("e.response"))


@pytest.mark.parametrize(
    "code",
    [
        "p = {'status': 'open'}\np['user_id'] = x\nrequests.get(URL + '/deals', params=p)",
        "p = {'status': 'open'}\nadd(p)\nrequests.get(URL + '/deals', params=p)",
        "requests.get(URL + '/deals', **options)",
        "requests.get(URL + '/deals/1', headers={'Authorization': 'Bearer x'})",
        "requests.get(URL + '/deals/1', proxies=PROXIES)",
        "u = URL + f'/deals/{next(ids)}'\nprint(u)\nrequests.delete(u)",
        "p = '/deals/1'\nfor p in x:\n    requests.delete(URL + p)",
        "requests.delete(f'{URL}/deals/{x:05}')",
        "def all(start=0):\n    while True:\n        d = requests.get(URL + '/deals', "
        "params={'start': start}).json()\n        if not d['data']:\n            break\n"
        "        start += 100",
        "def get(path, **k):\n    return requests.get(f'{URL}/{path}', params={**k}).json()",
        "requests.delete('{}/deals/{}'.format(*x))",
        "requests_mock.get(URL + '/deals/1', json={})",
        "requests.get(f'{BASE}/v1/products')",
        "def to_v1(x):\n    return x\nrequests.delete(URL + '/deals/1')",
        "if (r := requests.get(URL + '/deals/1')).ok:\n    print(r.json())",
        "x = 1\nb = {'title': x}\nfor x in y:\n    requests.post(URL + '/deals', json=b)",
        "n = 0\ns = 0\nwhile True:\n    d = requests.get(URL + '/deals', params={'start': s})"
        ".json()['data']\n    n += len(d)\n    if n > 250:\n        break\n    s += 100",
        "while True:\n    requests.get(URL + '/deals', params={'start': 0})\n    sleep(9)",
    ],
)
def test_odd_code_stays_as_it_is(code: str) -> None:
    """Nothing is guessed: what is not written out at the request is not certain."""
    found = after(code + "\n")
    assert "import pipedrive_v2" not in found
    kept = [line for line in found.splitlines() if "# API v2:" not in line]
    assert "\n".join(kept) == HEAD + code


def test_two_accounts_are_not_mixed() -> None:
    """Requests with another token or host than the first stay, in a second run too."""
    code = (
        "requests.delete(URL + '/deals/1', params={'api_token': 'one'})\n"
        "requests.delete(URL + '/deals/2', params={'api_token': 'two'})\n"
        "requests.delete('https://b.pipedrive.com/v1/deals/3')\n"
    )
    found = after(code)
    assert "client.deals.delete(1)" in found
    assert found.count("requests.delete(") == 2
    assert "it has another API token than the first request" in found
    assert "it has another base URL than the first request" in found


def test_layout_and_comments_stay() -> None:
    """Tabs, line ends, comments inside a call, and a module's first statements."""
    code = (
        '"""Text."""\r\nfrom __future__ import annotations\r\nimport requests\r\n'
        "def main(x):\r\n\t# before\r\n\trequests.delete(  # why\r\n"
        "\t\tf'https://acme.pipedrive.com/v1/deals/{x}')  # behind\r\n"
    )
    found = after(code, "")
    assert "\t# before\r\n\t# why\r\n\tclient.deals.delete(x)  # behind\r\n" in found
    assert found.startswith('"""Text."""\r\nfrom __future__ import annotations\r\n')
    assert found.count("\n") == found.count("\r\n")
