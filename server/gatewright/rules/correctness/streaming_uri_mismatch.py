"""Transfer mode and invocation ARN do not fit each other.

What it does
    Reports a Lambda integration with `response_transfer_mode` `STREAM` and an ordinary invocation ARN, or the other way
    round.
Why it matters
    A streamed answer comes from another operation of the Lambda service, with an ARN of its own: its path holds `2021-11-15`
    and ends in `/response-streaming-invocations`. The service refuses every other pairing.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ streaming-uri-mismatch
      response_transfer_mode  = "STREAM"
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2021-11-15/functions/${GetPetFunction.Arn}/response-streaming-invocations
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ streaming-uri-mismatch
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.response_streaming_invoke_arn
      response_transfer_mode  = "STREAM"
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            ResponseTransferMode: STREAM
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2021-11-15/functions/${GetPetFunction.Arn}/response-streaming-invocations
    ```
When it stays quiet
    When the mode or the form of the `uri` cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, Text, Value, walk
from gatewright.model.wish import ReplaceWords, Repoint, SetParam, Wish
from gatewright.rules.questions.uris import streams, uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="streaming-uri-mismatch",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html",),
)


_WORDS = (("2015-03-31/", "2021-11-15/"), ("/invocations", "/response-streaming-invocations"))
_ATTRIBUTES = ("invoke_arn", "response_streaming_invoke_arn")


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an invocation ARN of the one kind beside a mode of the other."""
    attribute, mode = integration.get("uri"), ctx.effective(integration, "response_transfer_mode")
    streaming = streams(uri_text(integration, ctx))
    if attribute is None or ctx.value(integration, "type") != "AWS_PROXY" or mode not in ("STREAM", "BUFFERED"):
        return
    if streaming is None or streaming == (mode == "STREAM"):
        return
    name, mode_name = ctx.spelled(integration, "uri"), ctx.spelled(integration, "response_transfer_mode")
    fixes = [Fix(f"Change to the ARN for `{mode}`", wishes) for wishes in _rewritten(attribute.value, streaming) if wishes]
    if streaming:
        to_stream = Fix(f"Set `{mode_name}` to `STREAM`", (SetParam(integration, "response_transfer_mode", "STREAM"),), certain=False)
        fixes = [to_stream, *(Fix(fix.title, fix.wishes, certain=False) for fix in fixes)]
    what = "the ARN for streamed answers" if streaming else "the ARN for buffered answers"
    yield Finding(
        attribute.value.span,
        f"`{name}` is {what} and `{mode_name}` is `{mode}`; the service refuses the pair.",
        fixes=tuple(fixes),
    )


def _rewritten(value: Value, streaming: bool) -> Iterator[tuple[Wish, ...]]:
    """The same function by its other ARN: another attribute, or other words around it."""
    match value:
        case Ref(path=(step,), target=target):
            if step.name == _ATTRIBUTES[streaming] and not target.startswith("aws_lambda_alias"):
                yield (Repoint(value, _ATTRIBUTES[not streaming]),)
        case _:
            texts = [part for part in walk(value) if isinstance(part, Text)]
            edits = [_edit(part, pair[streaming], pair[not streaming]) for pair in _WORDS for part in texts if pair[streaming] in part.text]
            yield tuple(edits) if len(edits) == len(_WORDS) else ()


def _edit(part: Text, old: str, new: str) -> Wish:
    start = part.text.index(old)
    return ReplaceWords(TextEdit(part.map.span(Span(start, start + len(old))), new))
