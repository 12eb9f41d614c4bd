"""Request model is not among those of the API.

What it does
    Reports the `Model` of an event in a SAM template that the API does not have under `Models`. Upper and lower case differ.
Why it matters
    SAM stops with "because it wasn't defined in the API's Models", or with "because the related API does not define any Models".
Example
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          OpenApiVersion: 3.0.1
          Models:
            Pet: {type: object}
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
                Path: /pets
                Method: post
                RequestModel:
                  Model: pet
                         ^^^ request-model-not-in-api
                  ValidateBody: true
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
          Models:
            Pet: {type: object}
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
                Path: /pets
                Method: post
                RequestModel:
                  Model: Pet
                  ValidateBody: true
    ```
When it stays quiet
    When a name cannot be known, and when the API has a document of its own.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.graph import Event
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.sam import names_in, settings_for
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import nearest

RULE = Rule(
    name="request-model-not-in-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("sam.api_event.request_model",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestmodel.html",),
    errors=(
        "because it wasn't defined in the API's Models",
        "because the related API does not define any Models",
    ),
)


def check(request: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known name that is certainly not there."""
    name, attribute = ctx.value(request, "model"), request.get("model")
    settings = settings_for(ctx.graph.node(request.parent, of=Event), ctx) if request.parent else None
    known = names_in(settings, "models") if settings is not None else UNKNOWN
    if attribute is None or not isinstance(name, str) or known is UNKNOWN or name in known:
        return
    some = "it wasn't defined in the API's Models" if known else "the related API does not define any Models"
    close = nearest(name, known)
    yield Finding(
        attribute.value.span,
        f'The API has no model `{name}`; SAM stops with "because {some}".' + (f" Did you mean `{close}`?" if close else ""),
        fixes=(Fix(f"Change to `{close}`", (ReplaceValue(attribute.value, close),), certain=False),) if close else (),
    )
