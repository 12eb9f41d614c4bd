"""Two mappings of a domain have one path.

What it does
    Reports a base path mapping or API mapping whose path another mapping of the same domain has.
Why it matters
    The service refuses the second: "Base path already exists for this domain name". Without a path there is one mapping alone.
Example
    ```terraform
    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      base_path   = "v1"
    }

    resource "aws_api_gateway_base_path_mapping" "orders" {
      api_id      = aws_api_gateway_rest_api.orders.id
      stage_name  = aws_api_gateway_stage.orders.stage_name
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      base_path   = "v1"
                    ^^^^ duplicate-base-path
    }
    ```
    ```cloudformation
    Resources:
      PetsPath:
        Type: AWS::ApiGateway::BasePathMapping
        Properties:
          DomainName: !Ref Shop
          RestApiId: !Ref Pets
          Stage: !Ref Live
      OrdersPath:
        Type: AWS::ApiGateway::BasePathMapping
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-base-path
        Properties:
          DomainName: !Ref Shop
          RestApiId: !Ref Orders
          Stage: !Ref OrdersLive
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      base_path   = "pets"
    }

    resource "aws_api_gateway_base_path_mapping" "orders" {
      api_id      = aws_api_gateway_rest_api.orders.id
      stage_name  = aws_api_gateway_stage.orders.stage_name
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      base_path   = "orders"
    }
    ```
When it stays quiet
    When domain or path cannot be known, and with `count`, `for_each` or a condition on one of the two.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.evaluate import Known
from gatewright.rules.questions.domains import MAPPINGS, mappings, same_domain
from gatewright.rules.questions.removal import removal
from gatewright.rules.questions.twins import also, earlier
from gatewright.rules.rule import ABSENT, Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="duplicate-base-path",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=MAPPINGS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html",),
    errors=("Base path already exists for this domain name", "Only one base path mapping is allowed if the base path is empty"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports every mapping behind the first of its domain and path."""
    domain, path = same_domain(block, ctx), _path(block, ctx)
    if domain is None or not isinstance(path, str):
        return
    others = map(ctx.graph.node, mappings(ctx))
    first = earlier(ctx.graph.node(block), others, lambda one: (same_domain(one.block, ctx), _path(one.block, ctx)) == (domain, path))
    if first:
        what = f"the path `{path}`" if path else "the empty path"
        yield Finding(
            ctx.place(block, _param(block)),
            f'`{first.block.name}` has {what} of the domain already; "Base path already exists for this domain name".',
            also(first, f"`{first.block.name}` is the other mapping."),
            removal(block, f"Remove `{block.name}`", ctx),
        )


def _path(mapping: Block, ctx: RuleContext) -> Known:
    path = ctx.value(mapping, _param(mapping))
    return "" if path in (ABSENT, "(none)") else path


def _param(mapping: Block) -> str:
    return "api_mapping_key" if mapping.kind == "http.api_mapping" else "base_path"
