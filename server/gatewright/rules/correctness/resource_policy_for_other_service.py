"""Resource policy speaks of another service.

What it does
    Reports an action in the resource policy of an API or a domain that is none of `execute-api`: `lambda:InvokeFunction`,
    `apigateway:GET`.
Why it matters
    A caller of the API does `execute-api:Invoke` and nothing else. What is allowed lets nobody in, and what is denied keeps nobody out.
Example
    ```terraform
    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "apigateway:GET"
                       ^^^^^^^^^^^^^^ resource-policy-for-other-service
          Resource  = "execute-api:/*"
        }]
      })
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          Policy:
            Version: "2012-10-17"
            Statement:
              - Effect: Deny
                Principal: "*"
                Action: [execute-api:Invoke, lambda:InvokeFunction]
                                             ^^^^^^^^^^^^^^^^^^^^^ resource-policy-for-other-service
                Resource: execute-api:/*
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "execute-api:Invoke"
          Resource  = "execute-api:/*"
        }]
      })
    }
    ```
When it stays quiet
    Policies that stand elsewhere (`aws_iam_policy_document`, a file, a variable), and all that is not known in one.
"""

from collections.abc import Iterator

from gatewright.expressions.policy import Trouble
from gatewright.model import Block
from gatewright.rules.questions.policy_documents import HOLDERS, policy_faults
from gatewright.rules.questions.schemas import change_words
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="resource-policy-for-other-service",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=HOLDERS,
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each action of another service."""
    for fault, span in policy_faults(block, ctx, Trouble.SERVICE):
        message = f"`{fault.words}` is no call of an API, so that the statement holds for none; use `{fault.meant}`."
        yield Finding(span, message, fixes=change_words(span, str(fault.meant), certain=False))
