"""Formats of access logs in an editor."""

from __future__ import annotations

import pytest

from features.languages.trying import accepted, card, labels, offers
from gatewright.features.completion.complete import documentation
from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import TokenKind
from gatewright.index import installed_index
from gatewright.inside import strands
from harness.snippets import document


def rest(value: str) -> str:
    return f'resource "aws_api_gateway_stage" "live" {{\n  access_log_settings {{\n    format = {value}\n  }}\n}}\n'


def shared(value: str, protocol: str = "HTTP") -> str:
    return f"""Resources:
  Pets:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      ProtocolType: {protocol}
  Live:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Pets
      AccessLogSettings:
        Format: {value}
"""


def in_json(value: str) -> str:
    return f'{{"Resources": {{"Live": {{"Type": "AWS::ApiGateway::Stage", "Properties": {{"AccessLogSetting": {{"Format": {value}}}}}}}}}}}'


@pytest.mark.parametrize(
    ("snippet", "dialect", "words"),
    [
        (rest('"$context.ident<|>ity.sourceIp $context.requestId"'), "terraform", "$context.identity.sourceIp"),
        (rest('"{\\"ip\\":\\"$context.identity.source<|>Ip\\"}"'), "terraform", "$context.identity.sourceIp"),
        (rest('jsonencode({ ip = "<|>$context.identity.sourceIp" })'), "terraform", "$context.identity.sourceIp"),
        (rest('replace(<<-EOT\n    🙂 $context.identity.sourceIp<|>\n  EOT\n  , "\\n", "")'), "terraform", "$context.identity.sourceIp"),
        (shared("$con<|>text.identity.sourceIp"), "cloudformation", "$context.identity.sourceIp"),
        (shared('!Sub "${X} $context.identity.so<|>urceIp"'), "cloudformation", "$context.identity.sourceIp"),
        (shared(">-\n          a\n          $context.identity.so<|>urceIp"), "cloudformation", "$context.identity.sourceIp"),
        (shared("'it''s $context.identity.so<|>urceIp'"), "cloudformation", "$context.identity.sourceIp"),
        (in_json('"\\u00e9 $context.identity.so<|>urceIp"'), "json", "$context.identity.sourceIp"),
    ],
)
def test_a_variable_has_its_card_in_every_container(snippet: str, dialect: str, words: str) -> None:
    found = card(snippet, dialect)
    assert found is not None
    assert found[1] == words
    assert found[0].startswith(f"**`{words}`** string, in access logs (REST, HTTP and WebSocket) and mappings (")


def test_a_variable_of_other_apis_shows_a_dash() -> None:
    found = card(rest('"$context.route<|>Key"'))
    assert found is not None
    assert "- It has no value in the access log of a REST API: the line shows `-`.\n" in found[0]
    found = card(shared("$context.resource<|>Path", "WEBSOCKET"), "cloudformation")
    assert found is not None
    assert "It has no value in the access log of a WebSocket API: the line shows `-`." in found[0]
    found = card(shared("$context.resource<|>Path", "!Ref X"), "cloudformation")
    assert found is not None
    assert "It has no value in the access log of an HTTP API or a WebSocket API: the line shows `-`." in found[0]


def test_a_value_of_the_authorizer_has_the_card_of_all_of_them() -> None:
    found = card(rest('"$context.authorizer.ten<|>ant"'))
    assert found is not None
    assert found[0].startswith("**`$context.authorizer.tenant`** string, in access logs")
    assert installed_index().context_variables["$context.authorizer.property"].summary in found[0]


@pytest.mark.parametrize(
    ("value", "text", "words"),
    [
        (
            "\"$context.requestId $input.pa<|>rams('id')\"",
            "**`$input.params('id')`** logged as it stands\n\nAn access log fills in variables of `$context`, and nothing else.",
            "$input.params('id')",
        ),
        ('"#i<|>f(true)"', "**`#if`** logged as it stands\n\nAn access log fills in variables of `$context`, and nothing else.", "#if"),
    ],
)
def test_what_is_not_filled_in_says_so(value: str, text: str, words: str) -> None:
    assert card(rest(value)) == (text, words)


