"""`gatewright explain`: the page of a rule, or what is known of a name, whatever a dialect calls it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from gatewright.cli import main
from gatewright.rules.registry import pages

Capture = pytest.CaptureFixture[str]


def explained(capsys: Capture, name: str) -> tuple[int, str, str]:
    code = main(["explain", name])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_rule(capsys: Capture) -> None:
    code, out, err = explained(capsys, "wrong-value")
    page = pages()["wrong-value"]
    assert (code, err) == (0, "")
    assert out.startswith(
        f"wrong-value ({page.rule.level.value}, {page.rule.category.value}; fix: {page.rule.fix.value}; since {page.rule.since})\n\n"
    )
    assert page.text.strip() in out


def test_a_rule_that_is_off_by_default(capsys: Capture) -> None:
    assert "stage-without-tracing (off, hint in strict, operations; fix: always; since " in explained(capsys, "stage-without-tracing")[1]


@pytest.mark.parametrize("name", sorted(pages()))
def test_every_rule_has_a_page(capsys: Capture, name: str) -> None:
    code, out, _ = explained(capsys, name)
    assert code == 0
    assert all(f"\n{head}\n" in out for head in ("What it does", "Why it matters", "Example"))


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("AWS::ApiGateway::Method.Integration.ContentHandling", ["**`ContentHandling`** string, optional"]),
        ("AWS::ApiGateway::Method/Integration/ContentHandling", ["**`ContentHandling`** string, optional"]),
        ("aws_api_gateway_integration.content_handling", ["**`content_handling`** string, optional"]),
        ("aws_api_gateway_stage.access_log_settings.format", ["**`format`** string, required"]),
        ("aws_api_gateway_stage", ["**`aws_api_gateway_stage`**"]),
        ("AWS::ApiGateway::Stage", ["**`AWS::ApiGateway::Stage`**"]),
        (
            "VPC_LINK",
            [
                "**`VPC_LINK`** a value of `aws_apigatewayv2_integration.connection_type`",
                "**`VPC_LINK`** a value of `aws_api_gateway_integration.connection_type`",
            ],
        ),
        ("data.aws_api_gateway_rest_api.root_resource_id", ["**`root_resource_id`** string, set by the service"]),
        ("x-amazon-apigateway-integration.type", ["**`type`** string, required"]),
        ("x-amazon-apigateway-integration.tlsConfig", ["**`x-amazon-apigateway-integration.tlsConfig`**"]),
        ("AWS::Serverless::Api.Auth.DefaultAuthorizer", ["**`DefaultAuthorizer`** string, optional"]),
        ("$context.requestId", ["**`$context.requestId`** string, in access logs (REST, HTTP and WebSocket) and mappings"]),
        ("rest.integration/connection_type", ["**`aws_api_gateway_integration.connection_type`** string, optional"]),
    ],
)
def test_names(capsys: Capture, name: str, heads: list[str]) -> None:
    code, out, err = explained(capsys, name)
    assert (code, err) == (0, "")
    cards = out.split("\n\n---\n\n")
    assert [card.startswith(head) for card, head in zip(cards, heads, strict=True)] == [True] * len(heads)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("connection_type", "aws_api_gateway_integration"),
        ("ConnectionType", "AWS::ApiGateway::Method.Integration"),
        ("connectionType", "x-amazon-apigateway-integration"),
    ],
)
def test_a_bare_name_says_whose_it_is(capsys: Capture, name: str, owner: str) -> None:
    code, out, _ = explained(capsys, name)
    assert code == 0
    assert f"**`{owner}.{name}`** string, optional, default `INTERNET`" in out


def test_a_name_of_several_resources_has_a_card_for_each(capsys: Capture) -> None:
    _, out, _ = explained(capsys, "stage_name")
    heads = [card.split("`")[1] for card in out.split("\n\n---\n\n")]
    assert len(heads) == len(set(heads)) > 1
    assert {"aws_api_gateway_stage.stage_name", "aws_api_gateway_deployment.stage_name"} <= set(heads)


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("conection_typ", "connection_type"),
        ("wrong-valu", "wrong-value"),
        ("aws_api_gateway_stag", "aws_api_gateway_stage"),
        ("AWS::ApiGateway::Stag", "AWS::ApiGateway::Stage"),
    ],
)
def test_an_unknown_name_with_the_nearest(capsys: Capture, name: str, close: str) -> None:
    assert explained(capsys, name) == (2, "", f"gatewright: nothing is known of `{name}`; did you mean `{close}`?\n")


@pytest.mark.parametrize("name", ["qqqqqqq", "", "."])
def test_an_unknown_name_that_is_near_to_none(capsys: Capture, name: str) -> None:
    assert explained(capsys, name) == (2, "", f"gatewright: nothing is known of `{name}`\n")


LAMBDA = """\
resource "aws_api_gateway_integration" "get_pet" {
  rest_api_id             = aws_api_gateway_rest_api.pets.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = "GET"
  type                    = "AWS_PROXY"
  integration_http_method = "GET"
  uri                     = aws_lambda_function.get_pet.invoke_arn
}
resource "aws_lambda_function" "get_pet" {
  function_name = "get-pet"
}
"""


def behind(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(["explain", "--error", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_message_leads_to_its_rules(capsys: Capture) -> None:
    code, out, err = behind(capsys, "BadRequestException: The REST API doesn't contain any methods")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
deployment-before-integrations (error)
  Deployment does not wait for the integrations.
  said as "The REST API doesn't contain any methods"

deployment-without-methods (error)
  Deployment of an API that has no methods.
  said as "The REST API doesn't contain any methods"
"""
    )


def test_a_message_whose_cause_no_rule_can_look_for(capsys: Capture) -> None:
    code, out, _ = behind(capsys, "Error: creating deployment: Unable to complete operation due to concurrent modification.")
    assert code == 0
    assert out.startswith("concurrent-change\n  Two changes of one API met.")


def test_a_log_on_standard_input_with_the_places_in_the_code(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(LAMBDA, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", StringIO("Execution failed due to configuration error:\nInvalid permissions on Lambda\nfunction"))
    code, out, _ = behind(capsys, "-", str(tmp_path))
    assert code == 0
    blocks = {block.partition(" ")[0]: block for block in out.split("\n\n") if not block.startswith("  ")}
    assert f"\n\n  {tmp_path / 'main.tf'}:6:29 error lambda-integration-not-post\n" in out
    assert blocks["source-arn-matches-no-call"].strip().endswith("It reports nothing here.")


def test_nothing_is_known_of_a_message(capsys: Capture) -> None:
    assert behind(capsys, "No integation defned for methd") == (
        2,
        "",
        "gatewright: nothing is known of this message; the nearest messages are:\n  No integration defined for method\n",
    )
    assert behind(capsys, "quack") == (2, "", "gatewright: nothing is known of this message\n")


def test_places_that_are_not_there(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = behind(capsys, "No integration defined for method", str(tmp_path / "none"))
    assert (code, out) == (2, "")
    assert err.endswith("none does not exist\n")


@pytest.mark.parametrize("names", [[], ["a", "b"]])
def test_one_name_at_a_time(capsys: Capture, names: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["explain", *names])
    assert "one NAME is explained, or --error MESSAGE" in capsys.readouterr().err


def test_the_page_of_a_rule_shows_its_messages(capsys: Capture) -> None:
    _, out, _ = explained(capsys, "method-without-integration")
    assert "\n\nMessages\n    - No integration defined for method\n" in out
