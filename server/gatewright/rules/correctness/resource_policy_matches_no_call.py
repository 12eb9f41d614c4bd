"""Resource of a policy matches no call of its API.

What it does
    Reports a `Resource` in the policy of an API that no call can match: a verb where the stage belongs, `ANY` or a verb in small letters, a
    stage that the API does not have, a verb and path of which it has no method.
Why it matters
    The statement has no effect: what it allows stays shut, what it denies stays open.
Example
    ```terraform
    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Deny"
          Principal = "*"
          Action    = "execute-api:Invoke"
          Resource  = "execute-api:/GET/pets"
                                    ^^^ resource-policy-matches-no-call
        }]
      })
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          Policy:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Principal: "*"
                Action: execute-api:Invoke
                Resource: execute-api:/*/ANY/pets
                                         ^^^ resource-policy-matches-no-call
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Deny"
          Principal = "*"
          Action    = "execute-api:Invoke"
          Resource  = "execute-api:/*/GET/pets"
        }]
      })
    }
    ```
When it stays quiet
    On stages and methods of an API that may have others than the files show.
    Policies that stand elsewhere (`aws_iam_policy_document`, a file, a variable), and all that is not known in one.
"""

from collections.abc import Iterator

from gatewright.expressions.policy import Level, Part, parts_of
from gatewright.model import Block, Text
from gatewright.model.graph import Api
from gatewright.rules.questions.calls import api_guarded, begins_with_arn, has_method, has_stage
from gatewright.rules.questions.policy_documents import OF_APIS, policy_pieces
from gatewright.rules.questions.schemas import change_words
from gatewright.rules.questions.source_arns import VERBS
from gatewright.rules.rule import Category, Finding, Fixable, Rule, RuleContext
from gatewright.rules.rule import Level as Weight

RULE = Rule(
    name="resource-policy-matches-no-call",
    level=Weight.WARNING,
    category=Category.CORRECTNESS,
    on=OF_APIS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",),
)

UNKNOWN_PARTS = ("\0", "?", "$")
"""What stands in a part of which no more is known."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first part of each resource that keeps it from matching."""
    for piece, strand in policy_pieces(block):
        if piece.form == "resource" and isinstance(piece.value, Text):
            parts = parts_of(piece.value.text)
            if parts and (parts[0].level is not Level.API or begins_with_arn(piece.value, strand)):
                found = _wrong(parts, api_guarded(block, ctx))
                if found:
                    part, message, meant = found
                    span = strand.in_file(piece.value.map.span(part.span))
                    yield Finding(span, message, fixes=change_words(span, meant, certain=False) if meant else ())


def _wrong(parts: tuple[Part, ...], api: Api | None) -> tuple[Part, str, str | None] | None:
    """The part that matches nothing, what there is to say of it, and what was probably meant."""
    said = {part.level: part for part in parts}
    stage, verb, path = (said.get(level) for level in (Level.STAGE, Level.VERB, Level.PATH))
    if stage is None or any(mark in stage.text for mark in UNKNOWN_PARTS):
        return None
    if stage.text in (*VERBS, "ANY"):
        return stage, f"`{stage.text}` stands where the stage belongs; write `*/{stage.text}`.", f"*/{stage.text}"
    if api and stage.text != "*" and "*" not in stage.text and not has_stage(api, stage.text):
        return stage, f"`{api.block.name}` has no stage `{stage.text}`, so that the statement holds for no call of it.", None
    if verb is None or any(mark in verb.text for mark in UNKNOWN_PARTS) or "*" in verb.text:
        return None
    if verb.text == "ANY" or (verb.text not in VERBS and verb.text.upper() in VERBS):
        meant = "*" if verb.text == "ANY" else verb.text.upper()
        return verb, f"No call has the verb `{verb.text}`; use `{meant}`.", meant
    if api and path and not any(mark in path.text for mark in UNKNOWN_PARTS) and not has_method(api, verb.text, "/" + path.text):
        return path, f"`{api.block.name}` has no method `{verb.text} /{path.text}`, so that the statement holds for no call of it.", None
    return None