def test_braces_are_none_of_the_format() -> None:
    assert card(shared("$context.requestId ${context.sta<|>ge}"), "cloudformation") == (
        "**`${context.stage}`** logged as it stands\n\nVariables of an access log have no braces; without them it is `$context.stage`.",
        "${context.stage}",
    )


@pytest.mark.parametrize(
    ("value", "kind", "line"),
    [
        ('"{\\"id\\": <|>\\"$context.requestTime\\", \\"s\\": $context.status}"', "JSON", '{"id": "10/Oct/2000:13:55:36 +0000", "s": 200}'),
        ('"$context.status,<|> $context.requestTime"', "CSV", "200, 10/Oct/2000:13:55:36 +0000"),
        ('"$context.status [$context.requestTime] <|>$${x}"', "CLF", "200 [10/Oct/2000:13:55:36 +0000] ${x}"),
        ('"<a<|>>$context.status</a>"', "XML", "<a>200</a>"),
        ('"status <|>is $context.status of $context.unknown"', "text", "status is 200 of -"),
        ('"${var.x} is <|> $context.status"', "text", "… is  200"),
        ('jsonencode({ s = "at <|> $context.status" })', "JSON", '{"s":"at  200"}'),
    ],
)
def test_the_words_between_are_shown_as_a_line(value: str, kind: str, line: str) -> None:
    example = installed_index().context_variables["$context.requestTime"].example
    found = card(rest(value))
    assert found is not None
    shown = line.replace("10/Oct/2000:13:55:36 +0000", example)
    assert found[0] == f"**`format`** {kind}\n\nA line of it, with example values:\n\n```text\n{shown}\n```"


def test_words_without_a_variable_are_the_parameter() -> None:
    found = card(rest('"no<|>thing"'))
    assert found is not None
    assert found[0].startswith("**`format`** string, required")


@pytest.mark.parametrize(
    ("snippet", "dialect"),
    [
        (rest('"$<|>"'), "terraform"),
        (rest('"$context.<|>'), "terraform"),
        (rest('"a <|> b"'), "terraform"),
        (in_json('"$context.i<|>"'), "json"),
    ],
)
def test_offers_what_a_rest_api_has(snippet: str, dialect: str) -> None:
    found = labels(snippet, dialect)
    assert found[:4] == ["$context.requestId", "$context.extendedRequestId", "$context.requestTime", "$context.identity.sourceIp"]
    assert {"$context.resourcePath", "$context.identity.apiKeyId", "$context.authorizer.", "$context.waf.status"} <= set(found)
    assert not {"$context.routeKey", "$context.eventType", "$context.dataProcessed"} & set(found)
    assert len(found) == len(set(found))


def test_offers_what_an_http_or_a_websocket_api_has() -> None:
    http, websocket = labels(shared("$<|>"), "cloudformation"), labels(shared("$<|>", "WEBSOCKET"), "cloudformation")
    assert "$context.routeKey" in http
    assert not {"$context.resourcePath", "$context.eventType"} & set(http)
    assert "$context.eventType" in websocket
    assert not {"$context.httpMethod", "$context.integrationErrorMessage"} & set(websocket)
    unknown = labels(shared("$<|>", "!Ref X"), "cloudformation")
    assert set(unknown) == {*http, *websocket}


@pytest.mark.parametrize(
    ("snippet", "dialect", "written"),
    [
        (rest('"a $context.re<|>que $context.b"'), "terraform", 'format = "a $context.requestId $context.b"'),
        (rest('"<|>"'), "terraform", 'format = "$context.requestId"'),
        (rest("<|>"), "terraform", 'format = "$context.requestId"'),
        (rest('jsonencode({ id = "<|>" })'), "terraform", 'jsonencode({ id = "$context.requestId" })'),
        (shared("<|>"), "cloudformation", 'Format: "$context.requestId"'),
        (shared("'$cont<|>'"), "cloudformation", "Format: '$context.requestId'"),
        (shared("$context.requestId-$<|>"), "cloudformation", "Format: $context.requestId-$context.requestId"),
        (in_json('"{\\"id\\": \\"<|>\\"}"'), "json", '{"Format": "{\\"id\\": \\"$context.requestId\\"}"}'),
    ],
)
def test_writes_a_variable_where_it_is_typed(snippet: str, dialect: str, written: str) -> None:
    assert written in accepted(snippet, "$context.requestId", dialect)


