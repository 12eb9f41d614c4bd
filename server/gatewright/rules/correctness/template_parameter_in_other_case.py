"""Template spells a parameter with other capital letters than its method.

What it does
    Reports `$input.params('x-tenant')` where the method declares `X-Tenant` and no `x-tenant`.
Why it matters
    REST APIs compare the names of parameters letter by letter, those of headers too. The value is an empty text.
Example
    ```terraform
    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "POST"
      authorization = "AWS_IAM"

      request_parameters = {
        "method.request.header.X-Tenant" = true
      }
    }

    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = aws_api_gateway_method.add_pet.http_method
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.add_pet.invoke_arn

      request_templates = {
        "application/json" = <<-EOT
          {"tenant": "$input.params('x-tenant')"}
                                    ^^^^^^^^^^ template-parameter-in-other-case
        EOT
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.add_pet.invoke_arn

      request_templates = {
        "application/json" = <<-EOT
          {"tenant": "$input.params('X-Tenant')"}
        EOT
      }
    }
    ```
When it stays quiet
    On names that the method does not declare in any spelling, when the declarations cannot be known, and on templates of proxy
    integrations, and what comes from outside the file.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity.tree import Method, Reference, String
from gatewright.model import UNKNOWN, Block, Unknown
from gatewright.model.graph import OnMethod
from gatewright.rules.questions.declared import path_variables, request_keys
from gatewright.rules.questions.templates import templates
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

_KINDS = ("rest.integration", "rest.integration_response")

RULE = Rule(
    name="template-parameter-in-other-case",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=_KINDS,
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares the parameters that the templates name with those that the method declares."""
    names = _names(ctx.graph.node(block, of=OnMethod)) if (found := templates(block, ctx)) else UNKNOWN
    if names is UNKNOWN:
        return
    by_case = {name.lower(): name for name in names}
    for written in found:
        for reference in written.to("input"):
            match reference:
                case Reference(links=(Method(name="params", arguments=(String(text=name) as argument,)), *_)):
                    declared = by_case.get(name.lower(), name)
                    if declared != name and name not in names:
                        yield Finding(
                            written.place(argument.span),
                            f"The method declares `{declared}`, and names are compared letter by letter; `{name}` is an empty text.",
                            fixes=written.change(Span(argument.start + 1, argument.end - 1), declared),
                        )
                case _:
                    pass


def _names(node: OnMethod) -> frozenset[str] | Unknown:
    """What the parameters of a method are called, the variables of its path too."""
    declared, method = request_keys(node), node.method
    variables = path_variables(method) if method else None
    if declared is UNKNOWN:
        return UNKNOWN
    return frozenset(key.split(".", 3)[-1] for key in declared) | frozenset(variables or ())
