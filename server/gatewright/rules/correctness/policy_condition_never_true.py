"""Condition of a resource policy compares what cannot be equal.

What it does
    Reports a condition in a resource policy that compares a key as something which it is not: `IpAddress` with `aws:SourceVpce`, a range of
    addresses with `StringEquals`, the id of a VPC with `aws:SourceVpce`. Also `aws:SourceIp` in the policy of a private API, whose
    calls have `aws:VpcSourceIp`.
Why it matters
    The condition is never true (with a `Not`, always), so that the statement lets nobody in, or everybody.
Example
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
          Condition = { StringEquals = { "aws:SourceVpce" = "vpc-0a1b2c3d" } }
                                                             ^^^^^^^^^^^^ policy-condition-never-true
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
              - Effect: Deny
                Principal: "*"
                Action: execute-api:Invoke
                Resource: execute-api:/*
                Condition:
                  StringNotEquals:
                    aws:SourceIp: 203.0.113.0/24
                                  ^^^^^^^^^^^^^^ policy-condition-never-true
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
          Condition = { StringEquals = { "aws:SourceVpc" = "vpc-0a1b2c3d" } }
        }]
      })
    }
    ```
When it stays quiet
    Keys that are not listed here.
    Policies that stand elsewhere (`aws_iam_policy_document`, a file, a variable), and all that is not known in one.
"""

from collections.abc import Iterator

from gatewright.expressions.policy import Trouble, key_named
from gatewright.model import Block
from gatewright.rules.questions.policies import guarded_types
from gatewright.rules.questions.policy_documents import HOLDERS, OF_APIS, policy_faults, policy_pieces
from gatewright.rules.questions.schemas import change_words
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="policy-condition-never-true",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=HOLDERS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each comparison of unlike things."""
    for fault, span in policy_faults(block, ctx, Trouble.OTHER_TYPE, Trouble.BLOCK, Trouble.SWAPPED):
        match fault.trouble:
            case Trouble.OTHER_TYPE:
                message = f"`{fault.operator}` compares addresses, and `{fault.words}` is none; use `{fault.meant}`."
            case Trouble.BLOCK:
                message = f"`{fault.operator}` takes `{fault.words}` for a text, which no address equals; use `{fault.meant}`."
            case _:
                message = f"`{fault.words}` is no value of `{fault.operator}`; use the key `{fault.meant}`."
        yield Finding(span, message)
    if block.kind in OF_APIS and "PRIVATE" in guarded_types(block, ctx):
        for piece, strand in policy_pieces(block):
            if piece.around == "tests" and piece.entry and key_named(piece.entry.key or "") == "aws:SourceIp":
                span = strand.in_file(piece.entry.key_span)
                message = "Calls of a private API come through a VPC endpoint and have no `aws:SourceIp`; use `aws:VpcSourceIp`."
                yield Finding(span, message, fixes=change_words(span, "aws:VpcSourceIp", certain=False))
