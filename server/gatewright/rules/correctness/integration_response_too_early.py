"""Integration response does not wait for what it belongs to.

What it does
    Reports, in Terraform, an integration response that may be made before its integration or its method response.
Why it matters
    Terraform makes at once what does not refer to each other. Now and then the first apply fails with "Invalid Integration identifier
    specified", "Invalid Response status code specified" or "Invalid mapping expression parameter specified".
Example
    ```terraform
    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "HTTP"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/"
    }

    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "found" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ integration-response-too-early
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = aws_api_gateway_method_response.found.status_code
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "HTTP"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/"
    }

    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_integration.list_pets.http_method
      status_code = aws_api_gateway_method_response.found.status_code
    }
    ```
When it stays quiet
    When the integration or the method response is not known, and about what the integration response reaches by any reference, also over
    other resources.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Method, OnMethod
from gatewright.model.wish import DependOn
from gatewright.rules.phrases import listed
from gatewright.rules.questions.declared import declared_response
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="integration-response-too-early",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration_response",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_integration_response",),
    errors=("No integration defined for method", "Invalid Integration identifier specified", "Invalid Response status code specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an integration response that reaches its integration or its method response by no reference."""
    response = ctx.graph.node(block, of=OnMethod)
    if block.parent or not isinstance(response.method, Method):
        return
    behind = declared_response(response)
    before = (*response.method.integrations, *((behind,) if behind else ()))
    late = {address: one for one in before if (address := one.address_in(ctx.project))}
    early = [address for address, one in late.items() if address not in response.waits_for and block.address not in one.waits_for]
    if early:
        yield Finding(
            header(block),
            f"The integration response may be made before {listed(early)} and then fail; name what it waits for in `depends_on`.",
            fixes=(Fix(f"Wait for {listed(early)}", (DependOn(block, tuple(early)),)),),
        )
