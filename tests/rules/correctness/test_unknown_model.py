"""Model that the API does not have."""

import pytest

from rules.graphs import api, logical, method, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

RULE = "unknown-model"
MODEL = resource("model", "pet", 'name = "Pet"\ncontent_type = "application/json"')
LOGICAL = "RestApiId: !Ref Pets\nResourceId: !GetAtt Pets.RootResourceId\nHttpMethod: GET\nAuthorizationType: AWS_IAM\n"


def taking(model: str, meta: str = "") -> str:
    return method(lines=f'request_models = {{\n  "application/json" = {model}\n}}', meta=meta)


def models(properties: str, taken: str = "pets") -> str:
    model = logical("Pet", "ApiGateway::Model", f"RestApiId: !Ref Pets\nContentType: application/json\n{properties}")
    return template(model, logical("Get", "ApiGateway::Method", f"{LOGICAL}RequestModels:\n  application/json: {taken}"))


def test_it_says_what_the_service_says() -> None:
    text = api(MODEL, taking('"Order"'))
    check_marked(
        RULE,
        text,
        '"Order"',
        '`pets` has no model `Order`; it fails with "Invalid model identifier specified". Its models are `Pet`, `Empty` and `Error`.',
    )
    assert offers(RULE, text) == []


def test_it_is_changed_to_a_reference() -> None:
    text = api(MODEL, taking('"Pets"'))
    assert offers(RULE, text) == [("Change to `Pet`", False)]
    rewrites(RULE, text, '"Pets"', "aws_api_gateway_model.pet.name")
    rewrites(RULE, models("Name: Pet", "Pets2"), "Pets2", "!Ref Pet")
    rewrites(RULE, api(taking('"Errors"')), '"Errors"', '"Error"')


@pytest.mark.parametrize(
    "parts",
    [
        (MODEL, taking('"Pet"')),
        (taking('"Empty"'),),
        (taking("var.x"),),
        (MODEL, taking("aws_api_gateway_model.pet.name")),
        (MODEL.replace('"Pet"', "var.x"), taking('"Order"')),
        (MODEL.replace("aws_api_gateway_rest_api.pets.id", "var.x"), taking('"Order"')),
        (taking('"Order"'), 'output "api" {\n  value = aws_api_gateway_rest_api.pets.id\n}\n'),
        (taking('"Order"'), resource("rest_api_put", "x", 'body = "{}"')),
    ],
)
def test_it_stays_quiet_where_the_model_is_or_may_be(parts: tuple[str, ...]) -> None:
    stays_quiet(RULE, api(*parts))


def test_it_stays_quiet_about_models_of_an_api_from_elsewhere() -> None:
    stays_quiet(RULE, taking('"Order"'))


def test_a_model_without_a_name_in_a_template_has_none_that_could_be_written() -> None:
    check_marked(
        RULE,
        models("Schema: {}"),
        "pets",
        '`Pets` has no model `pets`; it fails with "Invalid model identifier specified". Its models are `Empty` and `Error`.',
    )
    stays_quiet(RULE, models("Name: !Ref X"))
    stays_quiet(RULE, models("Schema: {}", "!Ref Pet"))
