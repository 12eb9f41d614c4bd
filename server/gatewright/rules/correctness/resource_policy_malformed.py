"""Resource policy is not valid.

What it does
    Reports a resource policy that is no JSON, one without statements, a statement that lacks `Effect`, `Principal`, `Action` or
    `Resource`, and words that IAM does not know: a misspelled element, effect, operator or action.
Why it matters
    The service refuses it with "Invalid policy document. Please check the policy syntax and ensure that Principals are valid."
Example
    ```terraform
    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "allow"
                       ^^^^^ resource-policy-malformed
          Principal = "*"
          Action    = "execute-api:Invoke"
          Resource  = "execute-api:/*"
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
                Principals: "*"
                ^^^^^^^^^^ resource-policy-malformed
                Action: execute-api:Invoke
                Resource: execute-api:/*
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api_policy" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "execute-api:Invoke"
          Resource  = "execute-api:/*"
        }]
      })
    }
    ```
When it stays quiet
    Policies that stand elsewhere (`aws_iam_policy_document`, a file, a variable), and all that is not known in one.
"""

from collections.abc import Iterator

from gatewright.expressions import json_value
from gatewright.expressions.policy import Trouble
from gatewright.inside import document_of, strands_of
from gatewright.model import Block, Mapping, Missing, Opaque, Sequence, Text, Value
from gatewright.rules.questions.policy_documents import HOLDERS, policies_in, policy_faults
from gatewright.rules.questions.schemas import change_words
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="resource-policy-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=HOLDERS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",),
    errors=("Invalid policy document. Please check the policy syntax and ensure that Principals are valid",),
)


_REFUSED = 'it fails with "Invalid policy document"'
_NO_WORD = {
    Trouble.ELEMENT: "no element of a policy",
    Trouble.EFFECT: "no effect",
    Trouble.OPERATOR: "no operator of conditions",
    Trouble.ACTION: "no action of `execute-api`",
}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports all in a policy that the service certainly refuses."""
    yield from _no_json(block)
    for strand in policies_in(block):
        root = document_of(strand)
        if not isinstance(root, Mapping | Missing | Opaque) and _is_literal(root):
            yield Finding(strand.in_file(root.span), f"The policy is no object; {_REFUSED}.")
    for fault, span in policy_faults(block, ctx, Trouble.STATEMENT, Trouble.MISSING, *_NO_WORD):
        if fault.trouble is Trouble.STATEMENT:
            yield Finding(_start(span), f"The policy has no `Statement`; {_REFUSED}.")
        elif fault.trouble is Trouble.MISSING:
            yield Finding(_start(span), f"The statement has no `{fault.words}`; {_REFUSED}.")
        else:
            way_out = f"; use `{fault.meant}`." if fault.meant else "."
            fixes = change_words(span, fault.meant) if fault.meant else ()
            yield Finding(span, f"`{fault.words}` is {_NO_WORD[fault.trouble]}; {_REFUSED}{way_out}", fixes=fixes)


def _no_json(block: Block) -> Iterator[Finding]:
    attribute = block.get("policy")
    for strand in strands_of(block, attribute) if attribute else ():
        problem = next(iter(json_value.read(strand.text).problems), None) if strand.tree is None else None
        if problem:
            yield Finding(strand.in_file(problem.span), f"`{strand.attribute.name}` is no JSON: {problem.message}.")


def _is_literal(value: Value) -> bool:
    return isinstance(value, Sequence | Text)


def _start(span: Span) -> Span:
    """The bracket or the key that a statement begins with."""
    return Span(span.start, min(span.start + 1, span.end))
