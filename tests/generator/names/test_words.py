"""Words out of names, and names out of words."""

from __future__ import annotations

import itertools
import keyword
import unicodedata

import pytest
from hypothesis import example, given, strategies as st
from msgspec.structs import replace

from generator.model import ir
from generator.names.fields import precedence
from generator.names.words import functions, pascal
from openapi_source.names import identifier, singular, singulars, snake, split

RESERVED = frozenset(["self", "extra", "to_dict", "list"])

NAMES = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="aAbB19_-. /[]$ßéﬁＡ²٣ªµ·\u0301\u200d", max_size=12),
    st.sampled_from([*keyword.kwlist, *keyword.softkwlist, *RESERVED, "__init__", "_"]),
)
WORDS = st.lists(NAMES, max_size=5).map(
    lambda names: [word for name in names for word in split(name)]
)


def is_public_name(name: str) -> bool:
    """Return whether *name* can name a public attribute as it is."""
    return (
        name.isidentifier()
        and not keyword.iskeyword(name)
        and not name.startswith("_")
        and unicodedata.normalize("NFKC", name) == name
    )


@given(NAMES)
@example("²")
@example("İ")
@example("\u0301")
@example("a\u0301")
@example("class_")
@example("self_")
@example("ª")
@example("·")
@example("_1")
def test_an_identifier_is_valid_whatever_it_is_made_of(name: str) -> None:
    """Always a public identifier, no keyword, not reserved."""
    made = identifier(name, RESERVED, prefix="field")
    assert is_public_name(made)
    assert made not in RESERVED


@given(NAMES)
@example("²")
@example("class")
@example("self")
@example("1")
def test_an_identifier_of_an_identifier_is_itself(name: str) -> None:
    """Naming twice is naming once, but for the mark that keeps it from being reserved."""
    made = identifier(name, RESERVED, prefix="field")
    again = identifier(made, RESERVED, prefix="field")
    assert again == made


@given(NAMES)
def test_good_names_are_kept(name: str) -> None:
    """A public name stays as it is."""
    if is_public_name(name) and name not in RESERVED and not name.endswith("_"):
        assert identifier(name, RESERVED, prefix="field") == name


@given(WORDS)
def test_class_names_are_valid(words: list[str]) -> None:
    """Any words give a class name that begins with no lower-case ASCII letter."""
    made = pascal(words)
    assert is_public_name(made)
    assert not ("a" <= made[0] <= "z")


@given(WORDS)
def test_function_names_are_valid(words: list[str]) -> None:
    """Any words give a function name."""
    made = snake(words, RESERVED)
    assert is_public_name(made)
    assert made not in RESERVED


@given(NAMES)
@example("İ")
def test_words_are_lower_case_and_not_empty(name: str) -> None:
    """Words are in lower case, not empty, and without separators."""
    for word in split(name):
        assert word
        assert word == word.lower()
        assert "_" not in word
        assert "-" not in word
        assert " " not in word


@given(NAMES)
@example("aÉtatB")
@example("naïve")
def test_no_letter_and_no_digit_is_lost(name: str) -> None:
    """Everything that can be part of an identifier is in a word."""
    kept = "".join(split(name))
    plain = unicodedata.normalize("NFKC", name)
    expected = "".join(c for c in plain if c.isalnum() and f"a{c}".isidentifier())
    assert "".join(c for c in kept if c.isalnum()) == expected.lower()


