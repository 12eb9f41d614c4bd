"""Base path has a slash.

What it does
    Reports a base path of a mapping of the first generation with a slash in it.
Why it matters
    These mappings have one segment. The service refuses others with "API Gateway V1 doesn't support the slash character (/) in
    base path mappings. To create a multi-level base path mapping, use API Gateway V2."
Example
    ```terraform
    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      base_path   = "/pets"
                     ^ base-path-with-slash
    }
    ```
    ```cloudformation
    Resources:
      Mapping:
        Type: AWS::ApiGateway::BasePathMapping
        Properties:
          RestApiId: !Ref Pets
          Stage: !Ref Live
          DomainName: !Ref Domain
          BasePath: pets/v1
                        ^ base-path-with-slash
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      base_path   = "pets"
    }
    ```
    ```cloudformation
    Resources:
      Mapping:
        Type: AWS::ApiGatewayV2::ApiMapping
        Properties:
          ApiId: !Ref Pets
          Stage: !Ref Live
          DomainName: !Ref Domain
          ApiMappingKey: pets/v1
    ```
When it stays quiet
    On what cannot be known of the path, and on mappings of the second generation, which have paths of several segments.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.mappings import MARKS, stretch
from gatewright.rules.questions.uris import rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="base-path-with-slash",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.base_path_mapping", "rest.private_base_path_mapping"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html",),
    errors=("API Gateway V1 doesn't support the slash character (/) in base path mappings",),
)


def check(mapping: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first slash in what is known of the path."""
    attribute = mapping.get("base_path")
    text = rendered(attribute.value, ctx.project) if attribute and attribute.assigned else ""
    if attribute is None or "/" not in text:
        return
    at, meant = text.index("/"), text.strip("/")
    fix = (
        Fix(f"Change to `{meant}`", (ReplaceValue(attribute.value, meant),))
        if meant and "/" not in meant and not MARKS.search(meant)
        else None
    )
    yield Finding(
        stretch(attribute.value, Span(at, at + 1)),
        f"`{attribute.name}` is `{shown(text)}`; this mapping takes no slash. For several segments use an API mapping of the second generation.",
        fixes=(fix,) if fix else (),
    )
