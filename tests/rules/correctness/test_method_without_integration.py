"""Method has no integration."""

import pytest

from rules.graphs import ROOT, api, integration, logical, method, on, template
from rules.writing import offers, rewrites, says, stays_quiet

RULE = "method-without-integration"
LOGICAL = "RestApiId: !Ref Pets\nResourceId: !GetAtt Pets.RootResourceId\nHttpMethod: GET\nAuthorizationType: AWS_IAM\n"


def test_it_names_what_the_service_says() -> None:
    marked = method().replace('"aws_api_gateway_method"', '"aws_api_gateway_method"', 1)
    header, rest = marked.split("\n", 1)
    says(
        RULE,
        api(f"{header}\n          ^^^^^^^^^^^^^^^^^^^^^^ {RULE}\n{rest}"),
        'Nothing stands behind `GET /`; the deployment fails with "No integration defined for method". Add an `aws_api_gateway_integration`.',
    )


def test_it_speaks_of_the_property_in_a_template() -> None:
    marked = logical("Get", "ApiGateway::Method", LOGICAL).replace("Method\n", f"Method\n          ^^^^^^^^^^^^^^^^^^^^^^^ {RULE}\n")
    says(
        RULE,
        template(marked),
        'Nothing stands behind `GET /`; the deployment fails with "No integration defined for method". Add an `Integration`.',
    )


@pytest.mark.parametrize(
    "parts",
    [
        (method(), integration()),
        (method(), integration(verb="aws_api_gateway_method.get.http_method")),
        (method(), integration(verb="var.x")),
        (method(), integration(path="var.x")),
        (method(meta='  for_each = toset(["a"])\n'), integration(verb="aws_api_gateway_method.get[each.key].http_method")),
        (
            method(verb="each.value", meta='  for_each = toset(["GET"])\n'),
            integration(verb="aws_api_gateway_method.get[each.key].http_method"),
        ),
        (method(), 'module "x" {\n  source = "registry/x"\n  verb   = aws_api_gateway_method.get.http_method\n}\n'),
    ],
)
def test_it_stays_quiet_where_an_integration_is_or_may_be(parts: tuple[str, ...]) -> None:
    stays_quiet(RULE, api(*parts))


def test_it_stays_quiet_where_a_document_or_nobody_describes_the_api() -> None:
    stays_quiet(RULE, api(method()).replace('  name = "pets"\n', '  name = "pets"\n  body = file("pets.json")\n', 1))
    stays_quiet(RULE, method().replace("aws_api_gateway_rest_api.pets.id", "var.x").replace(ROOT, "var.x"))


@pytest.mark.parametrize(
    "written", ["Integration: !Ref X", "Integration: !If [Some, {Type: MOCK}, {Type: MOCK}]", "Fn::Transform: {Name: X}"]
)
def test_it_stays_quiet_where_a_function_writes_the_integration(written: str) -> None:
    stays_quiet(RULE, template(logical("Get", "ApiGateway::Method", LOGICAL + written)))


def test_a_method_that_may_be_made_is_reported_all_the_same() -> None:
    text = api(method(meta="  count = 2\n"))
    header = 'resource "aws_api_gateway_method" "get" {\n'
    says(
        RULE,
        text.replace(header, f"{header}          ^^^^^^^^^^^^^^^^^^^^^^ {RULE}\n"),
        'Nothing stands behind `GET /`; the deployment fails with "No integration defined for method". Add an `aws_api_gateway_integration`.',
    )


FUNCTION = 'resource "aws_lambda_function" "pets" {\n  function_name = "pets"\n}\n'


def test_an_answer_without_a_backend_is_offered() -> None:
    assert offers(RULE, api(method())) == [("Answer without a backend", False)]
    last = '  authorization = "AWS_IAM"\n}\n'
    of_method = "".join(f"  {name} = aws_api_gateway_method.get.{name}\n" for name in ("rest_api_id", "resource_id", "http_method"))
    new = (
        f'\nresource "aws_api_gateway_integration" "get" {{\n{of_method}  type        = "MOCK"\n'
        '  request_templates = {\n    "application/json" = "{\\"statusCode\\": 204}",\n  }\n}\n'
        f'\nresource "aws_api_gateway_integration_response" "get" {{\n{of_method}  status_code = "204"\n\n'
        "  depends_on = [aws_api_gateway_integration.get]\n}\n"
    )
    rewrites(RULE, api(method(), on("method_response", "none", 'status_code = "204"')), last, last + new)


def test_an_answer_without_a_backend_is_offered_in_a_template() -> None:
    new = """      Integration:
        Type: MOCK
        RequestTemplates:
          application/json: '{"statusCode": 200}'
        IntegrationResponses:
          - StatusCode: '200'
      MethodResponses:
        - StatusCode: '200'
"""
    last = "      AuthorizationType: AWS_IAM\n"
    rewrites(RULE, template(logical("Get", "ApiGateway::Method", LOGICAL)), last, last + new)


def test_the_only_function_is_offered() -> None:
    assert offers(RULE, api(FUNCTION, method()))[0] == ("Call the function `pets`", False)
    uri = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Pets2.Arn}/invocations"
    new = f"      Integration:\n        Type: AWS_PROXY\n        IntegrationHttpMethod: POST\n        Uri: !Sub {uri}\n"
    last = "      AuthorizationType: AWS_IAM\n"
    rewrites(
        RULE, template(logical("Get", "ApiGateway::Method", LOGICAL), logical("Pets2", "Lambda::Function", "Handler: a")), last, last + new
    )


def test_nothing_is_offered_that_would_need_an_index_or_a_choice() -> None:
    assert offers(RULE, api(method(meta='  for_each = toset(["a"])\n'))) == []
    more = FUNCTION.replace('"aws_lambda_function" "pets"', '"aws_lambda_function" "more"')
    assert offers(RULE, api(FUNCTION, more, method())) == [("Answer without a backend", False)]
