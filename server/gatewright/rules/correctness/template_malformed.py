"""Mapping template cannot be read.

What it does
    Reports what breaks the syntax of a mapping template: a directive without `#end`, an `#end` that closes nothing, a missing
    parenthesis or quote, a condition that is no expression. Also one of more than 300 KB.
Why it matters
    API Gateway takes the template as it is, and every call that needs it answers 500. The execution log shows "Unable to
    transform request" or "Invalid mapping template".
Example
    ```terraform
    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = "GET"
      type        = "MOCK"

      request_templates = {
        "application/json" = <<-EOT
          {
            #if($input.params('limit') != "")
            ^^^ template-malformed
            "limit": "$input.params('limit')",
            "statusCode": 200
          }
        EOT
      }
    }
    ```
    ```cloudformation
      ListPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref PetsPath
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: MOCK
            RequestTemplates:
              application/json: '{"statusCode": #if($context.stage == null)500#else 200#end}'
                                                                      ^^^^ template-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = "GET"
      type        = "MOCK"

      request_templates = {
        "application/json" = <<-EOT
          {
            #if($input.params('limit') != "")
            "limit": "$input.params('limit')",
            #end
            "statusCode": 200
          }
        EOT
      }
    }
    ```
When it stays quiet
    On what Velocity prints as text, such as `$5` and `#1`, on templates of proxy integrations, and where the words in
    question may come from a variable or a parameter.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity import Fault, Malformed
from gatewright.expressions.velocity.reader import BLOCKS
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.templates import KINDS, Written, templates
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="template-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://velocity.apache.org/engine/1.7/user-guide.html",),
    errors=("Unable to transform request", "Invalid mapping template"),
)

_SAYS = {
    Fault.MISSING_END: "`{}` has no `#end`",
    Fault.STRAY_END: "This `#end` closes nothing",
    Fault.STRAY_ELSE: "This `{}` belongs to no `#if`",
    Fault.AFTER_ELSE: "This `{}` stands behind the `#else` of its `#if`",
    Fault.NO_CONDITION: "`{}` has nothing in parentheses",
    Fault.NO_TARGET: "`{}` sets no variable; write `#set($name = ...)`",
    Fault.NO_EQUALS: "`#set` has no `=` behind `{}`",
    Fault.NO_VALUE: "Nothing that can be read stands behind `{}`",
    Fault.NO_VARIABLE: "`{}` names no variable",
    Fault.NO_IN: "`#foreach` has no `in` behind `{}`",
    Fault.BARE_WORD: "`{}` is no value: a variable has a `$`, a text has quotes, and there is no `null`",
    Fault.EXPRESSION: "`{}` cannot be read here",
    Fault.UNCLOSED_PARENTHESIS: "This parenthesis is never closed",
    Fault.UNCLOSED_BRACKET: "This bracket is never closed",
    Fault.UNCLOSED_BRACE: "`{}` has no closing brace",
    Fault.UNCLOSED_STRING: "This text has no closing quote",
    Fault.UNCLOSED_COMMENT: "This comment has no `*#`",
    Fault.UNCLOSED_UNPARSED: "This literal text has no `]]#`",
}
_STRAY = (Fault.STRAY_END, Fault.STRAY_ELSE)
_LARGEST = 300 * 1024
_LONGEST = 40
"""As many characters of a template as a message shows."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the faults of syntax in every template that is written whole, and one that is too large."""
    for written in templates(block, ctx):
        size = len(written.template.text.encode("utf-8", "replace"))
        if size > _LARGEST:
            yield Finding(written.strand.place, f"The template has {-(-size // 1024)} KB; API Gateway takes up to {_LARGEST // 1024} KB.")
        for fault in _faults(written):
            words = _short(fault.span.of(written.template.text))
            yield Finding(
                written.place(fault.span),
                f"{_SAYS[fault.fault].format(words)}; every call that needs this template answers 500.",
                fixes=_fix(fault, written),
            )


def _faults(written: Written) -> Iterator[Malformed]:
    """What breaks the syntax: not what is printed as text, nor what is missing because of it."""
    if written.strand.is_part:
        return
    text, faults = written.template.text, written.template.faults
    meant = {fault.meant for fault in faults if fault.fault is Fault.UNKNOWN_DIRECTIVE}
    for fault in faults:
        is_text = fault.fault is Fault.NO_CONDITION and fault.span.of(text).strip("#{}") in ("set", "foreach")
        follows = (fault.fault is Fault.MISSING_END and "end" in meant) or (fault.fault in _STRAY and not meant.isdisjoint(BLOCKS))
        if fault.fault in _SAYS and not is_text and not follows:
            yield fault


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."


def _fix(fault: Malformed, written: Written) -> tuple[Fix, ...]:
    text = written.template.text
    match fault.fault:
        case Fault.MISSING_END:
            end = Span.at(len(text.rstrip()))
            return (Fix("Add `#end` at the end of the template", (ReplaceWords(TextEdit(written.place(end), "#end")),), certain=False),)
        case Fault.STRAY_END:
            return written.change(fault.span, "", certain=False)
        case Fault.UNCLOSED_BRACE:
            end = Span.at(fault.span.end)
            return (Fix("Close the brace", (ReplaceWords(TextEdit(written.place(end), "}")),), certain=False),)
        case _:
            return ()
