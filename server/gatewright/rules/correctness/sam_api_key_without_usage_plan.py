"""API asks for a key and has no usage plan.

What it does
    Reports `ApiKeyRequired` in `Auth` of a SAM API without `UsagePlan`, where no usage plan of the template covers the API.
Why it matters
    A key counts only through a usage plan of the stage. Without one every call gets 403 "Forbidden", with whatever key.
Example
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          OpenApiVersion: 3.0.1
          Auth:
            ApiKeyRequired: true
                            ^^^^ sam-api-key-without-usage-plan
    ```
Write instead
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          AccessLogSetting: {DestinationArn: !GetAtt Log.Arn, Format: $context.requestId}
          OpenApiVersion: 3.0.1
          Auth:
            ApiKeyRequired: true
            UsagePlan:
              CreateUsagePlan: PER_API
    ```
When it stays quiet
    When anything in the template refers to the API in a usage plan, and when a module or an export may hand the API on.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Api
from gatewright.model.wish import AddBlock
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.sam import settings_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="sam-api-key-without-usage-plan",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("sam.api.auth",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiusageplan.html",),
)


def check(auth: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a key that is asked for although no plan can hold it."""
    api, required = auth.outermost, auth.get("api_key_required")
    if api.kind != "sam.api" or required is None or not is_true(ctx.known(required.value)):
        return
    parts = [part for one in settings_of(api, ctx) for part in one.nested("auth")]
    planned = any(part.sets("usage_plan") for part in parts) or bool(ctx.of_kind("rest.usage_plan"))
    if not planned and not ctx.graph.node(api, of=Api).is_handed_on:
        yield Finding(
            required.value.span,
            'No usage plan covers the API, so every call gets 403 "Forbidden", whatever key it has; add `UsagePlan`.',
            fixes=(Fix("Add a usage plan with a key", (AddBlock(auth, "usage_plan", {"create_usage_plan": "PER_API"}),), certain=False),),
        )
