"""Cache key that is no parameter of the request.

What it does
    Reports an item of `cache_key_parameters` that the method's `request_parameters` do not declare; one that begins with
    `integration.request.` where the integration does not map it.
Why it matters
    The service refuses the integration with "Invalid cache key parameter specified".
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
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.list_pets.invoke_arn
      cache_key_parameters    = ["method.request.querystring.page"]
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cache-key-not-declared
    }
    ```
    ```cloudformation
    Resources:
      ListPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !Ref Pets
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          RequestParameters:
            method.request.querystring.page: false
          Integration:
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/
            CacheKeyParameters:
              - method.request.querystring.page
              - integration.request.querystring.size
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cache-key-not-declared
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "GET"
      authorization = "AWS_IAM"

      request_parameters = {
        "method.request.querystring.page" = false
      }
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.list_pets.invoke_arn
      cache_key_parameters    = ["method.request.querystring.page"]
    }
    ```
When it stays quiet
    When the method, or what it declares, cannot be known. Where the mapping takes the same parameter, that is
    `mapping-from-undeclared-parameter`.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block, Sequence, Text, Unknown
from gatewright.model.graph import Integration, Method
from gatewright.model.wish import AddEntry, ReplaceValue
from gatewright.rules.questions.declared import declaration_of, declared_keys, is_declared, meant, path_variables, request_keys
from gatewright.rules.questions.mappings import sources
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cache-key-not-declared",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",),
    errors=("Invalid cache key parameter specified",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each key that is written out and that nothing declares."""
    integration, keys = ctx.graph.node(block, of=Integration), block.get("cache_key_parameters")
    if keys is None or not isinstance(keys.value, Sequence):
        return
    mapped = [text for _, text, _ in sources(block, ctx)]
    for item in keys.value.items:
        declared = _declared(item, integration)
        if isinstance(item, Text) and declared is not UNKNOWN and item.text not in mapped and not is_declared(item.text, declared):
            yield _finding(item, declared, integration, ctx)


def _declared(item: object, integration: Integration) -> frozenset[str] | Unknown:
    """What the item has to be among."""
    text = item.text if isinstance(item, Text) else ""
    if text.startswith("integration.request."):
        return declared_keys(integration, "request_parameters")
    return request_keys(integration) if declaration_of(text) else UNKNOWN


def _finding(item: Text, declared: frozenset[str], integration: Integration, ctx: RuleContext) -> Finding:
    other, needed = meant(item.text, declared), declaration_of(item.text)
    where = "on the method" if needed else "in the mapping of the integration"
    way = f"Did you mean `{other}`?" if other else "Declare it there." if needed else "Map it there."
    fixes = [Fix(f"Change to `{other}`", (ReplaceValue(item, other),), certain=False)] if other else []
    if needed and integration.method and _may_declare(needed, other, integration.method):
        declaration = AddEntry(integration.method.block, "request_parameters", needed, ".path." in needed)
        fixes.append(Fix(f"Declare `{needed}` on the method", (declaration,), certain=not other))
    return Finding(
        item.span,
        f'`{item.text}` is not declared {where}; it fails with "Invalid cache key parameter specified". {way}',
        fixes=tuple(fixes),
    )


def _may_declare(needed: str, other: str | None, method: Method) -> bool:
    """One name cannot stand in two places of a method, and only what the path has can be a variable of it."""
    place, name = needed.split(".", 3)[2:]
    variables = path_variables(method) if place == "path" else None
    return not (other and other.endswith(f".{name}")) and (variables is None or name in variables)
