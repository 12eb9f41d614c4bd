"""Backend is called over the internet without encryption.

What it does
    Reports an integration of the type `HTTP` or `HTTP_PROXY` whose `uri` starts with `http://` and that goes through no VPC
    link.
Why it matters
    Requests, with the tokens and personal data in them, travel from API Gateway to the backend in the clear.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "http://pets.example.com/pets/1"
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ integration-over-plain-http
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
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: http://pets.example.com/pets/1
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ integration-over-plain-http
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"
    }
    ```
When it stays quiet
    Private integrations (`VPC_LINK`), and when the start of the `uri` or the connection type cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block, Text, walk
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import HTTP_TYPES, uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="integration-over-plain-http",
    level=Level.INFORMATION,
    category=Category.SECURITY,
    on=("rest.integration", "http.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a URL that certainly is plain HTTP over the internet."""
    attribute = integration.get(parts_of(integration).uri)
    if attribute is None or type_of(integration, ctx) not in HTTP_TYPES:
        return
    if not uri_text(integration, ctx).startswith("http://") or ctx.effective(integration, "connection_type") != "INTERNET":
        return
    scheme = next((part for part in walk(attribute.value) if isinstance(part, Text)), None)
    fixes: tuple[Fix, ...] = ()
    if scheme and scheme.text.startswith("http://"):
        end = scheme.map.to_source(len("http"))
        fixes = (Fix("Change to `https`", (ReplaceWords(TextEdit(Span.at(end), "s")),), certain=False),)
    yield Finding(
        attribute.value.span,
        f"`{attribute.name}` starts with `http://`; requests reach the backend over the internet without encryption.",
        fixes=fixes,
    )
