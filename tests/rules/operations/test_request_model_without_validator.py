"""What a method declares of its requests is not checked."""

import pytest

from rules.writing import api, method, offers, rewrites, says, stays_quiet, template

RULE = "request-model-without-validator"

VALIDATOR = 'resource "aws_api_gateway_request_validator" "all" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  name = "all"\n}\n'
MODELS = 'authorization = "AWS_IAM"\nrequest_models = { "application/json" = "Pet" }\n'


@pytest.mark.parametrize(
    "snippet",
    [
        method(MODELS + "request_validator_id = var.x"),
        method(MODELS.replace("Pet", "Empty")),
        method('authorization = "AWS_IAM"\nrequest_models = var.x'),
        method('authorization = "AWS_IAM"\nrequest_models = {}'),
        method('authorization = "AWS_IAM"\nrequest_parameters = { "method.request.path.id" = true, "method.request.header.a" = false }'),
        template(
            "AuthorizationType: AWS_IAM\nRequestModels: {application/json: Pet}\nRequestValidatorId: !If [A, !Ref X, !Ref AWS::NoValue]"
        ),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        template(f"""
            AuthorizationType: AWS_IAM
            RequestParameters:
            {"^" * 17} {RULE}
              method.request.header.version: true
        """),
        "Nothing checks requests against `RequestParameters`; set `RequestValidatorId`, or it is documentation only.",
    )


def test_fix_takes_the_only_validator_of_the_api() -> None:
    snippet = method(MODELS, before=api() + VALIDATOR)
    rewrites(RULE, snippet, '"Pet" }\n', '"Pet" }\n  request_validator_id = aws_api_gateway_request_validator.all.id\n')
    assert offers(RULE, method(MODELS)) == []


def test_fix_adds_a_validator_to_an_api_without_one() -> None:
    added = (
        "\n}\n\n"
        'resource "aws_api_gateway_request_validator" "validate_all" {\n  name                        = "all"\n'
        "  rest_api_id                 = aws_api_gateway_rest_api.pets.id\n  validate_request_body       = true\n"
        "  validate_request_parameters = true\n}\n"
    )
    use = '"Pet" }\n  request_validator_id = aws_api_gateway_request_validator.validate_all.id'
    rewrites(RULE, method(MODELS, before=api()), '"Pet" }\n}\n', use + added)
