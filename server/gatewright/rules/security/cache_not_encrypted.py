"""Cached answers are stored in the clear.

What it does
    Reports method settings that switch caching on and do not encrypt what is cached.
Why it matters
    Answers with personal data stay in the cache, up to an hour by its time to live, on disks that anyone with access to them
    can read.
Example
    ```terraform
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        caching_enabled = true
                          ^^^^ cache-not-encrypted
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
          MethodSettings:
            - ResourcePath: /*
              HttpMethod: "*"
              CachingEnabled: true
              CacheDataEncrypted: false
                                  ^^^^^ cache-not-encrypted
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        caching_enabled      = true
        cache_data_encrypted = true
      }
    }
    ```
When it stays quiet
    When caching is off, or one of the two settings cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cache-not-encrypted",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.method_settings.settings", "rest.deployment.stage_description"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports caching that is certainly on without encryption."""
    encrypted = ctx.value(settings, "cache_data_encrypted")
    if not is_true(ctx.value(settings, "caching_enabled")) or encrypted is UNKNOWN or is_true(encrypted):
        return
    caching, name = ctx.spelled(settings, "caching_enabled"), ctx.spelled(settings, "cache_data_encrypted")
    what = "is not set" if encrypted is ABSENT else "is `false`"
    yield Finding(
        ctx.place(settings, "caching_enabled" if encrypted is ABSENT else "cache_data_encrypted"),
        f"`{caching}` is `true` and `{name}` {what}; cached answers are stored in the clear.",
        fixes=(Fix("Encrypt the cache", (SetParam(settings, "cache_data_encrypted", True),)),),
    )
