"""What events and APIs of SAM say of authorizers, keys and models that there are not."""

import pytest

from rules.sam_writing import POOL, api, event, marked, route, template
from rules.writing import offers, rewrites, says, stays_quiet

NOT_THERE = "authorizer-not-in-api"
SCOPES = "authorization-scopes-without-authorizer"
MODEL = "request-model-not-in-api"
KEY = "sam-api-key-without-usage-plan"
JWT = "Auth:\n  Authorizers:\n    Login:\n      IdentitySource: $request.header.Authorization\n      JwtConfiguration: {issuer: https://a.example, audience: [a]}"
DEFAULT = POOL.replace("Auth:\n", "Auth:\n  DefaultAuthorizer: Users\n")
GLOBAL = f"Api:\n  {POOL}".replace("\n", "\n  ")


def asks(name: str, **more: str) -> str:
    return route(f"Auth:\n  Authorizer: {name}", **more)


@pytest.mark.parametrize(
    "snippet",
    [
        template(api(POOL), asks("Users")),
        template(api(POOL), asks("AWS_IAM")),
        template(api(POOL), asks("!Ref X")),
        template(api(DEFAULT), asks("NONE")),
        template(api(), asks("Users"), globals_=GLOBAL),
        template(event("Path: /pets\nMethod: get\nAuth: {Authorizer: Users}"), globals_=GLOBAL),
        template(api("Auth:\n  Authorizers: !Ref X"), asks("Users")),
        template(api("Auth: !If [A, {}, {}]"), asks("Users")),
        template(api("Fn::Transform: {Name: AWS::Include}"), asks("Users")),
        template(api("DefinitionBody: {openapi: 3.0.1, paths: {}}"), asks("Users")),
        template(api(POOL.replace("Auth:\n", "Auth:\n  DefaultAuthorizer: !Ref X\n")), asks("NONE")),
        template(asks("Users")),
        template(api(kind="HttpApi", lines="Auth:\n  EnableIamAuthorizer: true\n  DefaultAuthorizer: AWS_IAM")),
        template(api("Auth:\n  DefaultAuthorizer: Users"), globals_=GLOBAL),
        template(globals_="Api:\n  Auth:\n    DefaultAuthorizer: Users"),
    ],
)
def test_an_authorizer_may_be_there(snippet: str) -> None:
    stays_quiet(NOT_THERE, snippet)


def test_an_authorizer_is_not_there() -> None:
    says(
        NOT_THERE,
        template(api(POOL), route("Auth:\n" + marked("  Authorizer: ", "User", NOT_THERE))),
        "The API has no authorizer `User`; SAM stops with \"because it wasn't defined in the API's Authorizers\". Did you mean `Users`?",
    )
    says(
        NOT_THERE,
        template(event("Path: /pets\nMethod: get\nAuth:\n" + marked("  Authorizer: ", "Users", NOT_THERE))),
        'The API has no authorizer `Users`; SAM stops with "because the related API does not define any Authorizers".',
    )


def test_no_default_to_take_off() -> None:
    says(
        NOT_THERE,
        template(api(POOL), route("Auth:\n" + marked("  Authorizer: ", "NONE", NOT_THERE))),
        "`NONE` takes off a default that the API does not have; SAM stops with \"'NONE' is only a valid value when a DefaultAuthorizer "
        'on the API is specified".',
    )


def test_an_http_api_has_to_switch_iam_on() -> None:
    says(
        NOT_THERE,
        template(
            api(JWT, kind="HttpApi"),
            event("ApiId: !Ref Pets\nPath: /p\nMethod: get\nAuth:\n" + marked("  Authorizer: ", "AWS_IAM", NOT_THERE), "HttpApi"),
        ),
        "The API has no authorizer `AWS_IAM`; SAM stops with \"because it wasn't defined in the API's Authorizers\".",
    )


