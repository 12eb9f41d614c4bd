"""Mapping takes a request parameter that the method does not declare.

What it does
    Reports `method.request.path.…`, `querystring` and `header` in the request mapping of an integration where the method's
    `request_parameters` do not have it.
Why it matters
    The service refuses the integration with "Invalid mapping expression specified" and "Invalid mapping expression parameter
    specified". Even a variable of the path has to be declared.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{id}"
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = aws_api_gateway_method.get_pet.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/{id}"

      request_parameters = {
        "integration.request.path.id" = "method.request.path.id"
                                        ^^^^^^^^^^^^^^^^^^^^^^^^ mapping-from-undeclared-parameter
      }
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
            RequestParameters:
              integration.request.querystring.page: method.request.querystring.Page
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mapping-from-undeclared-parameter
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"

      request_parameters = {
        "method.request.path.id" = true
      }
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = aws_api_gateway_method.get_pet.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/{id}"

      request_parameters = {
        "integration.request.path.id" = "method.request.path.id"
      }
    }
    ```
When it stays quiet
    When the method, or one of the two maps, cannot be known. `multivalueheader` and `multivaluequerystring` take what is declared as
    `header` and `querystring`.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import Part
from gatewright.model import UNKNOWN, Block, Text, Value
from gatewright.model.graph import Integration, Method
from gatewright.model.wish import AddEntry, ReplaceValue, Wish
from gatewright.rules.questions.declared import declaration_of, is_declared, meant, path_variables, request_keys
from gatewright.rules.questions.mappings import MARKS, sources
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="mapping-from-undeclared-parameter",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html",),
    errors=("Invalid mapping expression parameter specified", "Invalid mapping expression specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each value that takes what is not declared."""
    integration = ctx.graph.node(block, of=Integration)
    method, declared = integration.method, request_keys(integration)
    if not isinstance(method, Method) or declared is UNKNOWN or not isinstance(integration.value("request_parameters"), dict):
        return
    for entry, text, source in sources(block, ctx):
        if isinstance(source, Part) and not MARKS.search(text) and not is_declared(text, declared):
            needed = declaration_of(text)
            if needed:
                yield _finding(entry.value, needed, declared, method, ctx)


def _finding(value: Value, needed: str, declared: frozenset[str], method: Method, ctx: RuleContext) -> Finding:
    place, name = needed.split(".", 3)[2:]
    variables = path_variables(method) if place == "path" else None
    is_lost = variables is not None and name not in variables
    other = meant(needed, (f"method.request.path.{variable}" for variable in variables) if variables and is_lost else declared)
    where = f": the path is `{method.path}`" if is_lost else f" on `{method.label}`"
    declare = "" if is_lost else f" Declare it in `{ctx.spelled(method.block, 'request_parameters')}`."
    way = f" Did you mean `{other}`?" if other else declare
    declaration = AddEntry(method.block, "request_parameters", needed, place == "path")
    fixes: list[Fix] = []
    if other and isinstance(value, Text):
        missing = (AddEntry(method.block, "request_parameters", other, True),) if other not in declared else ()
        wishes: tuple[Wish, ...] = (ReplaceValue(value, other), *missing)
        fixes.append(Fix(f"Change to `{other}`", wishes, certain=False))
    # One name cannot stand in two places of a method.
    if not is_lost and not (other and other.endswith(f".{name}")):
        fixes.append(Fix(f"Declare `{needed}` on the method", (declaration,), certain=not other))
    return Finding(
        value.span,
        f'`{needed}` is not declared{where}; it fails with "Invalid mapping expression parameter specified".{way}',
        related=(Related(method.block.uri, header(method.block), "the method"),),
        fixes=tuple(fixes),
    )