@given(WORDS)
def test_splitting_a_name_gives_the_words_again(words: list[str]) -> None:
    """snake and split are inverse on the words that split gives."""
    made = snake(words)
    if made == "_".join(words):
        assert "_".join(split(made)) == made


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("dealFields", ["deal", "fields"]),
        ("DealFields", ["deal", "fields"]),
        ("deal_fields", ["deal", "fields"]),
        ("deal-fields", ["deal", "fields"]),
        ("Deal Fields", ["deal", "fields"]),
        ("deal.fields[0]", ["deal", "fields", "0"]),
        ("HTTPServer", ["http", "server"]),
        ("getHTTPServerURL", ["get", "http", "server", "url"]),
        ("userID", ["user", "id"]),
        ("OAuth2Token", ["oauth2", "token"]),
        ("IPv4Address", ["ipv4", "address"]),
        ("UUIDv4", ["uuidv4"]),
        ("sha256sum", ["sha256", "sum"]),
        ("listV2Deals", ["list", "v2", "deals"]),
        ("V2API", ["v2", "api"]),
        ("address-2", ["address", "2"]),
        ("B2BBudget", ["b2b", "budget"]),
        ("k8s_pods", ["k8s", "pods"]),
        ("x", ["x"]),
        ("X", ["x"]),
        ("", []),
        ("_", []),
        ("___a__b", ["a", "b"]),
        ("😀", []),
        ("naïve", ["naïve"]),
        ("ÉtatCivil", ["état", "civil"]),
        ("größe", ["größe"]),
        ("名前", ["名前"]),
        ("ﬁle", ["file"]),
    ],
)
def test_names_are_split_at_their_seams(name: str, words: list[str]) -> None:
    """Case and separators part words; digits end the word that they follow."""
    assert split(name) == words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["deal", "field"], "DealField"),
        (["deal", "deal", "field"], "DealField"),
        (["http"], "Http"),
        (["123"], "Model_123"),
        ([], "Empty"),
        (["none"], "None_"),
        (["true"], "True_"),
        (["état"], "État"),
    ],
)
def test_class_names(words: list[str], name: str) -> None:
    """Words with a capital each; a word that repeats the one before stands once."""
    assert pascal(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["deal", "field"], "deal_field"),
        (["class"], "class_"),
        (["self"], "self_"),
        (["128"], "field_128"),
        ([], "field"),
        (["", ""], "field"),
    ],
)
def test_function_names(words: list[str], name: str) -> None:
    """Words joined; what Python or we need for ourselves gets a mark."""
    assert snake(words, RESERVED) == name


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("deals", "deal"),
        ("activities", "activity"),
        ("companies", "company"),
        ("boxes", "box"),
        ("branches", "branch"),
        ("classes", "class"),
        ("addresses", "address"),
        ("statuses", "status"),
        ("aliases", "alias"),
        ("processes", "process"),
        ("phases", "phase"),
        ("responses", "response"),
        ("databases", "database"),
        ("purchases", "purchase"),
        ("licenses", "license"),
        ("invoices", "invoice"),
        ("prices", "price"),
        ("people", "person"),
        ("children", "child"),
        ("indices", "index"),
        ("keys", "key"),
        ("buses", "bus"),
        ("status", "status"),
        ("address", "address"),
        ("news", "news"),
        ("series", "series"),
        ("analysis", "analysis"),
        ("bus", "bus"),
        ("campus", "campus"),
        ("radius", "radius"),
        ("basis", "basis"),
        ("access", "access"),
        ("sms", "sms"),
        ("data", "data"),
        ("is", "is"),
        ("as", "as"),
        ("us", "us"),
        ("s", "s"),
        ("id", "id"),
        ("", ""),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    """English plurals, and words that only look like one."""
    assert singular(plural) == one
    assert singulars([plural, plural]) == [one, one]


@pytest.mark.parametrize(
    "word",
    [
        "deals",
        "activities",
        "boxes",
        "classes",
        "addresses",
        "statuses",
        "people",
        "news",
    ],
)
def test_a_singular_has_no_singular(word: str) -> None:
    """Making singular twice is making it once."""
    assert singular(singular(word)) == singular(word)


@given(NAMES)
def test_a_singular_is_never_empty(word: str) -> None:
    """A word never disappears."""
    assert bool(singular(word)) == bool(word)


@pytest.mark.parametrize(
    ("id_", "request_", "tag", "name"),
    [
        ("read_a_api_v1_a__id__get", "GET /api/v1/a/{id}", "a", "read_a"),
        ("health_health_get", "GET /health", "health", "health"),
        ("UsersController_findOne_v2", "GET /users/{id}", "users", "findOne_v2"),
        ("shop_orders_partial_update", "PATCH /api/shop/orders/{id}/", "shop", "patch_orders"),
        ("users_list", "GET /users/", "users", "list_users"),
        ("Todo_PostItem", "POST /api/Todo", "Todo", "PostItem"),
        ("posts.index", "GET /posts", "Post", "list"),
        ("removeUsingDELETE_3", "DELETE /a/{id}", "a", "remove"),
        ("findAll_1", "GET /a", "a", "findAll"),
        ("findAll_2024", "GET /a", "a", "findAll"),
        ("find_2024", "GET /a", "a", "find_2024"),
        ("api_books_get_collection", "GET /api/books", "Book", "list books"),
        ("api_books_id_patch", "PATCH /api/books/{id}", "Book", "patch book"),
        ("getBooks", "GET /books", "Book", "getBooks"),
        ("", "GET /api/v2.1/Orders/{orderId}/lines", "Orders", "list orders lines"),
        ("", "DELETE /Orders/{orderId}/lines/{id}", "Orders", "delete orders line"),
        ("", "GET /", "default", "get"),
    ],
)  # fmt: skip
def test_what_frameworks_add_to_an_id_is_left_out(
    id_: str, request_: str, tag: str, name: str
) -> None:
    """FastAPI, NestJS, Django, .NET, Laravel, Spring, API Platform; or no id at all."""
    method, path = request_.split()
    one = ir.Operation(
        id=id_,
        pointer="",
        http_method=method,
        path=path,
        sent_path=path,
        tag=tag,
        has_id=id_ != "",
        result=ir.Result(type=None),
    )
    assert functions([one, replace(one, id="findAll")])[id_] == name


@pytest.mark.parametrize(
    "wires", [*itertools.permutations(["a-b", "aB", "A.B", "a_b"])]
)
def test_names_that_read_alike_have_an_order_of_their_own(wires: list[str]) -> None:
    """The exact one first, then camel case; the document's order says nothing."""
    assert sorted(wires, key=lambda wire: precedence(wire, "a_b")) == [
        "a_b",
        "aB",
        "A.B",
        "a-b",
    ]
