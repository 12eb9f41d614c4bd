"""Response template changes the request.

What it does
    Reports `$context.requestOverride` in a template for a response.
Why it matters
    The backend has answered when the template runs. Its request cannot be changed any more, and the override has no effect.
Example
    ```terraform
    resource "aws_api_gateway_integration_response" "added" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = "POST"
      status_code = "200"

      response_templates = {
        "application/json" = <<-EOT
          #set($context.requestOverride.header.X-Shop = "pets")
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request-override-too-late
          $input.json('$')
        EOT
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration_response" "added" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = "POST"
      status_code = "200"

      response_templates = {
        "application/json" = <<-EOT
          #set($context.responseOverride.header.X-Shop = "pets")
          $input.json('$')
        EOT
      }
    }
    ```
When it stays quiet
    On templates for requests, and on the templates of proxy integrations.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.templates import KINDS, templates
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="request-override-too-late",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each override of the request in a response template."""
    for written in templates(block, ctx):
        for reference in written.to("context") if written.message == "response" else ():
            if reference.names[1:2] == ("requestOverride",):
                yield Finding(
                    written.place(reference.span),
                    "The request has been sent when a response template runs; use `$context.responseOverride`, or the request template.",
                )
