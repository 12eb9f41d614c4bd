"""Route target that is not `integrations/` and an id."""

import pytest

from rules.http_writing import HTTP, INTEGRATION, route, template
from rules.writing import offers, rewrites, says, stays_quiet

RULE = "route-target-malformed"
BACKEND = (
    "  Backend:\n    Type: AWS::ApiGatewayV2::Integration\n    Properties:\n      ApiId: !Ref Pets\n      IntegrationType: HTTP_PROXY\n"
)
MANY = INTEGRATION.replace("{\n", '{\n  for_each = toset(["a"])\n', 1)


@pytest.mark.parametrize(
    "snippet",
    [
        route('target = "integrations/${aws_apigatewayv2_integration.pets.id}"'),
        route('target = "integrations/abc123"'),
        route("target = var.x"),
        route('target = "${var.x}/abc123"'),
        route('target = "integ${var.x}"'),
        route("target = module.backend.target"),
        route('target = join("/", ["integrations", aws_apigatewayv2_integration.pets.id])'),
        route('target = var.x ? "integrations/a" : "integrations/b"'),
        template("Route", "RouteKey: GET /a\nTarget: !Join [/, [integrations, !Ref Backend]]"),
        template("Route", "RouteKey: GET /a\nTarget: !Ref X"),
        template("Route", "RouteKey: GET /a\nTarget: !ImportValue target"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            route('target = "abc123"\n         ^^^^^^^^ route-target-malformed'),
            (
                '`target` is `abc123`; the call fails with "Unexpected or malformed target in route. '
                'Correct format should be integrations/<integration_id>."'
            ),
        ),
        (
            route("target = aws_lambda_function.pets.arn\n         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ route-target-malformed"),
            (
                '`target` is `arn:…:lambda:…:…:function:…`; the call fails with "Unexpected or malformed target in route. '
                'Correct format should be integrations/<integration_id>."'
            ),
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (
            route("target = aws_apigatewayv2_integration.pets.id", before=HTTP + INTEGRATION),
            "aws_apigatewayv2_integration.pets.id",
            '"integrations/${aws_apigatewayv2_integration.pets.id}"',
        ),
        (template("Route", "RouteKey: GET /a\nTarget: !Ref Backend", before=BACKEND), "!Ref Backend", "!Sub integrations/${Backend}"),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)


def test_one_of_several_is_reported_without_fix() -> None:
    assert offers(RULE, route('target = aws_apigatewayv2_integration.pets["a"].id', before=HTTP + MANY)) == []
