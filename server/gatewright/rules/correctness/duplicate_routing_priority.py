"""Two routing rules of a domain have one priority.

What it does
    Reports a routing rule whose `priority` another rule of the same domain has.
Why it matters
    The service refuses the second: the rules are tried in the order of their priorities, and each number stands once.
Example
    ```terraform
    resource "aws_apigatewayv2_routing_rule" "pets" {
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      priority    = 100

      condition {
        match_base_paths {
          any_of = ["pets"]
        }
      }

      action {
        invoke_api {
          api_id = aws_api_gateway_rest_api.pets.id
          stage  = "live"
        }
      }
    }

    resource "aws_apigatewayv2_routing_rule" "orders" {
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      priority    = 100
                    ^^^ duplicate-routing-priority

      condition {
        match_base_paths {
          any_of = ["orders"]
        }
      }

      action {
        invoke_api {
          api_id = aws_api_gateway_rest_api.orders.id
          stage  = "live"
        }
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_routing_rule" "pets" {
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      priority    = 100

      condition {
        match_base_paths {
          any_of = ["pets"]
        }
      }

      action {
        invoke_api {
          api_id = aws_api_gateway_rest_api.pets.id
          stage  = "live"
        }
      }
    }

    resource "aws_apigatewayv2_routing_rule" "orders" {
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      priority    = 200

      condition {
        match_base_paths {
          any_of = ["orders"]
        }
      }

      action {
        invoke_api {
          api_id = aws_api_gateway_rest_api.orders.id
          stage  = "live"
        }
      }
    }
    ```
When it stays quiet
    When domain or priority cannot be known, and with `count`, `for_each` or a condition on one of the two.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.domains import same_domain
from gatewright.rules.questions.twins import also, earlier
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="duplicate-routing-priority",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.routing_rule",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html",),
)

_HIGHEST = 1_000_000


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports every rule behind the first of its domain and priority."""
    domain, priority = same_domain(block, ctx), ctx.value(block, "priority")
    if domain is None or not isinstance(priority, int):
        return
    of_domain = [one for one in ctx.of_kind("http.routing_rule") if same_domain(one, ctx) == domain]
    first = earlier(ctx.graph.node(block), map(ctx.graph.node, of_domain), lambda one: one.value("priority") == priority)
    if first is None:
        return
    free, fixes = max(taken for one in of_domain if isinstance(taken := ctx.value(one, "priority"), int)) + 1, tuple[Fix, ...]()
    if free <= _HIGHEST:
        fixes = (Fix(f"Change to {free}, behind the others", (SetParam(block, "priority", free),), certain=False),)
    yield Finding(
        ctx.place(block, "priority"),
        f"`{first.block.name}` has the priority {priority} on this domain already; each stands once.",
        also(first, f"`{first.block.name}` is the other rule."),
        fixes,
    )
