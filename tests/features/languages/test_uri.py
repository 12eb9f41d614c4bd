"""URIs of integrations and authorizers in an editor: what a hover says, and what is offered and written."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from features.languages.trying import accepted, card, labels, offers
from gatewright.features.card import markdown
from gatewright.features.completion.complete import complete, documentation
from gatewright.features.completion.item import Item
from gatewright.features.hover import hover
from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Means, TokenKind
from gatewright.index import installed_index
from gatewright.inside import Strand, strands
from gatewright.inside.languages import Uri
from harness.snippets import document, place

API = """
data "aws_region" "here" {}
resource "aws_lambda_function" "pets" {
  function_name = "shop-pets"
}
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "{id}"
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
  variables = {
    host = "pets.example.com"
  }
}
resource "aws_api_gateway_method" "get_pet" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}
"""
CALL = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions"
FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:shop-pets"
SQS = "arn:aws:apigateway:eu-west-1:sqs"
FORM = "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations"


def rest(uri: str, kind: str = "AWS") -> str:
    return f"""{API}
resource "aws_api_gateway_integration" "get_pet" {{
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  type        = "{kind}"
  uri         = {uri}
  request_parameters = {{
    "integration.request.path.pet" = "method.request.path.id"
  }}
}}
"""


def shared(uri: str, lines: str = 'integration_type = "HTTP_PROXY"') -> str:
    return f"""
resource "aws_apigatewayv2_api" "pets" {{
  name          = "pets"
  protocol_type = "HTTP"
}}
resource "aws_apigatewayv2_route" "get_pet" {{
  api_id    = aws_apigatewayv2_api.pets.id
  route_key = "GET /pets/{{id}}"
  target    = "integrations/${{aws_apigatewayv2_integration.it.id}}"
}}
resource "aws_apigatewayv2_integration" "it" {{
  api_id          = aws_apigatewayv2_api.pets.id
  integration_uri = {uri}
  {lines}
}}
"""


def template(uri: str, kind: str = "AWS_PROXY") -> str:
    return f"""Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
  Fn:
    Type: AWS::Lambda::Function
  Live:
    Type: AWS::Lambda::Alias
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Pets
      StageName: live
      Variables: {{host: pets.example.com}}
  GetPets:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Pets
      ResourceId: !GetAtt Pets.RootResourceId
      HttpMethod: GET
      Integration:
        Type: {kind}
        Uri: {uri}
