"""`Fn::Sub` takes a stage variable for a name of the template.

What it does
    Reports `${stageVariables.x}` inside `Fn::Sub`.
Why it matters
    `Fn::Sub` looks for a resource called `stageVariables` and stops the deployment with "Template format error: Unresolved
    resource dependencies [stageVariables] in the Resources block of the template". The exclamation mark in
    `${!stageVariables.x}` leaves the words to API Gateway.
Example
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
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: !Sub "https://${stageVariables.host}/${AWS::Region}/pets"
                                 ^^^^^^^^^^^^^^^^^^^ stage-variable-in-sub
    ```
Write instead
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
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: !Sub "https://${!stageVariables.host}/${AWS::Region}/pets"
    ```
When it stays quiet
    When the template has something called `stageVariables`. Strings outside of `Fn::Sub` need no exclamation mark.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, walk
from gatewright.model.wish import ReplaceWords
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="stage-variable-in-sub",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",),
    errors=("Template format error: Unresolved resource dependencies [ … ] in the Resources block of the template",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each reference to stage variables among the template's own."""
    if ctx.dialect != "cloudformation":
        return
    for attribute in block.attributes:
        for value in walk(attribute.value):
            if isinstance(value, Ref) and value.target == "stageVariables" and ctx.project.target(value) is None:
                variable = f"stageVariables.{value.attribute}" if value.attribute else "stageVariables"
                yield Finding(
                    value.span,
                    f"`Fn::Sub` looks for a resource `stageVariables`; write `${{!{variable}}}` to leave the variable to API Gateway.",
                    fixes=(Fix(f"Change to `${{!{variable}}}`", (ReplaceWords(TextEdit(Span.at(value.target_span.start), "!")),)),),
                )
