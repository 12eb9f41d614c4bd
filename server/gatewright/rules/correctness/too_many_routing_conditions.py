"""Routing rule has more conditions than it can.

What it does
    Reports a routing rule of a custom domain with more than two conditions on headers or more than one on the base path.
Why it matters
    The service refuses the rule. Conditions are joined by AND; what is meant as an OR takes a second rule with the same target.
Example
    ```terraform
    resource "aws_apigatewayv2_routing_rule" "beta" {
      domain_name = aws_apigatewayv2_domain_name.shop.domain_name
      priority    = 100

      condition {
        match_base_paths {
          any_of = ["orders"]
        }
      }

      condition {
        match_base_paths {
        ^^^^^^^^^^^^^^^^ too-many-routing-conditions
          any_of = ["carts"]
        }
      }

      action {
        invoke_api {
          api_id = aws_api_gateway_rest_api.beta.id
          stage  = aws_api_gateway_stage.beta.stage_name
        }
      }
    }
    ```
    ```cloudformation
    Resources:
      Beta:
        Type: AWS::ApiGatewayV2::RoutingRule
        Properties:
          DomainNameArn: !GetAtt Shop.DomainNameArn
          Priority: 100
          Conditions:
            - MatchHeaders:
                AnyOf: [{Header: x-version, ValueGlob: beta}]
            - MatchHeaders:
                AnyOf: [{Header: x-tenant, ValueGlob: a*}]
            - MatchHeaders:
              ^^^^^^^^^^^^ too-many-routing-conditions
                AnyOf: [{Header: x-region, ValueGlob: eu*}]
          Actions:
            - InvokeApi:
                ApiId: !Ref BetaApi
                Stage: !Ref BetaStage
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_routing_rule" "beta" {
      domain_name = aws_apigatewayv2_domain_name.shop.domain_name
      priority    = 100

      condition {
        match_base_paths {
          any_of = ["orders"]
        }
      }

      action {
        invoke_api {
          api_id = aws_api_gateway_rest_api.beta.id
          stage  = aws_api_gateway_stage.beta.stage_name
        }
      }
    }
    ```
When it stays quiet
    On conditions that a `dynamic` block or a function makes.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="too-many-routing-conditions",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.routing_rule",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html",),
)


_MOST = {"match_headers": (2, "two conditions on headers"), "match_base_paths": (1, "one condition on the base path")}


def check(rule: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each condition beyond those that fit."""
    if "condition" in rule.contents.uncertain:
        return
    for name, (most, words) in _MOST.items():
        tests = [test for condition in rule.nested("condition") for test in condition.nested(name)]
        for test in tests[most:]:
            yield Finding(header(test), f"A routing rule takes {words} at most; write another rule with the same target.")
