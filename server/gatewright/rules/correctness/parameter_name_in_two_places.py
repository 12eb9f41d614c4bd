"""Two request parameters of a method have one name.

What it does
    Reports a name in `request_parameters` that stands in two of the places `path`, `querystring` and `header`.
Why it matters
    The service refuses it: "Parameter names must be unique across querystring, header and path".
Example
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"

      request_parameters = {
        "method.request.path.id"        = true
        "method.request.querystring.id" = false
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parameter-name-in-two-places
      }
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          RequestParameters:
            method.request.path.id: true
            method.request.header.id: false
            ^^^^^^^^^^^^^^^^^^^^^^^^ parameter-name-in-two-places
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"

      request_parameters = {
        "method.request.path.id"             = true
        "method.request.querystring.version" = false
      }
    }
    ```
When it stays quiet
    When the parameters are put together by a function.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Mapping
from gatewright.rules.rule import Category, Finding, Fixable, Level, Related, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="parameter-name-in-two-places",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",),
    errors=("Parameter names must be unique across querystring, header and path",),
)

_PARAMETER = re.compile(r"method\.request\.(?P<place>path|querystring|header)\.(?P<name>.+)")


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each name that stands somewhere else before."""
    parameters, seen = method.get("request_parameters"), dict[str, tuple[str, Span]]()
    if parameters is None or not isinstance(parameters.value, Mapping):
        return
    for entry in parameters.value.entries:
        found = _PARAMETER.fullmatch(entry.key or "")
        if found is None:
            continue
        name, place = found["name"], found["place"]
        first, span = seen.setdefault(name, (place, entry.key_span))
        if first != place:
            yield Finding(
                entry.key_span,
                f'`{name}` is a {first} parameter, too; rename one: "Parameter names must be unique across querystring, header and path".',
                related=(Related(method.uri, span, f"`{name}` in the {first}"),),
            )
