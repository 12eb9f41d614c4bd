"""Template asks for something that does not exist.

What it does
    Reports a function or property that `$input` or `$util` does not have, a hyphen that has become part of a name, and
    variables of other services and languages, such as `$ctx` and `$utils` of AppSync or `$request` of parameter mappings.
Why it matters
    Velocity prints a reference that it cannot resolve as it stands, so that the backend gets the words `$input.headers` instead
    of a value.
Example
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
          {"tenant": "$input.param('tenant')", "body": $utils.escapeJavaScript($input.body)}
                      ^^^^^^^^^^^^ template-member-unknown
                                                       ^^^^^^ template-member-unknown
        EOT
      }
    }
    ```
    ```cloudformation
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref PetsPath
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${AddPet.Arn}/invocations
            RequestTemplates:
              application/json: |
                {"tenant": "$input.headers.tenant"}
                            ^^^^^^^^^^^^^^ template-member-unknown
    ```
Write instead
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
          {"tenant": "$input.params('tenant')", "body": "$util.urlEncode($input.body)"}
        EOT
      }
    }
    ```
When it stays quiet
    On variables of any other name, which the template may get from a macro or print as text, on variables that the template
    sets itself, and on templates of proxy integrations, and what comes from outside the file.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity import HOLE
from gatewright.expressions.velocity.tree import Index, Method, Reference
from gatewright.index import TemplateMember
from gatewright.model import Block
from gatewright.rules.questions.templates import KINDS, Written, one_name_with_hyphen, templates, until_hyphen
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import SLIP, Span, nearest

RULE = Rule(
    name="template-member-unknown",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html",),
)

_SERVICE = ("$input", "$util")
_ELSEWHERE = {
    "ctx": "of AppSync; here it is `$context`",
    "utils": "of AppSync; here it is `$util`",
    "request": "of parameter mappings; here a parameter is `$input.params('name')`",
    "method": "of parameter mappings; here a parameter is `$input.params('name')`",
    "event": "of Lambda; here the body is `$input.path('$')`",
}
_RENAMED = {"ctx": "context", "utils": "util"}
_WAYS = {
    "$input.headers": "$input.params().header",
    "$input.header": "$input.params().header",
    "$input.querystring": "$input.params().querystring",
    "$input.queryStringParameters": "$input.params().querystring",
    "$input.query": "$input.params().querystring",
    "$input.pathParameters": "$input.params().path",
    "$util.toJson": "$input.json('$')",
    "$util.quiet": "#set",
    "$util.qr": "#set",
    "$util.error": "$context.responseOverride.status",
}
"""What does the same here."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Looks up what is chained to the variables of the service, and those that are of another one."""
    members = ctx.index.template_members
    for written in templates(block, ctx):
        for name in _SERVICE:
            for reference in written.to(name.removeprefix("$")):
                yield from _member(reference, name, members, written)
        for reference in written.references if written.is_whole else ():
            if reference.name not in written.own_names and f"${reference.name}" not in members:
                yield from _variable(reference, members, written)


def _member(reference: Reference, owner: str, members: dict[str, TemplateMember], written: Written) -> Iterator[Finding]:
    link = reference.links[0] if reference.links else None
    if link is None or isinstance(link, Index) or HOLE in link.name or f"{owner}.{link.name}" in members:
        return
    wrong = f"{owner}.{link.name}"
    other = _WAYS.get(wrong)
    meant = None if other else nearest(link.name, [member.last for member in members.values() if member.owner == owner])
    kind = "function" if isinstance(link, Method) else "property"
    way = f"; did you mean `{owner}.{meant}`?" if meant else f"; use `{other}`." if other else "."
    yield Finding(
        written.place(Span(reference.start, link.name_span.end)),
        f"`{owner}` has no {kind} `{link.name}`, and the reference is printed as it stands{way}",
        fixes=written.change(link.name_span, meant) if meant else (),
    )


def _variable(reference: Reference, members: dict[str, TemplateMember], written: Written) -> Iterator[Finding]:
    name = reference.name
    roots = [member.last.removeprefix("$") for member in members.values() if not member.owner]
    shorter = until_hyphen(name, (*written.own_names, *roots))
    fixes: tuple[Fix, ...] = ()
    if shorter:
        says = one_name_with_hyphen(name, shorter)
    elif not reference.links:
        return
    elif name in _ELSEWHERE:
        says = f"`${name}` is a variable {_ELSEWHERE[name]}."
        here = _RENAMED.get(name)
        fixes = written.change(reference.name_span, here, certain=name != "ctx") if here else ()
    elif meant := nearest(name, roots, SLIP):
        says = f"`${name}` is set nowhere; did you mean `${meant}`?"
        fixes = written.change(reference.name_span, meant)
    else:
        return
    yield Finding(written.place(Span(reference.start, reference.name_span.end)), says, fixes=fixes)
