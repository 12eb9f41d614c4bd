"""Terraform destroys the deployment that a stage still serves."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, offers, rewrites, says, stays_quiet

RULE = "deployment-without-create-before-destroy"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_deployment" "pets" {
              rest_api_id = "a"
            }
        """,
        """
            resource "aws_api_gateway_deployment" "pets" {
              rest_api_id = "a"
              lifecycle {
                create_before_destroy = true
              }
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = aws_api_gateway_deployment.pets.id
              stage_name    = "live"
            }
        """,
        """
            resource "aws_api_gateway_deployment" "pets" {
              rest_api_id = "a"
            }
            resource "aws_api_gateway_stage" "live" {
              lifecycle {
                create_before_destroy = true
              }
              rest_api_id   = "a"
              deployment_id = aws_api_gateway_deployment.pets.id
              stage_name    = "live"
            }
        """,
        """
            Resources:
              Release:
                Type: AWS::ApiGateway::Deployment
                Properties:
                  RestApiId: !Ref Pets
              Live:
                Type: AWS::ApiGateway::Stage
                Properties:
                  RestApiId: !Ref Pets
                  StageName: live
                  DeploymentId: !Ref Release
        """,
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            """
                resource "aws_api_gateway_deployment" "pets" {
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-create-before-destroy
                  rest_api_id = "a"
                  lifecycle {
                    create_before_destroy = false
                  }
                }
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = "a"
                  deployment_id = aws_api_gateway_deployment.pets.id
                  stage_name    = "live"
                }
            """,
            'The deployment has no `create_before_destroy`; its next replacement fails with "Active stages pointing to this deployment must be moved or deleted".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_apigatewayv2_deployment" "pets" {
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-create-before-destroy
              api_id = "a"
            }
            resource "aws_apigatewayv2_stage" "live" {
              api_id        = "a"
              name          = "live"
              deployment_id = aws_apigatewayv2_deployment.pets.id
            }
        """,
        """
            resource "aws_api_gateway_deployment" "pets" {
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-create-before-destroy
              rest_api_id = "a"
              count = 2
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = aws_api_gateway_deployment.pets[0].id
              stage_name    = "live"
            }
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)


@pytest.mark.parametrize(
    ("snippet", "fixes"),
    [
        (
            """
                resource "aws_api_gateway_deployment" "pets" {
                  rest_api_id = "a"
                }
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = "a"
                  deployment_id = aws_api_gateway_deployment.pets.id
                  stage_name    = "live"
                }
            """,
            [("Create the new deployment before the old one is destroyed", True)],
        ),
    ],
)
def test_offers(snippet: str, fixes: list[tuple[str, bool]]) -> None:
    assert offers(RULE, snippet) == fixes


STAGE = 'resource "aws_api_gateway_stage" "live" {\n  deployment_id = aws_api_gateway_deployment.pets.id\n}\n'
HEAD = 'resource "aws_api_gateway_deployment" "pets" {\n  rest_api_id = "a"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "\n  lifecycle {\n    create_before_destroy = true\n  }\n"),
        ("  lifecycle {\n    create_before_destroy = false\n  }\n", "  lifecycle {\n    create_before_destroy = true\n  }\n"),
    ],
)
def test_fix_makes_the_new_one_first(before: str, after: str) -> None:
    rewrites(RULE, f"{HEAD}{before}}}\n{STAGE}", f"{HEAD}{before}}}", f"{HEAD}{after}}}")
