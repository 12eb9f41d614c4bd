"""What a value amounts to: known when everything in it is known, `UNKNOWN` otherwise, and never an error or a hang."""

from __future__ import annotations

import pytest

from gatewright.model import UNKNOWN, Project
from gatewright.model.evaluate import Known, as_text, fully_known
from gatewright.model.functions import call, equal
from harness.snippets import document


def known(expression: str, more: str = "", dialect: str = "terraform") -> Known:
    """The value of an expression in a module that also says `more`."""
    project = Project((document(f"locals {{\n  it = {expression}\n}}\n{more}", dialect),))
    return project.known(project.by_address["local.it"].attributes[0].value)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        # Literals
        ('"live"', "live"),
        ('""', ""),
        ("29000", 29000),
        ("-1", -1),
        ("0.5", 0.5),
        ("true", True),
        ("null", None),
        ('["a", 1]', ["a", 1]),
        ('{ a = 1, "b c" = [2] }', {"a": 1, "b c": [2]}),
        ("{ 1 = 2 }", {"1": 2}),
        ("(1)", 1),
        ("<<-EOT\n    one\n      two\n    EOT\n", "one\n  two\n"),
        # Templates
        ('"a${"b"}c"', "abc"),
        ('"${true} ${1.0} ${2.5} ${1234567.5}"', "true 1 2.5 1234567.5"),
        ('"${["a"]}"', ["a"]),
        # A choice is open, unless both ways lead to one place
        ("true ? 1 : 2", 1),
        ("false ? 1 : 2", 2),
        ("var.nowhere ? 1 : 1.0", 1),
        ("var.nowhere ? true : 1", UNKNOWN),
        ("var.nowhere ? 1 : 2", UNKNOWN),
        ("var.nowhere ? var.nowhere : 2", UNKNOWN),
        # What is never known
        ("[for name in [1] : name]", UNKNOWN),
        ('"%{ if true }a%{ endif }"', UNKNOWN),
        ("timestamp()", UNKNOWN),
        ("aws_lambda_function.get.arn", UNKNOWN),
        ("each.key", UNKNOWN),
        ('"a${aws_lambda_function.get.arn}"', UNKNOWN),
        ('{ (var.key) = "v" }', UNKNOWN),
        ("upper(var.nowhere)", UNKNOWN),
        ('upper(["a"])', UNKNOWN),
    ],
)
def test_values(expression: str, value: Known) -> None:
    found = known(expression)
    assert equal(found, value)


