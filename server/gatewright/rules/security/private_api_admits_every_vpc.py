"""Private API can be called from any VPC.

What it does
    Reports the resource policy of a private REST API that lets every principal invoke, under no condition, and denies
    nothing.
Why it matters
    Private means that the API is reached through VPC endpoints, not through which: an endpoint in any VPC of any account
    will do. Only the policy can tell them apart.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"

      endpoint_configuration {
        types = ["PRIVATE"]
      }
    }

    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy      = data.aws_iam_policy_document.pets.json
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ private-api-admits-every-vpc
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
            Types: [PRIVATE]
          Policy: {Statement: [{Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*"}]}
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ private-api-admits-every-vpc
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"

      endpoint_configuration {
        types = ["PRIVATE"]
      }
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
          test     = "StringEquals"
          variable = "aws:SourceVpce"
          values   = [aws_vpc_endpoint.api.id]
        }
      }
    }
    ```
When it stays quiet
    Policies with a condition (`aws:SourceVpce`, `aws:SourceVpc`, `aws:PrincipalOrgID` and the like) or a `Deny`, and those
    that cannot be read whole.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.policies import admits_everyone, guarded_types
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="private-api-admits-every-vpc",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.api", "rest.api_policy"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a policy that is known whole and shuts nobody out, on an API that is certainly private."""
    policy, types = block.get("policy"), guarded_types(block, ctx)
    if policy and types and "PRIVATE" in types and admits_everyone(policy.value, ctx.project):
        yield Finding(
            policy.value.span,
            f"`{policy.name}` lets everybody invoke; a VPC endpoint of any account will do. Add a condition on `aws:SourceVpce`.",
        )
