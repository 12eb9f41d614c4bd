"""`Fn::Sub` or Terraform takes a variable of API Gateway for a name of its own."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, rewrites, says, stays_quiet

RULE = "service-variable-unescaped"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            Resources:
              GetPet:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Pets
                  ResourceId: !Ref Pet
                  HttpMethod: GET
                  AuthorizationType: AWS_IAM
                  Integration:
                    Type: HTTP_PROXY
                    IntegrationHttpMethod: GET
                    Uri: "https://${stageVariables.host}/pets"
        """,
        """
            Resources:
              GetPet:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Pets
                  ResourceId: !Ref Pet
                  HttpMethod: GET
                  AuthorizationType: AWS_IAM
                  Integration:
                    Type: HTTP_PROXY
                    IntegrationHttpMethod: GET
                    Uri: !Sub "https://${!stageVariables.host}/${AWS::Region}"
        """,
        """
            Parameters:
              stageVariables:
                Type: String
            Resources:
              GetPet:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Pets
                  ResourceId: !Ref Pet
                  HttpMethod: GET
                  AuthorizationType: AWS_IAM
                  Integration:
                    Type: HTTP_PROXY
                    IntegrationHttpMethod: GET
                    Uri: !Sub "https://${stageVariables}/"
        """,
        """
            Resources:
              GetPet:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Pets
                  ResourceId: !Ref Pet
                  HttpMethod: GET
                  AuthorizationType: AWS_IAM
                  Integration:
                    Type: HTTP_PROXY
                    IntegrationHttpMethod: GET
                    Uri: !Sub ["https://${stageVariables.host}/", {stageVariables.host: x}]
        """,
        """
            resource "aws_api_gateway_integration" "it" {
              uri = "https://$${stageVariables.host}/pets"
              request_templates = { for input in var.x : input.type => "${input.text}" if context.stage }
            }
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
                Resources:
                  GetPet:
                    Type: AWS::ApiGateway::Method
                    Properties:
                      RestApiId: !Ref Pets
                      ResourceId: !Ref Pet
                      HttpMethod: GET
                      AuthorizationType: AWS_IAM
                      Integration:
                        Type: HTTP_PROXY
                        IntegrationHttpMethod: GET
                        Uri: !Sub "https://${stageVariables.host}/pets"
                                             ^^^^^^^^^^^^^^^^^^^ service-variable-unescaped
            """,
            "`Fn::Sub` looks for a resource `stageVariables`; write `${!stageVariables.host}` to leave the variable to API Gateway.",
        ),
        (
            """
                resource "aws_api_gateway_integration" "it" {
                  uri = "https://${stageVariables.host}/pets"
                                   ^^^^^^^^^^^^^^^^^^^ service-variable-unescaped
                }
            """,
            "Terraform looks for a resource `stageVariables`; write `$${stageVariables.host}` to leave the variable to API Gateway.",
        ),
        (
            """
                Resources:
                  GetPet:
                    Type: AWS::ApiGateway::Method
                    Properties:
                      Integration:
                        Type: AWS
                        RequestTemplates:
                          application/json: !Sub '{"a": ${input.json("$.a")}, "b": "${Pets}"}'
                                                          ^^^^^^^^^^^^^^^^^ service-variable-unescaped
            """,
            '`Fn::Sub` looks for a resource `input`; write `${!input.json("$.a")}` to leave the variable to API Gateway.',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            {"Resources": {"It": {"Type": "AWS::ApiGateway::Method", "Properties": {"Integration": {"Uri": {"Fn::Sub":
              "http://${stageVariables.host}/"}}}}}}
                        ^^^^^^^^^^^^^^^^^^^ service-variable-unescaped
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            """
                Resources:
                  GetPet:
                    Type: AWS::ApiGateway::Method
                    Properties:
                      RestApiId: !Ref Pets
                      ResourceId: !Ref Pet
                      HttpMethod: GET
                      AuthorizationType: AWS_IAM
                      Integration:
                        Type: HTTP_PROXY
                        IntegrationHttpMethod: GET
                        Uri: !Sub "https://${stageVariables.host}/pets"
            """,
            "${stage",
            "${!stage",
            0,
        ),
        (
            """
                {"Resources": {"It": {"Type": "AWS::ApiGateway::Method", "Properties": {"Integration": {"Uri": {"Fn::Sub": "http://${stageVariables.host}/"}}}}}}
            """,
            "${stage",
            "${!stage",
            0,
        ),
        (
            """
                resource "aws_api_gateway_integration" "it" {
                  request_templates = {
                    "application/json" = "{\\"stage\\": \\"${context.stage}\\"}"
                  }
                }
            """,
            "${context",
            "$${context",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