def test_offers_whole_lines_only_where_nothing_is_written() -> None:
    assert labels(rest("<|>"))[:5] == ["JSON", "CLF", "CSV", "XML", "$context.requestId"]
    assert labels(rest('"<|>"'))[:4] == ["JSON", "CLF", "CSV", "XML"]
    assert labels(rest('"$<|>"'))[0] == labels(rest('"a <|>"'))[0] == labels(rest('jsonencode({ a = "<|>" })'))[0] == "$context.requestId"


def test_writes_whole_lines_as_the_file_does() -> None:
    assert accepted(rest("<|>"), "JSON") == rest(
        """jsonencode({
      requestId    = "$context.requestId"
      ip           = "$context.identity.sourceIp"
      requestTime  = "$context.requestTime"
      httpMethod   = "$context.httpMethod"
      resourcePath = "$context.resourcePath"
      status       = "$context.status"
    })"""
    )
    assert accepted(rest('"<|>"'), "CSV") == rest(
        '"$context.requestId,$context.identity.sourceIp,$context.requestTime,$context.httpMethod,$context.resourcePath,$context.status"'
    )
    assert accepted(shared("<|>", "WEBSOCKET"), "JSON", "cloudformation") == shared(
        '\'{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","requestTime":"$context.requestTime",'
        '"eventType":"$context.eventType","routeKey":"$context.routeKey","connectionId":"$context.connectionId",'
        '"status":"$context.status","error":"$context.integration.error"}\'',
        "WEBSOCKET",
    )
    assert accepted(shared("<|>"), "CLF", "cloudformation") == shared(
        "'$context.identity.sourceIp - $context.identity.user [$context.requestTime] "
        '"$context.httpMethod $context.path $context.protocol" $context.status $context.responseLength $context.requestId\''
    )
    assert accepted(in_json('"<|>"'), "XML", "json") == in_json(
        '"<request id=\\"$context.requestId\\"><ip>$context.identity.sourceIp</ip><requestTime>$context.requestTime</requestTime>'
        '<httpMethod>$context.httpMethod</httpMethod><resourcePath>$context.resourcePath</resourcePath><status>$context.status</status></request>"'
    )


@pytest.mark.parametrize("protocol", ["REST", "HTTP", "WEBSOCKET", "!Ref X"])
def test_whole_lines_name_what_the_api_has(protocol: str) -> None:
    """Each is accepted, and no rule has anything to say."""
    from gatewright.expressions.access_log import REQUEST_IDS, is_among, variables

    snippet, dialect = (rest('"<|>"'), "terraform") if protocol == "REST" else (shared("'<|>'", protocol), "cloudformation")
    known = [one for one in labels(snippet, dialect) if one.startswith("$")]
    for item in offers(snippet, dialect)[:4]:
        shown = [variable.name for variable in variables(item.edit.text)]
        assert set(REQUEST_IDS) & set(shown)
        assert all(is_among(name, known) for name in shown), item.label
        assert "\n" not in item.edit.text


def test_the_documentation_of_an_offer_is_its_card_or_a_sample() -> None:
    index = installed_index()
    by_label = {item.label: item for item in offers(rest('"<|>"'))}
    found = documentation(by_label["$context.authorizer."].about, "terraform", index)
    assert found is not None
    assert found.title == "$context.authorizer.property"
    found = documentation(by_label["CSV"].about, "terraform", index)
    assert found is not None
    examples = [index.context_variables[f"$context.{name}"].example for name in ("requestId", "identity.sourceIp")]
    assert found.body.startswith(f"```text\n{','.join(examples)},")


def test_the_variables_are_colored() -> None:
    (strand,) = (one for block in document(rest('"a $context.identity.user $input.x"')).blocks() for one in strands(block))
    assert [(token.kind, token.span.of(strand.text), token.is_fixed) for token in speaker_of(strand.language).tokens(strand)] == [
        (TokenKind.NAMESPACE, "$context", False),
        (TokenKind.PROPERTY, "identity.user", True),
    ]
