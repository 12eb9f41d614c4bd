"""Schema of a model is no JSON object."""

import pytest

from rules.writing import VARIABLE, says, stays_quiet

RULE = "model-schema-malformed"


def model(lines: str) -> str:
    """A model in Terraform."""
    return f'{VARIABLE}resource "aws_api_gateway_model" "it" {{\n{lines}\n}}\n'


def template(schema: str) -> str:
    """A model in CloudFormation."""
    return f"Resources:\n  It:\n    Type: AWS::ApiGateway::Model\n    Properties:\n      Schema: {schema}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        model("schema = var.x"),
        model('schema = file("pet.json")'),
        model('schema = jsonencode({ type = "object" })'),
        model("schema = jsonencode({ type = var.x })"),
        model('schema = "{\\"title\\": \\"${var.x}\\"}"'),
        model('content_type = "application/xml"\nschema = "<pet/>"'),
        template("{type: object}"),
        template('!Sub \'{"$ref": "${X}"}\''),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            model('  schema = ""\n           ^^ model-schema-malformed'),
            '`schema` is empty; it fails with "Model schema must have at least 1 property or array items defined".',
        ),
        (
            model('  schema = "[]"\n           ^^^^ model-schema-malformed'),
            '`schema` is JSON, but no object; a schema is an object, such as `{"type": "object"}`.',
        ),
        (
            template("[string]\n              ^^^^^^^^ model-schema-malformed"),
            "`Schema` is a list; a schema is an object.",
        ),
        (
            template('\'{"type": "object"\'\n               ^ model-schema-malformed'),
            "`Schema` is no JSON: this `{` is never closed; add `}`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_reads_schemas_of_websocket_apis_too() -> None:
    says(
        RULE,
        f"""
        {VARIABLE}
        resource "aws_apigatewayv2_model" "pet" {{
          api_id       = var.x
          content_type = "application/json"
          name         = "pet"
          schema       = ""
                         ^^ {RULE}
        }}
        """,
        '`schema` is empty; it fails with "Model schema must have at least 1 property or array items defined".',
    )
