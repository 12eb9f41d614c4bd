"""CORS of a REST API in SAM: inner quotes, credentials, guarded preflights; and what `Globals` makes of requirements."""

import pytest

from rules.sam_writing import POOL, api, marked, route, template
from rules.writing import rewrites, says, stays_quiet

QUOTES = "static-value-without-quotes"
CREDENTIALS = "cors-credentials-with-wildcard"
PREFLIGHT = "preflight-behind-authorization"
EXTRA = "extra-stage"
LOGS = "stage-without-access-logs"
DEFAULT = POOL.replace("Auth:\n", "Auth:\n  DefaultAuthorizer: Users\n")
CORS = "Cors: \"'*'\"\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Cors: \"'*'\"",
        "Cors: !Ref X",
        "Cors: {AllowOrigin: \"'*'\", AllowMethods: !Ref X, MaxAge: 600}",
        "Cors: {AllowOrigin: stageVariables.origin}",
        "GatewayResponses: {DEFAULT_4XX: {ResponseParameters: {Headers: {A: context.requestId}}}}",
    ],
)
def test_values_may_be_right(lines: str) -> None:
    stays_quiet(QUOTES, template(api(lines)))


def test_a_value_lacks_quotes() -> None:
    says(
        QUOTES,
        template(api("Cors:\n" + marked("  AllowMethods: ", "GET,POST", QUOTES))),
        "`GET,POST` is not in single quotes; it fails with \"Invalid mapping expression specified\". Write `'GET,POST'`.",
    )


@pytest.mark.parametrize(
    ("lines", "old", "new"),
    [
        ('Cors: "*"', '"*"', "\"'*'\""),
        ("Cors:\n  AllowHeaders: Authorization", "AllowHeaders: Authorization", "AllowHeaders: \"'Authorization'\""),
        ("GatewayResponses:\n  DEFAULT_4XX:\n    ResponseParameters:\n      Headers: {A: '*'}", "{A: '*'}", "{A: '''*'''}"),
    ],
)
def test_fix_puts_quotes_inside(lines: str, old: str, new: str) -> None:
    rewrites(QUOTES, template(api(lines)), old, new)


def test_globals_count_too() -> None:
    rewrites(QUOTES, template(globals_='Api:\n  Cors: "*"'), '"*"', "\"'*'\"")


@pytest.mark.parametrize(
    "lines",
    [
        "Cors: {AllowCredentials: true, AllowOrigin: \"'https://a.example'\"}",
        "Cors: {AllowCredentials: false}",
        "Cors: {AllowCredentials: true, AllowOrigin: !Ref X}",
        "Cors: {AllowCredentials: !Ref X}",
    ],
)
def test_credentials_may_be_allowed(lines: str) -> None:
    stays_quiet(CREDENTIALS, template(api(lines)))


def test_globals_may_name_the_origin() -> None:
    stays_quiet(CREDENTIALS, template(api("Cors: {AllowCredentials: true}"), globals_="Api:\n  Cors: \"'https://a.example'\""))


def test_credentials_without_an_origin() -> None:
    says(
        CREDENTIALS,
        template(api("Cors:\n" + marked("  AllowCredentials: ", "true", CREDENTIALS))),
        "`AllowCredentials` needs an origin; SAM stops with \"'AllowCredentials' can not be true when 'AllowOrigin' is \"'*'\" or not set\".",
    )


@pytest.mark.parametrize(
    "lines",
    [
        DEFAULT,
        CORS + POOL,
        CORS + DEFAULT.replace("Auth:\n", "Auth:\n  AddDefaultAuthorizerToCorsPreflight: false\n"),
        CORS + DEFAULT.replace("Auth:\n", "Auth:\n  AddDefaultAuthorizerToCorsPreflight: !Ref X\n"),
        CORS + DEFAULT.replace("DefaultAuthorizer: Users", "DefaultAuthorizer: !Ref X"),
        CORS + "Auth: {ApiKeyRequired: true, AddApiKeyRequiredToCorsPreflight: false}",
    ],
)
def test_preflights_may_pass(lines: str) -> None:
    stays_quiet(PREFLIGHT, template(api(lines)))


def test_preflights_are_guarded() -> None:
    says(
        PREFLIGHT,
        template(api(f"{CORS}Auth:\n" + marked("  ApiKeyRequired: ", "true", PREFLIGHT))),
        "The preflights of `Cors` are guarded, too, and browsers send them without credentials; "
        "set `AddApiKeyRequiredToCorsPreflight` to `false`.",
    )


def test_fix_opens_preflights() -> None:
    guarded = template(api(f"{CORS}Auth:\n  DefaultAuthorizer: AWS_IAM"))
    rewrites(
        PREFLIGHT,
        guarded,
        "DefaultAuthorizer: AWS_IAM\n",
        "DefaultAuthorizer: AWS_IAM\n        AddDefaultAuthorizerToCorsPreflight: false\n",
    )


def test_version_of_openapi_keeps_the_extra_stage_away() -> None:
    bare = template(api()).replace("      OpenApiVersion: 3.0.1\n", "")
    stays_quiet(EXTRA, bare + "Globals:\n  Api:\n    OpenApiVersion: 3.0.1\n")
    rewrites(EXTRA, bare, "StageName: prod\n", "StageName: prod\n      OpenApiVersion: '3.0.1'\n")


def test_access_logs_of_sam() -> None:
    says(
        LOGS,
        template(api().replace("::Api\n", f"::Api\n          ^^^^^^^^^^^^^^^^^^^^ {LOGS}\n")),
        "The stage has no `AccessLogSetting`; there is no record of who called what, and with which result.",
    )
    stays_quiet(LOGS, template(api("AccessLogSetting: {DestinationArn: a, Format: b}")))
    stays_quiet(LOGS, template(api(kind="HttpApi"), globals_="HttpApi:\n  AccessLogSettings: {DestinationArn: a, Format: b}"))


def test_globals_may_bring_what_is_required() -> None:
    plan = "Auth:\n  UsagePlan:\n    Description: pets"
    created = "Api:\n  Auth:\n    UsagePlan:\n      CreateUsagePlan: PER_API"
    stays_quiet("missing-required-attribute", template(api(plan), route(), globals_=created))
    stays_quiet("missing-required-attribute", template(api("Cors: {MaxAge: \"'600'\"}"), globals_=f"Api:\n  {plan}".replace("\n", "\n  ")))


PRIVATE = "EndpointConfiguration:\n  Type: PRIVATE\n"
POLICY = "private-api-without-policy"


@pytest.mark.parametrize(
    "lines",
    [
        "EndpointConfiguration: {Type: REGIONAL}",
        "EndpointConfiguration: {Type: !Ref X}",
        f"{PRIVATE}Policy: !Ref X",
        f"{PRIVATE}Auth: {{ResourcePolicy: {{IntrinsicVpceWhitelist: [!Ref X]}}}}",
        f"{PRIVATE}DefinitionBody: {{openapi: 3.0.1, paths: {{}}}}",
    ],
)
def test_a_private_api_may_have_a_policy(lines: str) -> None:
    stays_quiet(POLICY, template(api(lines)))


def test_a_private_api_has_no_policy() -> None:
    says(
        POLICY,
        template(api(PRIVATE).replace("::Api\n", f"::Api\n          ^^^^^^^^^^^^^^^^^^^^ {POLICY}\n")),
        "The API is private and has no `Policy` and no `ResourcePolicy` in `Auth`; its deployment fails with \"Private REST API doesn't "
        'have a resource policy attached to it".',
    )
