"""`Fn::Sub` or Terraform takes a variable of API Gateway for a name of its own.

What it does
    Reports `${stageVariables.x}` inside `Fn::Sub` and in strings of Terraform, and `${context.x}`, `${input.x}` and `${util.x}` in
    mapping templates there.
Why it matters
    `Fn::Sub` looks for a resource called `stageVariables` and stops the deployment with "Template format error: Unresolved
    resource dependencies [stageVariables] in the Resources block of the template"; Terraform stops with "Reference to undeclared
    resource". An exclamation mark, `${!stageVariables.x}`, or in Terraform a second dollar sign, `$${stageVariables.x}`, leaves the
    words to API Gateway.
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
                                 ^^^^^^^^^^^^^^^^^^^ service-variable-unescaped
    ```
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.add_pet.invoke_arn

      request_templates = {
        "application/json" = <<-EOT
          {"stage": "${context.stage}", "pet": $input.json('$')}
                       ^^^^^^^^^^^^^ service-variable-unescaped
        EOT
      }
    }
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
    When the file has something of that name. Strings of CloudFormation outside of `Fn::Sub` need no exclamation mark.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, walk
from gatewright.model.wish import ReplaceWords
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="service-variable-unescaped",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
        "https://developer.hashicorp.com/terraform/language/expressions/strings",
    ),
    errors=(
        "Template format error: Unresolved resource dependencies [ … ] in the Resources block of the template",
        "Reference to undeclared resource",
    ),
)

_ANYWHERE = ("stageVariables",)
_IN_TEMPLATES = ("stageVariables", "context", "input", "util")
_TEMPLATES = ("request_templates", "response_templates")


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each reference to a variable of the service among the file's own."""
    for attribute in block.attributes:
        name = (attribute.param or "").rpartition("/")[2]
        variables = _IN_TEMPLATES if name in _TEMPLATES else _ANYWHERE
        for value in walk(attribute.value):
            root = value.target.partition(".")[0] if isinstance(value, Ref) else ""
            if isinstance(value, Ref) and root in variables and _is_in_braces(value, ctx) and ctx.project.target(value) is None:
                yield _finding(value, root, ctx)


def _is_in_braces(ref: Ref, ctx: RuleContext) -> bool:
    """Whether a reference stands in a text, right behind `${`."""
    return ctx.document.text.startswith("${", ref.span.start - 2)


def _finding(value: Ref, root: str, ctx: RuleContext) -> Finding:
    words = value.span.of(ctx.document.text)
    start = value.span.start
    if ctx.dialect == "cloudformation":
        says, meant, mark = f"`Fn::Sub` looks for a resource `{root}`", f"${{!{words}}}", TextEdit(Span.at(start), "!")
    else:
        says, meant, mark = f"Terraform looks for a resource `{root}`", f"$${{{words}}}", TextEdit(Span.at(start - 2), "$")
    return Finding(
        value.span,
        f"{says}; write `{meant}` to leave the variable to API Gateway.",
        fixes=(Fix(f"Change to `{meant}`", (ReplaceWords(mark),)),),
    )
