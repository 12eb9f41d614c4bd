"""AWS integration has a URI that names no operation.

What it does
    Reports an integration of the type `AWS` or `AWS_PROXY` whose `uri` is no ARN, or an ARN without the path or action to
    call: a URL, the ARN of a queue or state machine, an invocation ARN with its end missing or with more behind it.
Why it matters
    The service reads `uri` when the integration is made and refuses it with "Invalid ARN specified in the request", "AWS ARN
    for integration must contain path or action" or "AWS ARN for integration contains invalid path".
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = "${aws_lambda_function.get_pet.invoke_arn}:3"
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            Credentials: !GetAtt QueueRole.Arn
            Uri: !Sub arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:pets
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.qualified_invoke_arn
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            Credentials: !GetAtt QueueRole.Arn
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/pets
            IntegrationResponses:
              - StatusCode: "200"
          MethodResponses:
            - StatusCode: "200"
    ```
When it stays quiet
    When a part of the `uri` that decides about its form cannot be known. The plain ARN of a function has a rule of its own.
"""

from collections.abc import Iterator

from gatewright.expressions.uri import Fault, read
from gatewright.inside import strands_of
from gatewright.model import Block, Template, Text
from gatewright.model.wish import Code, ReplaceValue, ReplaceWords, SetParam
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import AWS_TYPES, Target, rendered, shown, streams, target_of, uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="aws-integration-uri-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",),
    errors=(
        "Invalid ARN specified in the request",
        "AWS ARN for integration must contain path or action",
        "AWS ARN for integration contains invalid path",
    ),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a `uri` that no AWS type can call, whatever its unknown parts turn out to be."""
    kind, parts = type_of(integration, ctx), parts_of(integration)
    if kind not in AWS_TYPES or target_of(integration, ctx) is not Target.MALFORMED:
        return
    if ctx.value(integration, "connection_type") == "VPC_LINK":
        return  # the type is wrong, not the address
    text = uri_text(integration, ctx)
    name = ctx.spelled(integration, parts.uri)
    fixes = tuple(_mending(integration, text, ctx))
    if text.startswith(("http://", "https://")):
        other = kind.replace("AWS", "HTTP")
        fixes = (Fix(f"Change the type to `{other}`", (SetParam(integration, parts.type, other),), certain=False),)
    fault = _fault(text, kind) if integration.kind == "rest.integration" else _fault_of_shared(kind)
    yield Finding(ctx.place(integration, parts.uri), f"`{name}` is `{shown(text)}`; {fault}", fixes=fixes)


def _mending(integration: Block, text: str, ctx: RuleContext) -> Iterator[Fix]:
    """What puts the words right, or the reference that says it all."""
    uri, wrong = integration.get(parts_of(integration).uri), read(text).malformed
    if uri is None or wrong is None or not isinstance(uri.value, Text | Template):
        return
    for strand in strands_of(integration, uri):
        here = read(strand.text).malformed
        if wrong.fault is Fault.NO_ENDING and wrong.instead:
            end = strand.in_file(Span.at(len(strand.text)))
            yield Fix(f"Add `{wrong.instead}`", (ReplaceWords(TextEdit(end, wrong.instead)),))
        elif here and here.instead and here.fault is wrong.fault:
            edit = TextEdit(strand.in_file(here.span), here.instead)
            yield Fix(f"Change to `{here.instead}`", (ReplaceWords(edit),), certain=wrong.fault is Fault.ENDING)
        for hole in strand.holes if wrong.fault in (Fault.NESTED, Fault.ENDING) and ctx.dialect == "terraform" else ():
            words = hole.value.span.of(ctx.document.text)
            if streams(rendered(hole.value, ctx.project)) is not None and ":" not in strand.text[hole.span.end :]:
                yield Fix(f"Change to `{words}`", (ReplaceValue(uri.value, Code(words)),))


def _fault_of_shared(kind: str) -> str:
    if kind == "AWS_PROXY":
        return "`AWS_PROXY` takes the ARN of a Lambda function, or its invocation ARN."
    return "`AWS` takes an invocation ARN, or an operation such as `arn:aws:apigateway:{region}:{service}:action/{Operation}`."


def _fault(text: str, kind: str) -> str:
    if not text.startswith("arn:"):
        return f'`{kind}` needs an ARN, and this fails with "Invalid ARN specified in the request".'
    if ":lambda:path/" in text:
        return (
            'it fails with "AWS ARN for integration contains invalid path". '
            "A function is called at `...:lambda:path/2015-03-31/functions/{ARN}/invocations`."
        )
    return (
        'it fails with "AWS ARN for integration must contain path or action". '
        "An operation is called at `arn:aws:apigateway:{region}:{service}:action/{Operation}` or `:path/...`."
    )
