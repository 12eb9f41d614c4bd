"""API is defined by a document and by resources."""

import pytest

from rules.graphs import logical, method, resource
from rules.writing import api, check_marked, rewrites, stays_quiet

RULE = "mixed-api-definition"

BODY = 'body = file("pets.json")'
PATH = logical("Path", "ApiGateway::Resource", "RestApiId: !Ref Pets\nParentId: !GetAtt Pets.RootResourceId\nPathPart: pets")


def pets(mode: str) -> str:
    words = f"BodyS3Location: {{Bucket: pets, Key: pets.json}}\n{mode}"
    return "Parameters:\n  X:\n    Type: String\nResources:\n" + logical("Pets", "ApiGateway::RestApi", words)


def test_it_names_what_each_import_deletes() -> None:
    check_marked(
        RULE,
        api(BODY) + method() + resource("model", "pet", 'name = "Pet"'),
        "body",
        "Each import of the document deletes what it does not describe, `aws_api_gateway_method.get` and `aws_api_gateway_model.pet` too. "
        "Set `put_rest_api_mode` to `merge`, or define the API in one place.",
    )


@pytest.mark.parametrize(
    "text",
    [
        api(BODY),
        api() + method(),
        api(f'{BODY}\nput_rest_api_mode = "merge"') + method(),
        api(f"{BODY}\nput_rest_api_mode = var.x") + method(),
        api(BODY) + method(meta="  count = 1\n"),
        api(BODY) + method().replace("aws_api_gateway_rest_api.pets.id", "var.x"),
        api(BODY) + resource("deployment", "it") + resource("stage", "it", 'stage_name = "live"\ndeployment_id = var.x'),
        pets("") + PATH,
        pets("Mode: merge") + PATH,
        pets("Mode: !Ref X") + PATH,
    ],
)
def test_it_stays_quiet_where_nothing_is_certainly_deleted(text: str) -> None:
    stays_quiet(RULE, text)


def test_merging_is_offered() -> None:
    body = f"  {BODY}\n"
    rewrites(RULE, api(BODY) + method(), body, f'{body}  put_rest_api_mode = "merge"\n')
    rewrites(RULE, pets("Mode: overwrite") + PATH, "Mode: overwrite", "Mode: merge")
