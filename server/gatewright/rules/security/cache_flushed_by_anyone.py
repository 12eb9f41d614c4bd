"""Any client may flush the cache.

What it does
    Reports method settings that cache and let everybody renew an entry: `require_authorization_for_cache_control` is
    `false`.
Why it matters
    A client that sends `Cache-Control: max-age=0` goes to the backend each time. One that does so in a loop takes the cache
    away from everybody, and the load is on the backend.
Example
    ```terraform
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        caching_enabled                         = true
        cache_data_encrypted                    = true
        require_authorization_for_cache_control = false
                                                  ^^^^^ cache-flushed-by-anyone
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        caching_enabled                         = true
        cache_data_encrypted                    = true
        require_authorization_for_cache_control = true
      }
    }
    ```
When it stays quiet
    When the setting is left out, since the service then asks for authorization, when caching is off, and when a value
    cannot be known. CloudFormation has no such property.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cache-flushed-by-anyone",
    level=Level.INFORMATION,
    category=Category.SECURITY,
    on=("rest.method_settings.settings",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a cache that is certainly on and certainly open."""
    asks = ctx.value(settings, "require_authorization_for_cache_control")
    if asks not in (False, "false") or not is_true(ctx.value(settings, "caching_enabled")):
        return
    name = ctx.spelled(settings, "require_authorization_for_cache_control")
    yield Finding(
        ctx.place(settings, "require_authorization_for_cache_control"),
        f"`{name}` is `false`; any client flushes a cached answer with `Cache-Control: max-age=0`.",
        fixes=(Fix("Ask for authorization", (SetParam(settings, "require_authorization_for_cache_control", True),), certain=False),),
    )