FUNCTIONS: list[tuple[str, list[Known], Known]] = [
    ("base64encode", ["é"], "w6k="),
    ("coalesce", [None, "", "x", "y"], "x"),
    ("coalesce", [None, ""], UNKNOWN),
    ("concat", [[1], [], [2, 3]], [1, 2, 3]),
    ("concat", ["ab", ["c"]], UNKNOWN),
    ("element", [["a", "b"], 3], "b"),
    ("element", [["a", "b"], "1"], "b"),
    ("element", ["ab", 0], UNKNOWN),
    ("element", [[], 0], UNKNOWN),
    ("endswith", ["/pets", "pets"], True),
    ("format", ["%s-%d-%05.1f-%t-%v%%", "a", 7, 2.5, True, 1.0], "a-7-002.5-true-1%"),
    ("format", ["[%5s|%-5s]", "ab", "cd"], "[   ab|cd   ]"),
    ("format", ["%s", True], "true"),
    ("format", ["%d", 1.5], UNKNOWN),
    ("format", ["%s"], UNKNOWN),
    ("format", ["none", "x"], UNKNOWN),
    ("format", ["%q", "a"], UNKNOWN),
    ("format", ["%[1]s", "a"], UNKNOWN),
    ("format", ["%999999999d", 1], UNKNOWN),
    ("format", ["100%", "a"], UNKNOWN),
    ("join", ["-", ["a", "b"]], "a-b"),
    ("join", ["-", [1, True], ["c"]], "1-true-c"),
    ("join", [",", "a,b"], UNKNOWN),
    ("join", ["-", [["a"]]], UNKNOWN),
    ("jsonencode", [{"b": [1, None], "a": "<é>"}], '{"a":"\\u003cé\\u003e","b":[1,null]}'),
    ("jsonencode", [float("nan")], UNKNOWN),
    ("keys", [{"b": 1, "a": 2}], ["a", "b"]),
    ("keys", [["a"]], UNKNOWN),
    ("length", [[1, 2]], 2),
    ("length", ["abc"], 3),
    ("length", [1], UNKNOWN),
    ("lookup", [{"a": 1}, "a"], 1),
    ("lookup", [{"a": 1}, "b", 2], 2),
    ("lookup", [{"a": 1}, "b"], UNKNOWN),
    ("lower", ["GET"], "get"),
    ("max", [1, 3, 2], 3),
    ("max", [], UNKNOWN),
    ("max", ["a", "b"], UNKNOWN),
    ("merge", [{"a": 1}, {"a": 2, "b": 3}], {"a": 2, "b": 3}),
    ("merge", [None], UNKNOWN),
    ("min", [4], 4),
    ("replace", ["a/b", "/", "-"], "a-b"),
    ("replace", ["a1", "/[0-9]/", "-"], UNKNOWN),
    ("split", [",", "a,b"], ["a", "b"]),
    ("split", ["", "ab"], UNKNOWN),
    ("startswith", ["/pets", "/"], True),
    ("title", ["get PETS by-id_x"], "Get PETS By-Id_x"),
    ("tobool", ["true"], True),
    ("tobool", [False], False),
    ("tobool", ["yes"], UNKNOWN),
    ("tolist", [["a"]], ["a"]),
    ("tolist", ["ab"], UNKNOWN),
    ("tomap", [{"a": 1}], {"a": 1}),
    ("tonumber", ["29000"], 29000),
    ("tonumber", ["1.5"], 1.5),
    ("tonumber", ["1_0"], UNKNOWN),
    ("tonumber", ["ten"], UNKNOWN),
    ("tonumber", [True], UNKNOWN),
    ("toset", [["b", "a", "b"]], ["a", "b"]),
    ("toset", [[{}]], UNKNOWN),
    ("tostring", [False], "false"),
    ("tostring", [None], UNKNOWN),
    ("trim", ["?!x?!", "!?"], "x"),
    ("trimprefix", ["/pets", "/"], "pets"),
    ("trimspace", [" a\n"], "a"),
    ("trimsuffix", ["pets/", "/"], "pets"),
    ("upper", ["get"], "GET"),
    ("==", [1, 1.0], True),
    ("==", ["1", 1], False),
    ("==", [[True], [1]], False),
    ("==", [{"a": 1}, {"a": 1.0}], True),
    ("!=", ["a", "b"], True),
    ("!", [True], False),
    ("!", ["true"], UNKNOWN),
    ("&&", [True, True, False], False),
    ("&&", [1, 2], UNKNOWN),
    ("||", [False, True], True),
    ("||", ["a", False], UNKNOWN),
    ("+", [1, 2], 3),
    ("+", ["a", "b"], UNKNOWN),
    ("-", [1, 2], -1),
    ("-", [2.5], -2.5),
    ("*", [3, 2], 6),
    ("*", ["5", 3], UNKNOWN),
    ("/", [10, 2], 5),
    ("/", [1, 0], UNKNOWN),
    ("%", [-7, 3], -1),
    ("%", ["%s", 3], UNKNOWN),
    ("<", [1, 2], True),
    ("<", ["a", "b"], UNKNOWN),
    (">", [1, 2], False),
    ("<=", [2, 2], True),
    (">=", [1, 2], False),
    ("file", ["a"], UNKNOWN),
]


@pytest.mark.parametrize(
    ("name", "arguments", "value"), FUNCTIONS, ids=[f"{name}-{number}" for number, (name, _, _) in enumerate(FUNCTIONS)]
)
def test_functions(name: str, arguments: list[Known], value: Known) -> None:
    found = call(name, arguments)
    assert equal(found, value)
    assert isinstance(found, float) is isinstance(value, float)


