"""Private APIs without a policy, and deployments that come before it."""

import pytest

from rules.graphs import api, logical, resource
from rules.writing import PRIVATE, REGIONAL, check_marked, offers, rewrites, stays_quiet
from rules.writing import api as rest_api

WITHOUT = "private-api-without-policy"
EARLY = "deployment-before-policy"

POLICY = resource("rest_api_policy", "it", "policy = var.x")
ENDPOINT = 'resource "aws_vpc_endpoint" "calls" {\n  service_name = var.x\n}\n'


def orders(lines: str = "") -> str:
    """A private API in a template."""
    words = f"Name: orders\nEndpointConfiguration:\n  Types: [PRIVATE]\n{lines}"
    return "Parameters:\n  X:\n    Type: String\nResources:\n" + logical("Orders", "ApiGateway::RestApi", words)


def test_without_says_what_the_service_says() -> None:
    check_marked(
        WITHOUT,
        rest_api(PRIVATE),
        'resource "aws_api_gateway_rest_api"',
        'The API is private and has no `policy`; its deployment fails with "Private REST API doesn\'t have a resource policy attached to it".',
    )


def test_without_speaks_of_the_property_in_a_template() -> None:
    check_marked(
        WITHOUT,
        orders(),
        "AWS::ApiGateway::RestApi",
        'The API is private and has no `Policy`; its deployment fails with "Private REST API doesn\'t have a resource policy attached to it".',
    )


@pytest.mark.parametrize(
    "text",
    [
        rest_api(REGIONAL),
        rest_api(PRIVATE.replace('"PRIVATE"', "var.x")),
        rest_api(f"{PRIVATE}\npolicy = var.x"),
        rest_api(f'{PRIVATE}\nbody = file("pets.json")'),
        rest_api(PRIVATE) + POLICY,
        rest_api(PRIVATE) + POLICY.replace("aws_api_gateway_rest_api.pets.id", "var.x"),
        rest_api(PRIVATE) + 'module "policy" {\n  source = "registry/policy"\n  api    = aws_api_gateway_rest_api.pets.id\n}\n',
        orders("Policy: !Ref X"),
        orders("Fn::Transform: {Name: X}"),
    ],
)
def test_without_is_quiet_where_a_policy_is_or_may_be(text: str) -> None:
    stays_quiet(WITHOUT, text)


def test_without_is_mended_where_the_endpoint_is_known() -> None:
    one = PRIVATE.replace("]\n", "]\n  vpc_endpoint_ids = [aws_vpc_endpoint.calls.id]\n")
    policy = """  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "execute-api:/*"
      Condition = { StringEquals = { "aws:SourceVpce" = [aws_vpc_endpoint.calls.id] } }
    }]
  })
"""
    rewrites(WITHOUT, ENDPOINT + rest_api(one), "  endpoint_configuration", f"{policy}  endpoint_configuration")
    assert offers(WITHOUT, ENDPOINT + rest_api(PRIVATE)) == [("Let in calls by the VPC endpoint", False)]
    assert offers(WITHOUT, ENDPOINT + rest_api(one.replace("aws_vpc_endpoint.calls.id", '"vpce-1"'))) == []


def test_without_is_mended_in_a_template() -> None:
    words = """      Policy:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: 'execute-api:Invoke'
            Resource: 'execute-api:/*'
            Condition:
              StringEquals:
                "aws:SourceVpce":
                  - !Ref Calls
"""
    ids = "        VpcEndpointIds: [!Ref Calls]"
    rewrites(WITHOUT, orders("  VpcEndpointIds: [!Ref Calls]"), f"{ids}\n", f"{ids}\n{words}")


def test_early_names_the_policy() -> None:
    check_marked(
        EARLY,
        api(POLICY, resource("deployment", "it")),
        'resource "aws_api_gateway_deployment"',
        "The deployment may be made before `aws_api_gateway_rest_api_policy.it` and then fail or leave it out; "
        "name it in `triggers` or `depends_on`.",
    )


@pytest.mark.parametrize(
    "deployment",
    [
        resource("deployment", "it", "depends_on = [aws_api_gateway_rest_api_policy.it]"),
        resource("deployment", "it", "triggers = {\n  a = aws_api_gateway_rest_api_policy.it.policy\n}"),
        resource("deployment", "it").replace("aws_api_gateway_rest_api.pets.id", "aws_api_gateway_rest_api_policy.it.rest_api_id"),
        resource("deployment", "it").replace("aws_api_gateway_rest_api.pets.id", "var.x"),
    ],
)
def test_early_is_quiet_where_the_policy_comes_first(deployment: str) -> None:
    stays_quiet(EARLY, api(POLICY, deployment))


def test_early_is_quiet_about_a_policy_that_waits_for_the_deployment() -> None:
    late = resource("rest_api_policy", "it", "policy = var.x\ndepends_on = [aws_api_gateway_deployment.it]")
    stays_quiet(EARLY, api(late, resource("deployment", "it")))


def test_early_is_mended_by_waiting() -> None:
    last = "  rest_api_id = aws_api_gateway_rest_api.pets.id\n  description = 1\n"
    text = api(POLICY, resource("deployment", "it", "description = 1"))
    rewrites(EARLY, text, last, f"{last}\n  depends_on = [aws_api_gateway_rest_api_policy.it]\n")
