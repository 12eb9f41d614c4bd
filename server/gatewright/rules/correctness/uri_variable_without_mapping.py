"""Variable in the URI of an integration that nothing fills.

What it does
    Reports a `{name}` in the `uri` of an integration whose `request_parameters` have no `integration.request.path.name`.
Why it matters
    A variable of the path is not passed on by itself, also where it has the same name. The backend is called with the braces as they
    stand, or the call fails with "Invalid URI".
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = aws_api_gateway_method.get_pet.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/{id}"
                                                               ^^^^ uri-variable-without-mapping
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
          Integration:
            Type: AWS
            IntegrationHttpMethod: GET
            Uri: !Sub arn:aws:apigateway:${AWS::Region}:s3:path/pets/{key}
                                                                     ^^^^^ uri-variable-without-mapping
            Credentials: !GetAtt Reader.Arn
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = aws_api_gateway_method.get_pet.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/{id}"

      request_parameters = {
        "integration.request.path.id" = "method.request.path.id"
      }
    }
    ```
When it stays quiet
    When the mapping cannot be known, with `MOCK`, and when a mapping template may set the path with `$context.requestOverride.path`.
"""

from collections.abc import Iterator

from gatewright.expressions.uri import Variable, read
from gatewright.model import UNKNOWN, Block, Text, Value, walk
from gatewright.model.evaluate import fully_known
from gatewright.model.graph import Integration, Method
from gatewright.model.wish import AddEntry, ReplaceWords
from gatewright.rules.questions.declared import declared_keys, path_variables
from gatewright.rules.questions.uris import HTTP_TYPES, uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit, nearest

RULE = Rule(
    name="uri-variable-without-mapping",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each variable of the uri without a mapping."""
    integration = ctx.graph.node(block, of=Integration)
    mapped, uri = declared_keys(integration, "request_parameters"), block.get("uri")
    if mapped is UNKNOWN or uri is None or ctx.value(block, "type") not in (*HTTP_TYPES, "AWS") or _may_override(block, ctx):
        return
    text = uri_text(block, ctx)
    for variable in (one for one in read(text).variables if not one.of_stage):
        key, words = f"integration.request.path.{variable.name}", variable.span.of(text)
        if variable.greedy:
            yield _greedy(uri.value, variable, words)
        elif key not in mapped:
            message = f"Nothing fills `{words}`; the backend gets the braces. Map `{key}` in `{ctx.spelled(block, 'request_parameters')}`."
            yield Finding(_place(uri.value, words), message, fixes=tuple(_mapping(integration, key, variable.name)))


def _greedy(uri: Value, variable: Variable, words: str) -> Finding:
    plain, span = f"{{{variable.name}}}", _place(uri, words)
    fixes = (Fix(f"Change to `{plain}`", (ReplaceWords(TextEdit(span, plain)),)),) if span != uri.span else ()
    return Finding(span, f"`{words}` is no variable here, only in a path; use `{plain}`.", fixes=fixes)


def _mapping(integration: Integration, key: str, name: str) -> Iterator[Fix]:
    """To take the variable of the path that has the name, or nearly."""
    method = integration.method
    variables = path_variables(method) if isinstance(method, Method) else None
    source = name if name in (variables or ()) else nearest(name, variables or ())
    declared = declared_keys(method, "request_parameters") if method else UNKNOWN
    if source and method and declared is not UNKNOWN:
        text = f"method.request.path.{source}"
        declaration = (AddEntry(method.block, "request_parameters", text, True),) if text not in declared else ()
        mapping = AddEntry(integration.block, "request_parameters", key, text)
        yield Fix(f"Fill it from `{text}`", (mapping, *declaration), certain=source == name)


def _place(uri: Value, words: str) -> Span:
    """Where the words stand; all of the uri where they do not stand in it as they are."""
    texts = (inner for inner in walk(uri) if isinstance(inner, Text))
    found = next((text for text in texts if words in text.text), None)
    if found is None:
        return uri.span
    start = found.text.index(words)
    return found.map.span(Span(start, start + len(words)))


def _may_override(block: Block, ctx: RuleContext) -> bool:
    """Whether a template may fill the path; one that is not known may."""
    templates = ctx.value(block, "request_templates")
    return not fully_known(templates) or "requestOverride" in str(templates)
