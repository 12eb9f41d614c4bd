"""Method for the pages of other sites, without anybody to answer preflights.

What it does
    Reports a method that answers with `Access-Control-Allow-Origin` and that browsers call only after a preflight, where its path has no
    `OPTIONS` method. The first such method of a path is reported.
Why it matters
    Before anything but a plain `GET` or a form, a browser asks with `OPTIONS`. Without that method the API answers 403 "Missing
    Authentication Token", and the page gets a CORS error whatever the method itself would answer.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "add_pet" {
              ^^^^^^^^^^^^^^^^^^^^^^ cors-without-preflight
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "POST"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_method_response" "added" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.add_pet.http_method
      status_code = "201"

      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = true
      }
    }
    ```
    ```cloudformation
    Resources:
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      AddPet:
        Type: AWS::ApiGateway::Method
              ^^^^^^^^^^^^^^^^^^^^^^^ cors-without-preflight
        Properties:
          RestApiId: !Ref Api
          ResourceId: !GetAtt Api.RootResourceId
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          MethodResponses:
            - StatusCode: "201"
              ResponseParameters:
                method.response.header.Access-Control-Allow-Origin: true
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "POST"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_method" "preflight" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "OPTIONS"
      authorization = "NONE"
    }
    ```
When it stays quiet
    About an open `GET` or `HEAD`, which browsers may call at once; with an `ANY` method on the path; when the API is not declared in
    the same project or is described by a document, and when others may add methods.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Method
from gatewright.rules.questions.cors import GUARDS, allows_origins, on_same_path
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.preflight import answer_preflights
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="cors-without-preflight",
    level=Level.INFORMATION,
    category=Category.CORRECTNESS,
    on=("rest.method",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html",),
    errors=("Response to preflight request doesn't pass access control check",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first method of a path that needs a preflight, where nothing can answer one."""
    method = ctx.graph.node(block, of=Method)
    around = on_same_path(method) if _needs_preflight(method) else None
    if around is None or any(one.verb in (None, "OPTIONS", "ANY") for one in around):
        return
    first = min((one for one in around if _needs_preflight(one)), key=lambda one: one.written_at)
    if first is method:
        yield Finding(
            header(block),
            f"Browsers ask with `OPTIONS` before they send `{method.label}`, and the path has no such method; the page gets a CORS error.",
            fixes=answer_preflights(method, around, ctx),
        )


def _needs_preflight(method: Method) -> bool:
    """Whether browsers let pages of other sites see the answers, and ask before they send the request."""
    guarded = method.value("authorization") in GUARDS or is_true(method.value("api_key_required"))
    return method.verb is not None and (guarded or method.verb not in ("GET", "HEAD")) and allows_origins(method)
