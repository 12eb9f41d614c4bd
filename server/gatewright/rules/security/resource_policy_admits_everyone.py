"""Resource policy lets everybody in.

What it does
    Reports the resource policy of a public REST API that lets every principal invoke, under no condition, and denies
    nothing.
Why it matters
    Such a policy restricts nothing: it looks like a guard and is none. For methods with `AWS_IAM` it even opens a door,
    since any signed request from the API's own account passes without a permission of its caller.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy      = data.aws_iam_policy_document.pets.json
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-policy-admits-everyone
    }

    data "aws_iam_policy_document" "pets" {
      statement {
        actions   = ["execute-api:Invoke"]
        resources = ["${aws_api_gateway_rest_api.pets.execution_arn}/*"]

        principals {
          type        = "*"
          identifiers = ["*"]
        }
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          EndpointConfiguration:
            Types: [REGIONAL]
          Policy: {Statement: [{Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*"}]}
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-policy-admits-everyone
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy      = data.aws_iam_policy_document.pets.json
    }

    data "aws_iam_policy_document" "pets" {
      statement {
        actions   = ["execute-api:Invoke"]
        resources = ["${aws_api_gateway_rest_api.pets.execution_arn}/*"]

        principals {
          type        = "*"
          identifiers = ["*"]
        }

        condition {
          test     = "IpAddress"
          variable = "aws:SourceIp"
          values   = ["203.0.113.0/24"]
        }
      }
    }
    ```
When it stays quiet
    Private APIs, which have a rule of their own and need a policy. Policies with a condition or a `Deny`, and those that
    cannot be read whole.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.policies import admits_everyone, guarded_types
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="resource-policy-admits-everyone",
    level=Level.INFORMATION,
    category=Category.SECURITY,
    on=("rest.api", "rest.api_policy"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html",),
    strict=Level.WARNING,
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a policy that is known whole and shuts nobody out, on an API that is certainly not private."""
    policy, types = block.get("policy"), guarded_types(block, ctx)
    if policy and types and "PRIVATE" not in types and admits_everyone(policy.value, ctx.project):
        yield Finding(
            policy.value.span,
            f"`{policy.name}` lets everybody invoke, under no condition; it restricts nothing. Name the callers, add a condition, or remove it.",
        )
