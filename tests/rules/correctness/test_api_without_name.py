"""REST API has neither a name nor a document that names it."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "api-without-name"

HEAD = "Parameters:\n  X: {Type: String}\nResources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n"


@pytest.mark.parametrize(
    "properties",
    [
        "Name: !If [A, pets, !Ref AWS::NoValue]",
        "Body: {swagger: '2.0'}",
        "BodyS3Location: {Bucket: documents, Key: pets.yaml}",
        "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://documents/pets.yaml}}",
    ],
)
def test_stays_quiet(properties: str) -> None:
    stays_quiet(RULE, f"{HEAD}    Properties:\n      {properties}\n")


def test_terraform_requires_the_name_anyway() -> None:
    stays_quiet(RULE, 'resource "aws_api_gateway_rest_api" "pets" {\n}\n')


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        HEAD.rstrip() + "\n          ^^^^^^^^^^^^^^^^^^^^^^^^ api-without-name\n    Properties:\n      Description: pets\n",
        'The API has neither `Name` nor an OpenAPI document; the service refuses it with "Invalid API name specified".',
    )


def test_fix_takes_the_logical_id() -> None:
    rewrites(RULE, f"{HEAD}    Properties:\n      Description: a\n", "Description: a\n", "Description: a\n      Name: Pets\n")
