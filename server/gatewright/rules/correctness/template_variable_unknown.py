"""Template uses a variable of `$context` that does not exist there.

What it does
    Reports a `$context` variable in a mapping template or in the body of a gateway response that is misspelled, belongs to
    another kind of API, or describes an error and is known in gateway responses and access logs only.
Why it matters
    Velocity prints a reference that it cannot resolve as it stands.
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
          {"ip": "$context.identity.sourceIP", "stage": "$context.stage"}
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ template-variable-unknown
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
                {"connection": "$context.connectionId"}
                                ^^^^^^^^^^^^^^^^^^^^^ template-variable-unknown
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
          {"ip": "$context.identity.sourceIp", "stage": "$context.stage"}
        EOT
      }
    }
    ```
When it stays quiet
    On `$context.authorizer.` with any name behind it, on names that resemble none in the list, since AWS may have added them,
    on the variables of access logs that describe the integration, and on templates of proxy integrations, and what comes from
    outside the file.
"""

from collections.abc import Iterator

from gatewright.expressions.access_log import closest, is_among
from gatewright.expressions.velocity import HOLE, walk
from gatewright.expressions.velocity.tree import Reference, Set
from gatewright.index import ContextVariable
from gatewright.model import Block
from gatewright.rules.questions.templates import ALONE, KINDS, Written, gateway_templates, one_name_with_hyphen, templates, until_hyphen
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import SLIP, Span, nearest

RULE = Rule(
    name="template-variable-unknown",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=(*KINDS, "rest.gateway_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html",),
)

_ERROR = "$context.error."


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares what is read of `$context` with the list of the kind of API."""
    listed = ctx.index.context_variables
    is_gateway = block.kind == "rest.gateway_response"
    found = gateway_templates(block, ctx) if is_gateway else templates(block, ctx)
    for written in found:
        # What is set is for another rule to judge.
        targets = {id(part.target) for part in walk(written.template.nodes) if isinstance(part, Set)}
        references = [one for one in written.to("context") if len(one.names) > 1 and id(one) not in targets]
        if not references:
            continue
        protocols = _protocols(written)
        known = [name for name, one in listed.items() if any(_is_known(one, protocol, is_gateway=is_gateway) for protocol in protocols)]
        for reference in references:
            yield from _unknown(reference, known, listed, written)


def _is_known(variable: ContextVariable, protocol: str, *, is_gateway: bool) -> bool:
    is_error = variable.name.startswith(_ERROR)
    return is_gateway if is_error and protocol == "rest" else is_error or f"{protocol}-mapping" in variable.valid


def _unknown(reference: Reference, known: list[str], listed: dict[str, ContextVariable], written: Written) -> Iterator[Finding]:
    name = f"${'.'.join(reference.names)}"
    if HOLE in name or is_among(name, known) or any(one.startswith(f"{name}.") for one in known):
        return
    variable = listed.get(name)
    meant = None if variable else _meant(name, known)
    place = Span(reference.start, reference.links[len(reference.names) - 2].end)
    fixes = written.change(Span(reference.name_span.start, place.end), meant.removeprefix("$")) if meant else ()
    shorter = until_hyphen(name, known)
    if shorter:
        says, fixes = one_name_with_hyphen(name.removeprefix("$"), shorter.removeprefix("$")), ()
    elif meant:
        says = f"`{name}` does not exist and is printed as it stands; did you mean `{meant}`?"
    elif name.startswith(_ERROR) and variable:
        says = f"`{name}` is known in gateway responses and access logs only; here it is printed as it stands."
    elif variable and not any(one.startswith(_protocols(written)) for one in variable.valid):
        says = f"`{name}` is a variable of another kind of API; here it is printed as it stands."
    else:
        return
    yield Finding(written.place(place), says, fixes=fixes)


def _meant(name: str, known: list[str]) -> str | None:
    """The variable that was certainly meant. One of another group that ends alike may be new, and no mistake."""
    meant = closest(name, known)
    group = name.split(".")[1]
    is_sure = meant and (name.count(".") == 1 or meant.split(".")[1] == group or nearest(name, (meant,), SLIP))
    return meant if is_sure else None


def _protocols(written: Written) -> tuple[str, ...]:
    """The kinds of API that a template may belong to, as the list of variables has them."""
    kind = written.strand.block.kind
    if kind == ALONE:
        return ("rest", "websocket")
    return ("websocket",) if kind in ("http.integration", "websocket.integration_response") else ("rest",)