@pytest.mark.parametrize("name", sorted({name for name, _, _ in FUNCTIONS}))
def test_an_unknown_argument_makes_the_result_unknown(name: str) -> None:
    assert call(name, [["a", UNKNOWN], UNKNOWN]) is UNKNOWN


def test_every_function_has_an_example() -> None:
    from gatewright.model import functions

    assert functions._FUNCTIONS.keys() - {name for name, _, value in FUNCTIONS if value is not UNKNOWN} == set()


def test_unknown_inside_a_list_stays_where_it_is() -> None:
    found = known('["a", var.nowhere, { b = var.nowhere }]')
    assert found == ["a", UNKNOWN, {"b": UNKNOWN}]
    assert not fully_known(found)
    assert not UNKNOWN


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (2.0, "2"), (0.1, "0.1"), ("x", "x"), (None, UNKNOWN), ([], UNKNOWN)])
def test_scalars_as_a_template_prints_them(value: Known, text: Known) -> None:
    assert as_text(value) == text


LOCALS = """
locals {
  name     = "orders"
  full     = "${local.name}-${local.stage}"
  stage    = var.stage
  settings = { size = { cache = "0.5" }, list = ["a"] }
}
variable "stage" {
  default = "live"
}
variable "empty" {}
"""


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("local.full", "orders-live"),
        ("var.stage", "live"),
        ("local.settings.size.cache", "0.5"),
        ('local.settings["size"].cache', "0.5"),
        ("local.settings.size.none", UNKNOWN),
        ("local.settings.list[0]", UNKNOWN),
        ("local.settings.size.cache.more", UNKNOWN),
        ("var.empty", UNKNOWN),
        ("local.none", UNKNOWN),
        ("local.it", UNKNOWN),
    ],
)
def test_references_lead_to_values(expression: str, value: Known) -> None:
    assert known(expression, LOCALS) == value


def test_locals_that_name_each_other_are_unknown() -> None:
    more = 'locals {\n  a = "${local.b}${local.b}${local.b}"\n  b = "${local.a}${local.a}${local.a}"\n  c = [local.c, local.d]\n  d = 1\n}'
    assert known("local.a", more) is UNKNOWN
    assert known("local.c", more) == [UNKNOWN, 1]


def test_a_crowd_of_locals_that_all_name_each_other_is_given_up() -> None:
    names = [f"n{number}" for number in range(12)]
    more = "locals {\n" + "\n".join(f'  {name} = "{"".join(f"${{local.{other}}}" for other in names)}"' for name in names) + "\n}"
    assert known("local.n0", more) is UNKNOWN


@pytest.mark.parametrize("twice", ['"${local.n%d}${local.n%d}"', "[local.n%d, local.n%d]"], ids=["text", "list"])
def test_locals_that_double_with_every_step_are_given_up(twice: str) -> None:
    steps = "\n".join(f"  n{number} = {twice % (number + 1, number + 1)}" for number in range(30))
    found = known("local.n0", f'locals {{\n{steps}\n  n30 = "x"\n}}')
    assert not fully_known(found)


def test_a_value_used_in_many_places_is_known_in_all() -> None:
    uses = ", ".join(["local.name"] * 1000)
    assert known(f"[{uses}]", LOCALS) == ["orders"] * 1000


@pytest.mark.parametrize(("depth", "value"), [(15, "x"), (500, UNKNOWN)])
def test_chains_of_locals_end(depth: int, value: Known) -> None:
    steps = "\n".join(f"  n{number} = local.n{number + 1}" for number in range(depth))
    assert known("local.n0", f'locals {{\n{steps}\n  n{depth} = "x"\n}}') == value


@pytest.mark.parametrize("depth", [50, 3000])
def test_deep_values_end(depth: int) -> None:
    found = known("[" * depth + "]" * depth)
    assert not fully_known(found)
