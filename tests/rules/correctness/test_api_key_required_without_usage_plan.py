"""Method asks for an API key, and no usage plan covers the API."""

import pytest

from rules.graphs import api, logical, method, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

RULE = "api-key-required-without-usage-plan"

KEY = method(lines="api_key_required = true")
STAGE = resource("stage", "live", 'deployment_id = var.x\nstage_name = "live"')


def plan(api: str = "aws_api_gateway_rest_api.pets.id", meta: str = "") -> str:
    stages = f'  api_stages {{\n    api_id = {api}\n    stage  = "live"\n  }}\n'
    return f'resource "aws_api_gateway_usage_plan" "it" {{\n  name = "it"\n{meta}{stages}}}\n'


OTHER = 'resource "aws_api_gateway_rest_api" "other" {\n  name = "other"\n}\n'
DYNAMIC = 'resource "aws_api_gateway_usage_plan" "it" {\n  dynamic "api_stages" {\n    for_each = var.x\n    content {\n      stage = "a"\n    }\n  }\n}\n'


def test_it_is_reported_once() -> None:
    check_marked(
        RULE,
        api(STAGE, method("more", "api_key_required = true", verb='"PUT"'), KEY, OTHER, plan("aws_api_gateway_rest_api.other.id")).replace(
            "api_key_required = true", "api_key_required = false", 1
        ),
        "true",
        'No usage plan covers a stage of `pets`, so every call that asks for a key is answered with 403 "Forbidden". Add a usage plan with a key.',
    )
    assert len(offers(RULE, api(STAGE, KEY, method("more", "api_key_required = true", verb='"PUT"')))) == 1


@pytest.mark.parametrize(
    "parts",
    [
        (KEY, STAGE, plan()),
        (KEY, STAGE, plan(meta="  count = 1\n")),
        (KEY, STAGE, plan("var.x")),
        (KEY, STAGE, DYNAMIC),
        (KEY,),
        (method(), STAGE),
        (method(lines="api_key_required = var.x"), STAGE),
        (KEY, STAGE, 'output "stage" {\n  value = aws_api_gateway_stage.live.stage_name\n}\n'),
        (KEY, STAGE, 'module "plan" {\n  source = "registry/plan"\n  api    = aws_api_gateway_rest_api.pets.id\n}\n'),
    ],
)
def test_it_stays_quiet_where_a_plan_is_or_may_be(parts: tuple[str, ...]) -> None:
    stays_quiet(RULE, api(*parts))


def test_a_plan_with_a_key_is_offered_in_terraform() -> None:
    last = '  stage_name = "live"\n}\n'
    new = """
resource "aws_api_gateway_usage_plan" "pets_plan" {
  name = "pets-plan"

  api_stages {
    api_id = aws_api_gateway_rest_api.pets.id
    stage  = aws_api_gateway_stage.live.stage_name
  }
}

resource "aws_api_gateway_api_key" "pets_key" {
  name    = "pets-key"
  enabled = true
}

resource "aws_api_gateway_usage_plan_key" "pets_plan_key" {
  key_id        = aws_api_gateway_api_key.pets_key.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.pets_plan.id
}
"""
    rewrites(RULE, api(KEY, STAGE), last, last + new)


def test_a_plan_with_a_key_is_offered_in_a_template() -> None:
    words = (
        "RestApiId: !Ref Pets\nResourceId: !GetAtt Pets.RootResourceId\nHttpMethod: GET\nApiKeyRequired: true\nIntegration: {Type: MOCK}"
    )
    live = logical("Live", "ApiGateway::Stage", "RestApiId: !Ref Pets\nStageName: live")
    new = """
  PetsPlan:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      UsagePlanName: Pets-plan
      ApiStages:
        - ApiId: !Ref Pets
          Stage: !Ref Live
  PetsKey:
    Type: AWS::ApiGateway::ApiKey
    Properties:
      Name: Pets-key
      Enabled: true
  PetsPlanKey:
    Type: AWS::ApiGateway::UsagePlanKey
    Properties:
      KeyId: !Ref PetsKey
      KeyType: API_KEY
      UsagePlanId: !Ref PetsPlan
"""
    last = "      StageName: live\n"
    rewrites(RULE, template(logical("Get", "ApiGateway::Method", words), live), last, last.rstrip("\n") + new)
