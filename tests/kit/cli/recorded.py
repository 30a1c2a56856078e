"""The session in docs/command-line.md, recorded against a fake account.

    python -m tests.kit.cli.recorded

writes it into the page. A test holds that it is current.
"""

from __future__ import annotations

import os
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from pipedrive_kit.cli import main
from pipedrive_kit.cli.session import Session
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, Limits
from pipedrive_kit.testing.clients import UnhurriedStore

from .conftest import Screen

PAGE = Path(__file__).parents[3] / "docs" / "command-line.md"
BEGIN, END = (
    "<!-- the session, written by tests/kit/cli/recorded.py -->\n",
    "<!-- end -->\n",
)

COMMANDS = (
    "pipedrive login --plan growth < api_token.txt",
    "pipedrive quota",
    "pipedrive deals list --status open --limit 4",
    'pipedrive deals list --limit 3 --fields title,value,"Contract type" --csv',
    'pipedrive deals get 3 --fields title,owner_id,"Contract type","Demo monetary"',
    "pipedrive deals search 'deal 12' --fields id,title,status",
    "pipedrive fields deals --custom",
    'pipedrive deals add --title Roof --set "Contract type=Weekly"',
    'pipedrive deals add --title Roof --set "Contract type=Annual" --dry-run --output json',
    'pipedrive deals add --title Roof --set "Contract type=Annual" --fields id,title',
    'pipedrive deals update 31 --set "Regions=EMEA,APAC" --fields id,Regions',
    "pipedrive deals list --status opne",
    "pipedrive notes add --content 'Calls back on Monday' --deal-id 31 --fields id,content",
    "pipedrive deals delete 31",
    "pipedrive persons list --limit 2 --fields id,name,emails --output jsonl",
    "pipedrive estimate getDeals --items 12000",
    "pipedrive export deals persons --format csv --out backup",
    "pipedrive import people.csv --as persons --match email --dry-run",
    "pipedrive import people.csv --as persons --match email",
    "pipedrive request GET /v1/users/me --fields id,name,company_domain",
    "pipedrive actions run get_deals status=open --limit 2 --fields id,title",
    "pipedrive webhooks add --event-action create --event-object deal --name hook"
    " --subscription-url https://example.com/hook --fields id,name,event_object",
    "pipedrive profiles",
)

ANSWERS = {"pipedrive deals delete 31": "y\n"}
FILES = {
    "api_token.txt": f"{API_TOKEN}\n",
    "people.csv": "name,email\nAda Lovelace,ada@example.com\nCleo D. Dahl,cleo.dahl2@example.com\n",
}


def record() -> str:
    """Return the session as a terminal shows it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _in(Path(folder)),
        FakePipedrive(
            validate="requests",
            limits=Limits(tokens=180_000),
            clock=lambda: 1_795_000_000.0,
        ) as fake,
    ):
        fake.seed("demo")
        return "".join(_run(fake, line) for line in COMMANDS)


def _run(fake: FakePipedrive, line: str) -> str:
    words = shlex.split(line)[1:]
    given = ANSWERS.get(line, "")
    stdin = Screen(given, terminal=True)
    if "<" in words:
        stdin = Screen(Path(words.pop()).read_text())
        words.pop()
    screen = Screen(terminal=True)
    session = Session(fake.transport, {}, store=UnhurriedStore())
    with (
        mock.patch("sys.stdin", stdin),
        mock.patch("sys.stdout", screen),
        mock.patch("sys.stderr", screen),
    ):
        code = main(words, session)
    # What a person types is shown by the terminal.
    text = screen.getvalue().replace("[y/N]: ", f"[y/N]: {given}")
    return f"$ {line}\n{text}{f'(exit code {code}){chr(10)}' if code else ''}\n"


@contextmanager
def _in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    place = {"PIPEDRIVE_CONFIG_DIR": str(folder / "config"), "COLUMNS": "92"}
    place |= {
        "NO_COLOR": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    with mock.patch.dict(os.environ, place):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def page(session: str) -> str:
    """Return the page with a session."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    tail = rest.partition(END)[2]
    return f"{head}{BEGIN}```text\n{session.rstrip()}\n```\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(page(record()), encoding="utf-8")
