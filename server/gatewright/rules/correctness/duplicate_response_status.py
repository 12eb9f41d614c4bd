"""Two responses of a method have one status code.

What it does
    Reports a method response or integration response whose `status_code` another one of the same method has.
Why it matters
    A method has one response for each status. The second one fails with "Response already exists for this resource", or takes
    the place of the first.
Example
    ```terraform
    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "200"
    }

    resource "aws_api_gateway_method_response" "empty" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "200"
                    ^^^^^ duplicate-response-status
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
          MethodResponses:
            - StatusCode: "200"
            - StatusCode: "200"
                          ^^^^^ duplicate-response-status
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "200"
    }

    resource "aws_api_gateway_method_response" "empty" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "404"
    }
    ```
When it stays quiet
    When status, verb or resource cannot be known, and with `count`, `for_each` or a condition on one of the two.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import OnMethod
from gatewright.model.wish import Remove
from gatewright.rules.questions.twins import also, earlier
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="duplicate-response-status",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method_response", "rest.integration_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethodResponse.html",),
    errors=("Response already exists for this resource",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports every response behind the first of its status."""
    response = ctx.graph.node(block, of=OnMethod)
    status = _status(response)
    first = earlier(response, response.siblings, lambda one: _status(one) == status) if status else None
    if first is None:
        return
    fixes: tuple[Fix, ...] = ()
    if block.parent or not any(ctx.project.references_to(block.address)):
        fixes = (Fix("Remove this response", (Remove(block),), certain=False),)
    yield Finding(
        ctx.place(block, "status_code"),
        f"The method has a response with the status `{status}` already; this one fails with a ConflictException or replaces it.",
        also(first, f"The first response with {status} is here."),
        fixes,
    )


def _status(response: OnMethod) -> str | None:
    status = response.value("status_code")
    return str(status) if isinstance(status, str | int) else None
