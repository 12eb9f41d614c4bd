"""`gatewright explain`: the page of a rule, or what is known of a name, whatever a dialect calls it."""

from __future__ import annotations

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