def test_a_default_is_not_there() -> None:
    auth = "Auth:\n" + marked("  DefaultAuthorizer: ", "Users", NOT_THERE)
    dropped = template(api(auth))
    says(NOT_THERE, dropped, "The API has no authorizer `Users`; SAM drops it without a word, and all methods are public.")
    refused = template(api(auth, kind="HttpApi"))
    says(
        NOT_THERE,
        refused,
        "The API has no authorizer `Users`; SAM stops with \"Unable to set DefaultAuthorizer because 'Users' was not defined in 'Authorizers'\".",
    )


def test_fix_takes_the_authorizer_that_was_meant() -> None:
    rewrites(NOT_THERE, template(api(POOL), asks("User")), "Authorizer: User\n", "Authorizer: Users\n")


@pytest.mark.parametrize(
    "snippet",
    [
        template(api(DEFAULT), route("Auth:\n  Authorizer: Users\n  AuthorizationScopes: [a]")),
        template(api(DEFAULT), route("Auth:\n  AuthorizationScopes: []")),
        template(api(DEFAULT), route("Auth:\n  AuthorizationScopes: !Ref X")),
        template(api("DefinitionUri: s3://a/b"), route("Auth:\n  AuthorizationScopes: [a]")),
    ],
)
def test_scopes_are_in_order(snippet: str) -> None:
    stays_quiet(SCOPES, snippet)


def test_fix_names_the_default_authorizer() -> None:
    rewrites(
        SCOPES,
        template(api(DEFAULT), route("Auth:\n  AuthorizationScopes: [a]")),
        "              AuthorizationScopes: [a]\n",
        "              AuthorizationScopes: [a]\n              Authorizer: Users\n",
    )
    assert not offers(SCOPES, template(api(POOL), route("Auth:\n  AuthorizationScopes: [a]")))


MODELS = "Models:\n  Pet: {type: object}"


@pytest.mark.parametrize(
    "snippet",
    [
        template(api(MODELS), route("RequestModel: {Model: !Ref X}")),
        template(api("Models: !Ref X"), route("RequestModel: {Model: Dog}")),
        template(api(), route("RequestModel: {Model: Pet}"), globals_="Api:\n  Fn::Transform: {Name: AWS::Include}"),
        template(api("DefinitionUri: s3://a/b"), route("RequestModel: {Model: Pet}")),
        template(route("RequestModel: {Model: Pet}")),
    ],
)
def test_a_model_may_be_there(snippet: str) -> None:
    stays_quiet(MODEL, snippet)


def test_a_model_is_not_there() -> None:
    says(
        MODEL,
        template(api(), route("RequestModel:\n" + marked("  Model: ", "Dog", MODEL))),
        'The API has no model `Dog`; SAM stops with "because the related API does not define any Models".',
    )


def test_fix_takes_the_model_that_was_meant() -> None:
    rewrites(MODEL, template(api(MODELS), route("RequestModel:\n  Model: pet")), "Model: pet", "Model: Pet")


@pytest.mark.parametrize(
    "lines",
    [
        "Auth:\n  ApiKeyRequired: false",
        "Auth:\n  ApiKeyRequired: !Ref X",
        "Auth:\n  ApiKeyRequired: true\n  UsagePlan: {CreateUsagePlan: SHARED}",
        "Auth:\n  ApiKeyRequired: true\n  UsagePlan: !If [A, {}, {}]",
    ],
)
def test_a_key_can_be_had(lines: str) -> None:
    stays_quiet(KEY, template(api(lines)))


def test_a_plan_may_stand_apart() -> None:
    plan = "  Plan:\n    Type: AWS::ApiGateway::UsagePlan\n    Properties: {UsagePlanName: pets}\n"
    required = api("Auth:\n  ApiKeyRequired: true")
    stays_quiet(KEY, template(required, plan))
    stays_quiet(KEY, template(required, globals_="Api:\n  Auth:\n    UsagePlan: {CreateUsagePlan: PER_API}"))


def test_fix_adds_a_usage_plan() -> None:
    rewrites(
        KEY,
        template(api("Auth:\n  ApiKeyRequired: true")),
        "        ApiKeyRequired: true\n",
        "        ApiKeyRequired: true\n        UsagePlan:\n          CreateUsagePlan: PER_API\n",
    )
