"""Event lists scopes without naming an authorizer.

What it does
    Reports an `Api` event with `AuthorizationScopes` and no `Authorizer` beside them.
Why it matters
    SAM stops with "AuthorizationScopes works only when Authorizer is set", also where the API has a default authorizer.
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
            DefaultAuthorizer: Users
            Authorizers:
              Users:
                UserPoolArn: !GetAtt UserPool.Arn
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
                Auth:
                  AuthorizationScopes: [pets/read]
                  ^^^^^^^^^^^^^^^^^^^ authorization-scopes-without-authorizer
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
            DefaultAuthorizer: Users
            Authorizers:
              Users:
                UserPoolArn: !GetAtt UserPool.Arn
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
                Auth:
                  Authorizer: Users
                  AuthorizationScopes: [pets/read]
    ```
When it stays quiet
    Events of type `HttpApi`, which take the default authorizer, and when the scopes are not known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Event
from gatewright.model.wish import SetParam
from gatewright.rules.questions.sam import auth_value, settings_for
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorization-scopes-without-authorizer",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("sam.api_event.auth", "sam.state_machine_api_event.auth"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html",),
    errors=("AuthorizationScopes works only when Authorizer is set",),
)


def check(auth: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports scopes that are certainly listed where no authorizer is written."""
    scopes = auth.get("authorization_scopes")
    known = ctx.known(scopes.value) if scopes else None
    if scopes is None or not isinstance(known, list) or not known or auth.sets("authorizer") or auth.parent is None:
        return
    settings = settings_for(ctx.graph.node(auth.parent, of=Event), ctx)
    if settings is None:
        return
    default = auth_value(settings, "default_authorizer", ctx)
    fixes = (
        (Fix(f"Add the authorizer `{default}`", (SetParam(auth, "authorizer", default),), certain=False),)
        if isinstance(default, str)
        else ()
    )
    yield Finding(
        scopes.name_span,
        f'`{scopes.name}` needs `{ctx.spelled(auth, "authorizer")}` beside it; SAM stops with "AuthorizationScopes works only when Authorizer is set".',
        fixes=fixes,
    )
