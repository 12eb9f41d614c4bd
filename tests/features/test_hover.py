"""What does a card say, word for word, and when is there none?"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from gatewright.features.card import markdown, plain
from gatewright.features.hover import hover
from gatewright.features.place import Place
from gatewright.index import installed_index
from gatewright.model import Document
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project
from harness.snippets import CURSOR, place

_BREAK = "  "
_REGISTRY = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources"
_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_TEMPLATES = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference"

_TERRAFORM = """\
resource "aws_api_gateway_rest_api" "orders" {{
  name = "orders"
}}
variable "wait" {{
  description = "How long a call may take."
  type        = number
  default     = 5000
}}
locals {{
  stage = "live"
}}
resource "aws_api_gateway_integration" "get" {{
  {line}
}}
"""
_TEMPLATE = """\
Parameters:
  Stage:
    Type: String
    Default: live
    Description: Where it goes.
Mappings:
  Sizes:
    live: {{memory: 512}}
Conditions:
  IsProd: !Equals [!Ref Stage, live]
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      {line}
"""


def terraform(line: str) -> Place:
    return place(_TERRAFORM.format(line=line))


def template(line: str) -> Place:
    return place(_TEMPLATE.format(line=line), "cloudformation")


def card(where: Place) -> str:
    answer = hover(where)
    assert answer is not None
    return markdown(answer.card)


def card_text(text: str) -> str:
    return textwrap.dedent(text).strip("\n")


def test_attribute() -> None:
    assert card(terraform('connection_<|>type = "VPC_LINK"')) == card_text(f"""
        **`connection_type`** string, optional, default `INTERNET`, changed in place

        Road to the backend, the public internet or a VPC link.

        - `INTERNET` calls an endpoint that the public internet can resolve.
        - `VPC_LINK` calls a private endpoint through the link named in `connection_id`.

        A private integration still needs `uri`: it sets the Host header and the name checked in TLS; the link decides where the call goes.
        Only the types `HTTP` and `HTTP_PROXY` can use a link.
        A Lambda function inside a VPC needs no link: API Gateway calls the Lambda service, which reaches the function.

        **Beware:**

        - `AWS_PROXY` cannot go through a VPC link.
        - `connection_id` without `VPC_LINK` here is refused or ignored; set both or neither.

        CloudFormation `ConnectionType`, OpenAPI `connectionType`.{_BREAK}
        [AWS]({_GUIDE}/set-up-private-integration.html){_BREAK}
        [Terraform]({_REGISTRY}/api_gateway_integration)
        """)


def test_attribute_as_plain_text() -> None:
    answer = hover(template("OperationName: x\n      Integration:\n        Connection<|>Type: VPC_LINK"))
    assert answer is not None
    assert plain(answer.card) == card_text(f"""
        ConnectionType string, optional, default INTERNET, changed in place

        Road to the backend, the public internet or a VPC link.

        - INTERNET calls an endpoint that the public internet can resolve.
        - VPC_LINK calls a private endpoint through the link named in ConnectionId.

        A private integration still needs Uri: it sets the Host header and the name checked in TLS; the link decides where the call goes.
        Only the types HTTP and HTTP_PROXY can use a link.
        A Lambda function inside a VPC needs no link: API Gateway calls the Lambda service, which reaches the function.

        Beware:

        - AWS_PROXY cannot go through a VPC link.
        - ConnectionId without VPC_LINK here is refused or ignored; set both or neither.

        Terraform connection_type, OpenAPI connectionType.
        AWS: {_GUIDE}/set-up-private-integration.html
        """)


def test_value() -> None:
    assert card(terraform('connection_type = "VPC_<|>LINK"')) == card_text(f"""
        **`VPC_LINK`** a value of `connection_type`

        Calls a private endpoint through the link named in `connection_id`.

        Needs `connection_id`.

        The other value is `INTERNET`.

        **Beware:** `connection_id` without `VPC_LINK` here is refused or ignored; set both or neither.

        [AWS]({_GUIDE}/set-up-private-integration.html){_BREAK}
        [Terraform]({_REGISTRY}/api_gateway_integration)
        """)


def test_reference() -> None:
    assert card(terraform("rest_api_id = aws_api_gateway_rest_api.orders.i<|>d")) == card_text(f"""
        **`aws_api_gateway_rest_api.orders.id`** `id` of REST API `orders` (main.tf:1)

        Id of the API, ten letters and digits, and the first label of its default host.

        [AWS]({_TEMPLATES}/aws-resource-apigateway-restapi.html){_BREAK}
        [Terraform]({_REGISTRY}/api_gateway_rest_api)
        """)


def test_nested_block() -> None:
    assert card(terraform("tls_<|>config {\n  }")) == card_text(f"""
        **`tls_config`** block, optional, changed in place

        How strictly the certificate of an HTTPS backend is checked.

        Has an effect only where `type` is `HTTP` or `HTTP_PROXY`.

        Mostly needed on the way through a VPC link, to a server with a certificate of its own making.
        CloudFormation's method has no such property; put the integration into an OpenAPI `Body` to set it there.

        Contains `insecure_skip_verification`.

        **Beware:** On any other type the service refuses it.

        OpenAPI `tlsConfig`.{_BREAK}
        [AWS]({_TEMPLATES}/aws-properties-apigateway-method-integration.html){_BREAK}
        [Terraform]({_REGISTRY}/api_gateway_integration)
        """)


def test_suppression() -> None:
    assert card(terraform('# gatewright: allow lambda-integration-<|>not-post -- tried\n  type = "AWS"')) == card_text(f"""
        **`lambda-integration-not-post`** error, correctness

        Lambda integration is not invoked with `POST`.

        Why it matters: API Gateway calls the Lambda service, and its invoke operation is a `POST` whatever verb the client used. With any other verb the deployment succeeds, and then every call fails with "Invalid permissions on Lambda function".

        When it stays quiet: When the method or the target of `uri` cannot be known.

        [AWS]({_GUIDE}/api-gateway-swagger-extensions-integration.html)
        """)


def test_variable_of_a_module(tmp_path: Path) -> None:
    """The value that Terraform would take, and where it came from; then the others."""
    text = 'variable "wait" {\n  type    = number\n  default = 5000\n}\nresource "aws_api_gateway_integration" "get" {\n  timeout_milliseconds = var.wait\n}\n'
    (tmp_path / "main.tf").write_text(text)
    assert _hovered(tmp_path, text) == "**`var.wait`** = `5000` (default, main.tf:3)\n\nType: `number`"
    (tmp_path / "prod.tfvars").write_text("wait = 45000\n")
    assert _hovered(tmp_path, text) == "**`var.wait`** = `5000` (default, main.tf:3) (`45000` in prod.tfvars:1)\n\nType: `number`"
    (tmp_path / "terraform.tfvars").write_text("wait = 9000\n")
    shown = "**`var.wait`** = `9000` from terraform.tfvars:1 (`45000` in prod.tfvars:1; default `5000`, main.tf:3)\n\nType: `number`"
    assert _hovered(tmp_path, text) == shown


def _hovered(folder: Path, text: str) -> str:
    project = module_project(folder, {}, Disk())
    document: Document = project.documents[0]
    return card(Place(document, project, text.index("var.wait") + 5, installed_index()))


@pytest.mark.parametrize(
    ("line", "first_line"),
    [
        ("timeout_milliseconds = var.wa<|>it", "**`var.wait`** = `5000` (default, main.tf:7)"),
        ("cache_namespace = local.st<|>age", "**`local.stage`** = `live` (main.tf:10)"),
        ('type = "MO<|>CK"', "**`MOCK`** a value of `type`"),
        ("type = MO<|>CK", "**`MOCK`** a value of `type`"),
        ('type = "MO<|>CK', "**`MOCK`** a value of `type`"),
        ('type = var.x ? "MO<|>CK" : "AWS"', "**`MOCK`** a value of `type`"),
        ("type = <|>", "**`type`** string, required, a change replaces the resource"),
        ("connection_<|>id", "**`connection_id`** string, optional, changed in place"),
        ('cache_namespace = "pe<|>ts"', "**`cache_namespace`** string, optional, changed in place"),
        (
            "timeout_milliseconds = 5<|>00",
            "**`timeout_milliseconds`** whole number, optional, default `29000`, 50 to 900000, changed in place",
        ),
        ("rest_api_id = aws_api_gateway_rest_api.orders.<|>", "**`aws_api_gateway_rest_api.orders`** REST API `orders` (main.tf:1)"),
        ("<<<<<<< HEAD\n  ty<|>pe = 1\n=======", "**`type`** string, required, a change replaces the resource"),
    ],
)
def test_first_line_in_terraform(line: str, first_line: str) -> None:
    assert card(terraform(line)).split("\n")[0] == first_line


@pytest.mark.parametrize(
    ("line", "first_line"),
    [
        ("Http<|>Method: GET", "**`HttpMethod`** string, required, a change replaces the resource"),
        ("HttpMethod: GE<|>T", "**`GET`** a value of `HttpMethod`"),
        ("AuthorizationType: !If [IsProd, AWS_<|>IAM, NONE]", "**`AWS_IAM`** a value of `AuthorizationType`"),
        ("AuthorizationType: !If [Is<|>Prod, AWS_IAM, NONE]", "**`IsProd`** condition (template.yaml:10)"),
        ('AuthorizationType: "AWS_<|>IAM', "**`AWS_IAM`** a value of `AuthorizationType`"),
        ("RestApiId: !Ref A<|>pi", "**`Api`** REST API `Api` (template.yaml:12)"),
        ("RestApiId: {Ref: A<|>pi}", "**`Api`** REST API `Api` (template.yaml:12)"),
        ("ResourceId: !GetAtt Api.Root<|>ResourceId", "**`Api.RootResourceId`** `RootResourceId` of REST API `Api` (template.yaml:12)"),
        ("OperationName: !Ref St<|>age", "**`Stage`** = `live` (default, template.yaml:4)"),
        ('OperationName: !Sub "get-${{St<|>age}}"', "**`Stage`** = `live` (default, template.yaml:4)"),
        ("OperationName: !Ref AWS::Re<|>gion", "**`AWS::Region`** pseudo parameter"),
        ("OperationName: !FindInMap [Si<|>zes, live, memory]", "**`Sizes.live.memory`** = `512` (template.yaml:8)"),
        ("Integ<|>ration:\n        Type: MOCK", "**`Integration`** block, optional, changed in place"),
        ("Method<|>Responses:\n        - StatusCode: 200", "**`MethodResponses`** blocks, optional, changed in place"),
        ("Integration:\n        Type: MO<|>CK", "**`MOCK`** a value of `Type`"),
    ],
)
def test_first_line_in_cloudformation(line: str, first_line: str) -> None:
    assert card(template(line.replace("{{", "{").replace("}}", "}"))).split("\n")[0] == first_line


@pytest.mark.parametrize(
    ("text", "dialect", "first_line", "under"),
    [
        (
            'resource "aws_api_gateway_<|>stage" "live" {\n}\n',
            "terraform",
            "**`aws_api_gateway_stage`** Stage of a REST API",
            "aws_api_gateway_stage",
        ),
        ('resource "aws_api_gateway_stage" "li<|>ve" {\n}\n', "terraform", "**`aws_api_gateway_stage`** Stage of a REST API", "live"),
        (
            'resource "aws_api_gateway_<|>stage" "live" {\n',
            "terraform",
            "**`aws_api_gateway_stage`** Stage of a REST API",
            "aws_api_gateway_stage",
        ),
        (
            "Resources:\n  Live:\n    Type: AWS::ApiGateway::St<|>age\n",
            "cloudformation",
            "**`AWS::ApiGateway::Stage`** Stage of a REST API",
            "AWS::ApiGateway::Stage",
        ),
        (
            "Resources:\n  Li<|>ve:\n    Type: AWS::ApiGateway::Stage\n",
            "cloudformation",
            "**`AWS::ApiGateway::Stage`** Stage of a REST API",
            "Live",
        ),
        (
            '{"Resources": {"Live": {"Type": "AWS::ApiGateway::St<|>age"}}}',
            "json",
            "**`AWS::ApiGateway::Stage`** Stage of a REST API",
            "AWS::ApiGateway::Stage",
        ),
        ('variable "wa<|>it" {\n}\n', "terraform", "**`var.wait`** variable without a default (main.tf:1)", "wait"),
        (
            "Parameters:\n  St<|>age:\n    Type: String\nResources: {}\n",
            "cloudformation",
            "**`Stage`** parameter without a default (template.yaml:2)",
            "Stage",
        ),
    ],
)
def test_declarations(text: str, dialect: str, first_line: str, under: str) -> None:
    where = place(text, dialect)
    answer = hover(where)
    assert answer is not None
    assert markdown(answer.card).split("\n")[0] == first_line
    assert answer.span.of(where.document.text) == under


@pytest.mark.parametrize(
    "line", ["no_such_<|>thing = 1", "uri = each.va<|>lue", "uri = aws_lambda_function.no<|>ne.arn", "# con<|>nection_type", "<|>"]
)
def test_nothing_to_say(line: str) -> None:
    assert hover(terraform(line)) is None


def test_card_of_another_language_has_no_example_in_hcl() -> None:
    shown = card(place(f"Resources:\n  Api:\n    Type: AWS::ApiGateway::Rest{CURSOR}Api\n", "cloudformation"))
    assert "```hcl" not in shown
    assert "with an OpenAPI document in `Body`." in shown
    assert "Terraform `aws_api_gateway_rest_api`, SAM `AWS::Serverless::Api`." in shown


def test_what_is_deprecated_names_its_successor() -> None:
    shown = card(place('resource "aws_api_gateway_deployment" "a" {\n  stage<|>_name = "live"\n}'))
    assert "\n\nDeprecated: provider 6 removed it; use `aws_api_gateway_stage`.\n\n" in shown


def test_a_reference_carries_the_warnings_of_what_it_refers_to() -> None:
    text = 'resource "aws_lambda_function" "a" {\n  timeout = 3\n}\nresource "aws_api_gateway_integration" "b" {\n  uri = aws_lambda_function.a.qualified_<|>invoke_arn\n}'
    assert "**Beware:**" in card(place(text))


def test_limits_of_the_service_stand_with_what_they_are_about() -> None:
    shown = card(place('resource "aws_api<|>_gateway_stage" "a" {\n}'))
    assert "\n\n**Limits:** Stages of a REST API: 10 stages, raised by AWS on request.\n\n" in shown


def test_a_parameter_of_one_kind_of_api_says_so() -> None:
    shown = card(place('resource "aws_apigatewayv2_integration" "a" {\n  content_handling<|>_strategy = "CONVERT_TO_TEXT"\n}'))
    assert shown.startswith("**`content_handling_strategy`** string, optional, changed in place, WebSocket only\n")
