"""No web ACL guards the stage."""

import pytest

from rules.writing import offers, rewrites, says, stays_quiet

RULE = "stage-without-web-acl"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_wafv2_web_acl_association" "it" {
              resource_arn = aws_api_gateway_stage.live.arn
              web_acl_arn  = aws_wafv2_web_acl.guard.arn
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_wafv2_web_acl_association" "it" {
              resource_arn = "${aws_api_gateway_stage.live.arn}"
              web_acl_arn  = aws_wafv2_web_acl.guard.arn
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_wafv2_web_acl_association" "it" {
              resource_arn = var.x
              web_acl_arn  = aws_wafv2_web_acl.guard.arn
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["PRIVATE"]
              }
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
        """,
        """
            Resources:
              Pets:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: pets
              Live:
                Type: AWS::ApiGateway::Stage
                Properties:
                  RestApiId: !Ref Pets
                  StageName: live
                  DeploymentId: !Ref Release
              Guarded:
                Type: AWS::WAFv2::WebACLAssociation
                Properties:
                  WebACLArn: !GetAtt Guard.Arn
                  ResourceArn: !Sub arn:aws:apigateway:${AWS::Region}::/restapis/${Pets}/stages/${Live}
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
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                }
                resource "aws_api_gateway_stage" "live" {
                          ^^^^^^^^^^^^^^^^^^^^^ stage-without-web-acl
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
                resource "aws_api_gateway_stage" "test" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "test"
                }
                resource "aws_wafv2_web_acl_association" "it" {
                  resource_arn = aws_api_gateway_stage.test.arn
                  web_acl_arn  = aws_wafv2_web_acl.guard.arn
                }
            """,
            "No web ACL is associated with the stage; attacks and floods reach the API, and its backends, unfiltered.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "fixes"),
    [
        (
            """
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                }
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
            """,
            [],
        ),
        (
            """
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                }
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
                resource "aws_wafv2_web_acl" "guard" {
                  name  = "guard"
                  scope = "REGIONAL"
                }
            """,
            [("Guard it with `guard`", False)],
        ),
    ],
)
def test_offers(snippet: str, fixes: list[tuple[str, bool]]) -> None:
    assert offers(RULE, snippet) == fixes


def test_the_only_web_acl_guards_the_stage() -> None:
    api = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
    stage = 'resource "aws_api_gateway_stage" "live" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n}\n'
    acl = 'resource "aws_wafv2_web_acl" "guard" {\n  name  = "guard"\n  scope = "REGIONAL"\n}\n'
    added = """
resource "aws_wafv2_web_acl_association" "live" {
  resource_arn = aws_api_gateway_stage.live.arn
  web_acl_arn  = aws_wafv2_web_acl.guard.arn
}
"""
    rewrites(RULE, acl + api + stage, stage, stage + added)
