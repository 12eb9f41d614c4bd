"""Authorizer is not among those of the API.

What it does
    Reports the name of an authorizer, in an event or as `DefaultAuthorizer` of a SAM template, that the API does not have under
    `Authorizers`, and `NONE` where there is no default to take off.
Why it matters
    SAM stops with "because it wasn't defined in the API's Authorizers", "because the related API does not define any Authorizers"
    or "'NONE' is only a valid value when a DefaultAuthorizer on the API is specified". One case is worse: a `DefaultAuthorizer`
    of a REST API without any `Authorizers` is dropped without a word, and all methods are public.
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
                  Authorizer: User
                              ^^^^ authorizer-not-in-api
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
    ```
When it stays quiet
    When a name cannot be known, when the API has a document of its own, and when its authorizers may come from somewhere else.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.graph import Event
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.sam import auth_value, authorizers_in, settings_for, settings_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import nearest

RULE = Rule(
    name="authorizer-not-in-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("sam.api_event.auth", "sam.http_api_event.auth", "sam.state_machine_api_event.auth", "sam.api.auth", "sam.http_api.auth"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-controlling-access-to-apis.html",),
    errors=(
        "because it wasn't defined in the API's Authorizers",
        "because the related API does not define any Authorizers",
        "'NONE' is only a valid value when a DefaultAuthorizer on the API is specified",
        "Unable to set DefaultAuthorizer because '…' was not defined in 'Authorizers'",
    ),
)


def check(auth: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known name that is certainly not there."""
    if auth.outermost.kind in ("sam.api", "sam.http_api"):
        yield from _as_default(auth, ctx)
    elif auth.parent and auth.outermost.kind in ("sam.function", "sam.state_machine"):
        yield from _in_event(auth, ctx.graph.node(auth.parent, of=Event), ctx)


def _in_event(auth: Block, event: Event, ctx: RuleContext) -> Iterator[Finding]:
    name, settings = ctx.value(auth, "authorizer"), settings_for(event, ctx)
    attribute = auth.get("authorizer")
    if attribute is None or settings is None or not isinstance(name, str) or not name:
        return
    if name == "NONE":
        if auth_value(settings, "default_authorizer", ctx) is ABSENT:
            message = "'NONE' is only a valid value when a DefaultAuthorizer on the API is specified"
            yield Finding(attribute.value.span, f'`NONE` takes off a default that the API does not have; SAM stops with "{message}".')
        return
    known = _names(settings, ctx, rest=event.kind_of_api == "sam.api")
    if known is None or name in known:
        return
    some = "it wasn't defined in the API's Authorizers" if known - {"AWS_IAM"} else "the related API does not define any Authorizers"
    close = nearest(name, known)
    yield Finding(
        attribute.value.span,
        f'The API has no authorizer `{name}`; SAM stops with "because {some}".' + (f" Did you mean `{close}`?" if close else ""),
        fixes=(Fix(f"Change to `{close}`", (ReplaceValue(attribute.value, close),), certain=False),) if close else (),
    )


def _as_default(auth: Block, ctx: RuleContext) -> Iterator[Finding]:
    api = auth.outermost
    name, attribute, settings = ctx.value(auth, "default_authorizer"), auth.get("default_authorizer"), settings_of(api, ctx)
    known = _names(settings, ctx, rest=api.kind == "sam.api")
    if attribute is None or not isinstance(name, str) or known is None or name in known or name in ("", "NONE"):
        return
    refused = api.kind == "sam.http_api" or known - {"AWS_IAM"}
    outcome = (
        f"SAM stops with \"Unable to set DefaultAuthorizer because '{name}' was not defined in 'Authorizers'\""
        if refused
        else "SAM drops it without a word, and all methods are public"
    )
    close = nearest(name, known)
    yield Finding(
        attribute.value.span,
        f"The API has no authorizer `{name}`; {outcome}.",
        fixes=(Fix(f"Change to `{close}`", (ReplaceValue(attribute.value, close),), certain=False),) if close else (),
    )


def _names(settings: tuple[Block, ...], ctx: RuleContext, *, rest: bool) -> set[str] | None:
    """The names to choose from; `AWS_IAM` needs no entry, but an HTTP API has to switch it on."""
    names = authorizers_in(settings)
    iam = True if rest else auth_value(settings, "enable_iam_authorizer", ctx)
    if names is UNKNOWN or iam is UNKNOWN:
        return None
    return {*names, "AWS_IAM"} if iam in (True, "true") else names
