"""Method has no integration."""

import pytest

from rules.graphs import ROOT, api, integration, logical, method, template
from rules.writing import says, stays_quiet

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
