"""HTTP integration has a URI that is no URL.

What it does
    Reports an integration of the type `HTTP` or `HTTP_PROXY` whose `uri` does not start with a literal `http://` or
    `https://`, has blanks in it, has a port that API Gateway does not call, or an address of a private network for a host.
Why it matters
    The service refuses it with "Invalid HTTP endpoint specified for URI". A stage variable may stand for the host or a part
    of the path, but not for the scheme; ports are 80, 443 and 1024 to 65535. A private network is reached through a VPC link.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "pets.example.com/pets"
                                ^^^^^^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
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
            Uri: ${stageVariables.backend}
                 ^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://$${stageVariables.host}/pets"
    }
    ```
When it stays quiet
    When the start of the `uri` cannot be known, and in private integrations of HTTP APIs, which take the ARN of a listener.
"""

import re
from collections.abc import Iterator

from gatewright.expressions.uri import Role, read
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import HTTP_TYPES, Target, shown, target_of, uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="http-integration-uri-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html",),
    errors=("Invalid HTTP endpoint specified for URI",),
)


_PRIVATE = re.compile(r"(10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2,3}|localhost")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+([/:?].*)?")


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a `uri` that is no URL, whatever its unknown parts turn out to be."""
    attribute = integration.get(parts_of(integration).uri)
    if attribute is None or type_of(integration, ctx) not in HTTP_TYPES:
        return
    is_public = ctx.effective(integration, "connection_type") == "INTERNET"
    is_closed = integration.kind == "rest.integration" and is_public and _is_private(uri_text(integration, ctx))
    if target_of(integration, ctx) is not Target.MALFORMED and not is_closed:
        return
    if integration.kind == "http.integration" and not is_public:
        return  # An HTTP API reaches a private backend by an ARN.
    text = uri_text(integration, ctx)
    name = attribute.name
    fixes: tuple[Fix, ...] = ()
    if isinstance(attribute.value, Text) and _HOST.fullmatch(text):
        fixes = (Fix("Put `https://` before it", (ReplaceValue(attribute.value, f"https://{text}"),), certain=False),)
    yield Finding(
        attribute.value.span,
        f'`{name}` is `{shown(text)}`, {_fault(text)}; the call fails with "Invalid HTTP endpoint specified for URI".',
        fixes=fixes,
    )


def _fault(text: str) -> str:
    if text.startswith("arn:"):
        return "an ARN where a URL belongs"
    if not text.startswith(("http://", "https://")):
        return "which does not start with `http://` or `https://`"
    if re.search(r"\s", text):
        return "with a blank in it"
    if _is_private(text):
        return "an address of a private network, which only a VPC link reaches"
    return "with no host, or a port other than 80, 443 and 1024 to 65535"


def _is_private(text: str) -> bool:
    """Whether the host of a URL is an address that the internet does not route."""
    host = read(text).piece(Role.HOST)
    return host is not None and _PRIVATE.fullmatch(host.text) is not None
