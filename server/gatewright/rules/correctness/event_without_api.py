"""Event does not name the API that the template declares.

What it does
    Reports an event of a SAM template that names no API although the template declares one of its kind.
Why it matters
    SAM makes a second API for such events, `ServerlessRestApi` or `ServerlessHttpApi`, with a URL of its own and none of the
    settings of the first: its authorizers, its logs, its domain.
Example
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          OpenApiVersion: 3.0.1
      GetPet:
        Type: AWS::Serverless::Function
        Properties:
          Handler: pets.get
          Runtime: python3.13
          CodeUri: src/
          Events:
            Get:
              Type: Api
              Properties:
                Path: /pets/{id}
                ^^^^ event-without-api
                Method: get
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
      GetPet:
        Type: AWS::Serverless::Function
        Properties:
          Handler: pets.get
          Runtime: python3.13
          CodeUri: src/
          Events:
            Get:
              Type: Api
              Properties:
                RestApiId: !Ref Pets
                Path: /pets/{id}
                Method: get
    ```
When it stays quiet
    When every API of that kind is under a condition, or is the implicit one itself.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Event
from gatewright.model.graph.events import IMPLICIT
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import id_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="event-without-api",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("sam.api_event", "sam.http_api_event", "sam.state_machine_api_event"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an event of the implicit API beside one that could have been meant."""
    event = ctx.graph.node(block, of=Event)
    declared = [api for api in ctx.of_kind(event.kind_of_api) if not api.conditional]
    implicit = IMPLICIT[event.kind_of_api]
    if not declared or not event.is_implicit or any(api.address == implicit for api in declared):
        return
    name = "api_id" if event.kind == "sam.http_api_event" else "rest_api_id"
    path = block.get("path")
    yield Finding(
        path.name_span if path else header(block),
        f"The event has no `{ctx.spelled(block, name)}`, so SAM makes a second API for it, `{implicit}`, beside `{declared[0].name}`.",
        (Related(declared[0].uri, header(declared[0]), "The API that the template declares."),),
        tuple(Fix(f"Add it to `{api.name}`", (SetParam(block, name, id_of(api, ctx)),), certain=False) for api in declared),
    )
