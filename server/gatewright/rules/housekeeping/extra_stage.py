"""SAM adds a second stage, named Stage.

What it does
    Reports a REST API of a SAM template without `OpenApiVersion`.
Why it matters
    For the sake of old templates SAM then publishes the API a second time, on a stage named `Stage`, without the settings of
    yours: no access logs, no throttling, no web ACL.
Example
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
              ^^^^^^^^^^^^^^^^^^^^ extra-stage
        Properties:
          StageName: prod
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
    ```
When it stays quiet
    When `Globals` sets `OpenApiVersion`, and when a document at `DefinitionUri` is imported unchanged.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.sam import settings_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="extra-stage",
    level=Level.INFORMATION,
    category=Category.HOUSEKEEPING,
    on=("sam.api",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://github.com/aws/serverless-application-model/issues/191",),
)


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API whose version of OpenAPI is written nowhere."""
    if any(one.sets("open_api_version") for one in settings_of(api, ctx)):
        return
    name = ctx.spelled(api, "open_api_version")
    yield Finding(
        header(api),
        f"Without `{name}` SAM also publishes the API on a second stage, named `Stage`.",
        fixes=(Fix(f"Set `{name}` to `3.0.1`", (SetParam(api, "open_api_version", "3.0.1"),), certain=False),),
    )