"""


def json_template(uri: str) -> str:
    return f"""{{"Resources": {{
  "Pets": {{"Type": "AWS::ApiGateway::RestApi"}},
  "Fn": {{"Type": "AWS::Lambda::Function"}},
  "GetPets": {{"Type": "AWS::ApiGateway::Method", "Properties": {{
    "RestApiId": {{"Ref": "Pets"}}, "ResourceId": {{"Fn::GetAtt": ["Pets", "RootResourceId"]}}, "HttpMethod": "GET",
    "Integration": {{"Type": "AWS_PROXY", "Uri": {uri}}} }} }}
}}}}
"""


QUEUE = installed_index().services["sqs"]
QUEUE_WORDS = f"{QUEUE.body.strip()}\n\n**Beware:** {QUEUE.beware[0]}\n\n[AWS documentation]({QUEUE.see})"
FUNCTION_WORDS = "Lambda function `pets` (main.tf:2)."


@pytest.mark.parametrize(
    ("uri", "said", "words"),
    [
        (f'"{CALL}/{FUNCTION[:-2]}<|>ts:live/invocations"', f"**`shop-pets`** function\n\n{FUNCTION_WORDS}", "shop-pets"),
        (f'"{CALL}/{FUNCTION}x<|>/invocations"', "**`shop-petsx`** function\n\nA function that is not declared here.", "shop-petsx"),
        (f'"{CALL}/{FUNCTION}:li<|>ve/invocations"', "**`live`** version or alias\n\nAn alias of the function.", "live"),
        (
            f'"{CALL}/{FUNCTION}:3<|>/invocations"',
            "**`3`** version or alias\n\nA published version of the function, which never changes.",
            "3",
        ),
        (
            f'"{CALL}/${{aws_lambda_function.pets.arn}}/invo<|>cations"',
            "**`invocations`** end of the call\n\nThe function is called, and the client gets what it returns.",
            "invocations",
        ),
        (
            f'"{CALL}/arn:aws:lambda:us-ea<|>st-1:1:function:a/invocations"',
            "**`us-east-1`** Region\n\nThe Region of the function, which need not be that of the API.",
            "us-east-1",
        ),
        (f'"{SQS[:-8]}<|>st-1:sqs:action/SendMessage"', "**`eu-west-1`** Region\n\nThe Region that the call goes to.", "eu-west-1"),
        (f'"a<|>{SQS[1:]}:path/1/pets"', None, f"{SQS}:path/1/pets"),
        (f'"arn:a<|>ws{SQS[7:]}:path/1/pets"', "**`aws`** partition\n\nThe Regions that most accounts use.", "aws"),
        (f'"{SQS[:-1]}<|>s:action/SendMessage"', f"**`sqs`** Amazon SQS\n\n{QUEUE.summary}\n\n{QUEUE_WORDS}", "sqs"),
        (
            f'"{SQS}:action/Send<|>Message"',
            f"**`SendMessage`** action of Amazon SQS\n\n{QUEUE.actions['SendMessage']}\n\n{QUEUE_WORDS}",
            "SendMessage",
        ),
        (
            f'"{SQS}:act<|>ion/SendMessage"',
            "**`action`** how the operation is named\n\nThe operation is named, as in the API of the service.",
            "action",
        ),
        (
            f'"{SQS}:path/1/pe<|>ts"',
            "**`pets`** queue of `{account}/{queue}`\n\nThe queue that the action in the body is for.",
            "pets",
        ),
        (
            f'"{SQS}:path/${{var.account}}/pe<|>ts"',
            "**`pets`** queue of `{account}/{queue}`\n\nThe queue that the action in the body is for.",
            "pets",
        ),
        (
            '"https://$${stageVariables.ho<|>st}/pets"',
            "**`${stageVariables.host}`** stage variable\n\nThe text that the stage defines.\n\n- `live` has `pets.example.com`.",
            "$${stageVariables.host}",
        ),
        (
            '"https://$${stageVariables.x<|>}/pets"',
            "**`${stageVariables.x}`** stage variable\n\nNo stage in these files defines it.",
            "$${stageVariables.x}",
        ),
        (
            '"https://pets.example.com/{p<|>et}"',
            "**`{pet}`** variable of the backend's path\n\nFilled from `method.request.path.id`.",
            "{pet}",
        ),
        (
            '"https://pets.example.com/{i<|>d}"',
            (
                "**`{id}`** variable of the backend's path\n\nNothing fills it: `integration.request.path.id` is not mapped.\n\n"
                "The path of `GET /{id}` has a variable of that name, which is not passed on by itself."
            ),
            "{id}",
        ),
        (
            '"https://pets.exam<|>ple.com/"',
            "**`pets.example.com`** host\n\nWhere the call goes. It has to resolve on the public internet.",
            "pets.example.com",
        ),
        ('"ht<|>tps://pets.example.com/"', "**`https`** scheme\n\nThe call is encrypted.", "https"),
        ('"https://pets.example.com:84<|>43/"', "**`8443`** port\n\nAn integration can call 80, 443 and 1024 to 65535.", "8443"),
    ],
)
def test_a_hover_says_what_a_piece_means(uri: str, said: str | None, words: str) -> None:
    found = card(rest(uri))
    assert found
    assert found[1] == words
    assert said is None or found[0] == said


def test_between_the_parts_a_hover_says_all_of_them() -> None:
    found = card(
        rest(
            '"arn:aws:<|>apigateway:${data.aws_region.here.id}:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}/invocations"'
        )
    )
    assert found
    assert found[0] == (
        "**`arn:aws:apigateway:…:lambda:path/2015-03-31/functions/…/invocations`** invocation ARN\n\nLambda function `pets` (main.tf:2).\n\n"
        "- `aws` partition\n- `…` region\n- `lambda` service\n- `path` how the operation is named\n- `2015-03-31` version of the Lambda API\n"
        "- `…` function\n- `invocations` end of the call"
    )


def test_a_reference_stays_a_reference() -> None:
    found = card(rest(f'"{CALL}/${{aws_lambda_function.pe<|>ts.arn}}/invocations"'))
    assert found
    assert found[0].startswith("**`aws_lambda_function.pets.arn`** `arn` of lambda function `pets` (main.tf:2)")


@pytest.mark.parametrize(
    ("snippet", "said", "words"),
    [
        (
            shared('"https://pets.example.com/{i<|>d}"'),
            "**`{id}`** variable of the path\n\nTaken from the path of `GET /pets/{id}`.",
            "{id}",
        ),
        (shared('"https://pets.example.com/{x<|>}"'), "**`{x}`** variable of the path\n\nNo route that leads here has it.", "{x}"),
        (
            shared('"arn:aws:elasticloadbalancing:eu-west-1:1:listener/<|>app/pets/a/b"'),
            "**`listener/app/pets/a/b`** what is named\n\nA listener of a load balancer, which a VPC link reaches.",
            "listener/app/pets/a/b",
        ),
        (
            rest('"https://pets.exam<|>ple.com/"', "HTTP").replace('"HTTP"', '"HTTP"\n  connection_type = "VPC_LINK"'),
            "**`pets.example.com`** host\n\nThe link decides where the call goes; this is the `Host` header, and the name that is checked in TLS.",
            "pets.example.com",
        ),
    ],
)
def test_a_hover_knows_the_neighbors(snippet: str, said: str, words: str) -> None:
    assert card(snippet) == (said, words)


@pytest.mark.parametrize(
    ("snippet", "dialect", "said", "words"),
    [
        (
            template("!Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invo<|>cations"),
            "cloudformation",
            "**`invocations`** end of the call\n\nThe function is called, and the client gets what it returns.",
            "invocations",
        ),
        (
            template(
                "!Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}:${!stageVariables.ho<|>st}/invocations"
            ),
            "cloudformation",
            "**`${stageVariables.host}`** stage variable\n\nThe text that the stage defines.\n\n- `live` has `pets.example.com`.",
            "${!stageVariables.host}",
        ),
        (
            template(
                "!Join ['', ['arn:aws:apigateway:', !Ref AWS::Region, ':lamb<|>da:path/2015-03-31/functions/', !GetAtt Fn.Arn, /invocations]]"
            ),
            "cloudformation",
            None,
            "lambda",
        ),
        (
            json_template(
                '"\\u0061rn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:a:li<|>ve/invocations"'
            ),
            "json",
            "**`live`** version or alias\n\nAn alias of the function.",
            "live",
        ),
        (
            json_template('{"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invo<|>cations"}'),
            "json",
            "**`invocations`** end of the call\n\nThe function is called, and the client gets what it returns.",
            "invocations",
        ),
    ],
)
def test_a_hover_reads_every_notation(snippet: str, dialect: str, said: str | None, words: str) -> None:
    found = card(snippet, dialect)
    assert found
    assert found[1] == words
    assert said is None or found[0] == said


def own(items: list[Item]) -> list[str]:
    """The labels of what the language offers; references to functions come from elsewhere."""
    return [item.label for item in items if not item.label.startswith("aws_lambda_function.pets.") or item.label.endswith("pets.arn")]


ACTIONS = [*QUEUE.actions, *QUEUE.others]
REGIONS = ["us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2"]


@pytest.mark.parametrize(
    ("uri", "kind", "wanted"),
    [
        ('"<|>"', "AWS_PROXY", [FORM]),
        ('"arn:aw<|>"', "AWS_PROXY", [FORM]),
        ('"<|>"', "HTTP_PROXY", ["https://", "http://", "https://$${stageVariables.host}"]),
        ('"htt<|>', "HTTP", ["https://", "http://", "https://$${stageVariables.host}"]),
        ('"<|>"', "MOCK", []),
        ('"arn:aws:apigateway:<|>"', "AWS", ["${data.aws_region.here.id}", *REGIONS]),
        ('"arn:aws:apigateway:eu-west-1:<|>"', "AWS_PROXY", ["lambda:path/"]),
        (f'"{SQS}:<|>"', "AWS", ["action/", "path/"]),
        (f'"{SQS}:action/<|>"', "AWS", [*QUEUE.actions, "$${stageVariables.host}", *QUEUE.others]),
        (f'"{SQS}:path/<|>"', "AWS", ["{account}/{queue}", "{pet}", "{id}", "$${stageVariables.host}"]),
        (f'"{CALL}/<|>"', "AWS_PROXY", ["aws_lambda_function.pets.arn", "$${stageVariables.host}"]),
        (f'"{CALL}/${{aws_lambda_function.pets.arn}}<|>"', "AWS_PROXY", ["/invocations"]),
        (f'"{CALL}/${{aws_lambda_function.pets.arn}}/<|>"', "AWS_PROXY", ["invocations"]),
        (
            f'"{CALL.replace("2015-03-31", "2021-11-15")}/${{aws_lambda_function.pets.arn}}/<|>"',
            "AWS_PROXY",
            ["response-streaming-invocations"],
        ),
        ('"https://<|>"', "HTTP", ["$${stageVariables.host}"]),
        ('"https://$${<|>"', "HTTP", ["$${stageVariables.host}"]),
        ('"https://$${stageVariables.h<|>}/"', "HTTP", ["$${stageVariables.host}"]),
        ('"https://pets.example.com/<|>"', "HTTP", ["{pet}", "{id}", "$${stageVariables.host}"]),
        ('"https://pets.example.com/{<|>}"', "HTTP", ["{pet}", "{id}"]),
        ('"${var.base}/pets/{<|>"', "HTTP", ["{pet}", "{id}"]),
        ('"https://pets.example.com/?id={i<|>"', "HTTP", ["{pet}", "{id}"]),
        (f'"{CALL}/$${{<|>"', "AWS_PROXY", ["$${stageVariables.host}"]),
    ],
)
def test_offers_what_can_stand_there(uri: str, kind: str, wanted: list[str]) -> None:
    assert own(offers(rest(uri, kind))) == wanted


def test_a_whole_list_of_services_is_offered_for_the_type_that_calls_them() -> None:
    services = installed_index().services.values()
    found = labels(rest('"arn:aws:apigateway:eu-west-1:s<|>"', "AWS"))
    assert [f"{one.name}:{way}/" for one in services for way, names in (("action", one.actions), ("path", one.paths)) if names] == [
        label for label in found if label.endswith("/")
    ]


@pytest.mark.parametrize(
    ("snippet", "dialect", "label", "line"),
    [
        (
            rest('"arn:aws:apigateway:<|>"'),
            "terraform",
            "${data.aws_region.here.id}",
            'uri         = "arn:aws:apigateway:${data.aws_region.here.id}"',
        ),
        (
            rest('"arn:aws:apigateway:eu-w<|>:sqs:path/1/a"'),
            "terraform",
            "eu-west-1",
            'uri         = "arn:aws:apigateway:eu-west-1:sqs:path/1/a"',
        ),
        (rest(f'"{SQS}:action/Se<|>nd"'), "terraform", "SendMessage", f'uri         = "{SQS}:action/SendMessage"'),
        (rest(f'"{SQS[:-1]}<|>:action/SendMessage"'), "terraform", "sns:action/", f'uri         = "{SQS[:-3]}sns:action/SendMessage"'),
        (rest(f'"{SQS}:<|>"'), "terraform", "path/", f'uri         = "{SQS}:path/"'),
        (
            rest(f'"{CALL}/<|>"'),
            "terraform",
            "aws_lambda_function.pets.arn",
            f'uri         = "{CALL}/${{aws_lambda_function.pets.arn}}/invocations"',
        ),
        (
            rest(f'"{CALL}/<|>/invocations"'),
            "terraform",
            "aws_lambda_function.pets.arn",
            f'uri         = "{CALL}/${{aws_lambda_function.pets.arn}}/invocations"',
        ),
        (
            rest(f'"{CALL}/${{aws_lambda_function.pets.arn}}<|>"'),
            "terraform",
            "/invocations",
            f'uri         = "{CALL}/${{aws_lambda_function.pets.arn}}/invocations"',
        ),
        (
            rest('"https://<|>/pets"', "HTTP"),
            "terraform",
            "$${stageVariables.host}",
            'uri         = "https://$${stageVariables.host}/pets"',
        ),
        (
            rest('"https://$${stageVa<|>}/pets"', "HTTP"),
            "terraform",
            "$${stageVariables.host}",
            'uri         = "https://$${stageVariables.host}/pets"',
        ),
        (rest('"https://a.example.com/{<|>}/x"', "HTTP"), "terraform", "{id}", 'uri         = "https://a.example.com/{id}/x"'),
        (rest("<|>", "HTTP"), "terraform", "https://", 'uri         = "https://"'),
        (
            template("!Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/<|>"),
            "cloudformation",
            "Fn.Arn",
            "Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations",
        ),
        (
            template("!Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/<|>/invocations"),
            "cloudformation",
            "Live",
            "Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Live}/invocations",
        ),
        (
            template("!Sub https://<|>/${X}", "HTTP"),
            "cloudformation",
            "${!stageVariables.host}",
            "Uri: !Sub https://${!stageVariables.host}/${X}",
        ),
        (template("https://<|>", "HTTP"), "cloudformation", "${stageVariables.host}", "Uri: https://${stageVariables.host}"),
        (template("'https://<|>'", "HTTP"), "cloudformation", "${stageVariables.host}", "Uri: 'https://${stageVariables.host}'"),
        (template("<|>", "HTTP"), "cloudformation", "https://", 'Uri: "https://"'),
        (
            json_template('{"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/<|>"}'),
            "json",
            "Fn.Arn",
            (
                '"Integration": {"Type": "AWS_PROXY", "Uri": {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/'
                '${Fn.Arn}/invocations"}} } }'
            ),
        ),
    ],
)
def test_what_is_accepted_is_spelled_as_the_file_needs_it(snippet: str, dialect: str, label: str, line: str) -> None:
    after = accepted(snippet, label, dialect)
    assert line in [written.strip() for written in after.split("\n")]


def test_without_sub_no_reference_is_offered_in_words() -> None:
    assert "Fn.Arn" not in labels(template(f"{CALL}/<|>"), "cloudformation")


def test_a_route_has_the_variables_of_its_path() -> None:
    assert [label for label in labels(shared('"https://pets.example.com/<|>"')) if label.startswith("{")] == ["{id}"]


def test_a_private_integration_takes_a_listener() -> None:
    found = labels(shared('"<|>"', 'integration_type = "HTTP_PROXY"\n  connection_type = "VPC_LINK"'))
    assert [label for label in found if label.startswith("arn:")] == [
        "arn:aws:elasticloadbalancing:{region}:{account}:listener/app/{name}/{balancer}/{listener}",
        "arn:aws:servicediscovery:{region}:{account}:service/{service}",
    ]
    assert "https://" not in found


def test_an_authorizer_calls_functions_only() -> None:
    head = 'resource "aws_api_gateway_authorizer" "users" {\n  authorizer_uri = '
    assert labels(head + '"<|>"\n}\n') == [FORM]
    assert labels(head + '"arn:aws:apigateway:eu-west-1:<|>"\n}\n') == ["lambda:path/"]


def test_what_is_to_be_filled_in_is_a_tab_stop() -> None:
    snippets = {item.label: item.snippet for item in offers(rest(f'"{SQS}:path/<|>"'))}
    assert snippets["{account}/{queue}"] == "${1:account}/${2:queue}$0"
    assert snippets["{id}"] is None


def test_an_offer_has_the_card_of_its_service() -> None:
    index = installed_index()
    action = next(item for item in offers(rest(f'"{SQS}:action/<|>"')) if item.label == "SendMessage")
    service = next(item for item in offers(rest('"arn:aws:apigateway:eu-west-1:<|>"')) if item.label == "sns:action/")
    cards = [documentation(item.about, "terraform", index) for item in (action, service)]
    assert [card.title for card in cards if card] == ["SendMessage", "sns"]


def strand_of(snippet: str) -> Strand:
    (found,) = [one for block in document(snippet).blocks() for one in strands(block) if isinstance(one.language, Uri)]
    return found


def test_colors_what_is_called_and_what_is_filled_in() -> None:
    strand = strand_of(rest(f'"{CALL}/{FUNCTION}:$${{stageVariables.alias}}/invocations"'))
    assert [(token.span.of(strand.text), token.kind) for token in speaker_of(strand.language).tokens(strand)] == [
        ("lambda", TokenKind.NAMESPACE),
        ("path", TokenKind.KEYWORD),
        ("shop-pets", TokenKind.FUNCTION),
        ("alias", TokenKind.VARIABLE),
        ("invocations", TokenKind.KEYWORD),
    ]
    strand = strand_of(rest('"https://$${stageVariables.host}:8080/pets/{id}"'))
    assert [(token.span.of(strand.text), token.kind) for token in speaker_of(strand.language).tokens(strand)] == [
        ("https", TokenKind.KEYWORD),
        ("host", TokenKind.VARIABLE),
        ("8080", TokenKind.NUMBER),
        ("id", TokenKind.PARAMETER),
    ]


def test_names_are_those_that_others_use_too() -> None:
    def names(snippet: str) -> list[tuple[Means, str]]:
        strand = strand_of(snippet)
        return [(name.means, name.span.of(strand.text)) for name in speaker_of(strand.language).names(strand)]

    uri = '"https://$${stageVariables.host}/pets/{id}"'
    assert names(rest(uri)) == [(Means.STAGE_VARIABLE, "host"), (Means.PATH, "id")]
    assert names(shared(uri)) == [(Means.STAGE_VARIABLE, "host"), (Means.PATH, "id")]


@pytest.mark.parametrize(
    "uri",
    [f"{CALL}/${{aws_lambda_function.pets.arn}}:$${{stageVariables.a}}/invocations", "https://$${stageVariables.host}:80/{id}/é🙂?a={b}"],
)
def test_answers_wherever_somebody_types(uri: str) -> None:
    chance = random.Random(uri)
    for end in range(len(uri) + 1):
        tail = chance.choice(["", "}", "/{", "::", "🙂"])
        at = place(rest(f'"{uri[:end]}<|>{tail}"'))
        found = hover(at)
        assert found is None or (found.span.touches(at.offset) and markdown(found.card))
        for item in complete(at):
            assert item.edit.span.touches(at.offset), item.label
        strands_here = [one for block in at.document.blocks() for one in strands(block) if isinstance(one.language, Uri)]
        for strand in strands_here:
            ends = [(token.span.start, token.span.end) for token in speaker_of(strand.language).tokens(strand)]
            assert ends == sorted(ends)
            assert all(start < stop <= len(strand.text) for start, stop in ends)
            assert all(first[1] <= second[0] for first, second in pairwise(ends))
