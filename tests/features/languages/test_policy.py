"""Resource policies in an editor: what a hover says, what is offered, and what is written."""

from __future__ import annotations

import random

import pytest

from gatewright.features.completion.complete import complete
from gatewright.features.languages.policy import Policies
from gatewright.inside import Strand, strands
from harness.editor import accepted, card, labels
from harness.snippets import document, place

API = """resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "pets"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "get_pet" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
}
resource "aws_vpc_endpoint" "api" {
}
resource "aws_api_gateway_rest_api_policy" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
"""
TEMPLATE = """Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
  Pets:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Policy:
        Statement:
          - Effect: Allow
            """


def encoded(words: str) -> str:
    """A statement as values of Terraform."""
    return f"{API}  policy = jsonencode({{\n    Statement = [{{\n      {words}\n    }}]\n  }})\n}}\n"


def heredoc(words: str) -> str:
    """A statement as text in a heredoc."""
    return f'{API}  policy = <<-EOT\n    {{"Statement": [{{{words}}}]}}\n  EOT\n}}\n'


def mapping(words: str) -> str:
    """A statement in a template."""
    return f"{TEMPLATE}{words}\n"


STAGE = ("**`live`** stage\n\nA stage of `pets`.", "live")


@pytest.mark.parametrize(
    "snippet",
    [
        encoded('Resource = "execute-api:/li<|>ve/GET/pets"'),
        encoded('Resource = ["*", "${aws_api_gateway_rest_api.pets.execution_arn}/li<|>ve/GET/pets"]'),
        encoded('Resource = "arn:aws:execute-api:${var.region}:*:${aws_api_gateway_rest_api.pets.id}/li<|>ve/*"'),
        heredoc('"Resource": "execute-api:/li<|>ve/GET/pets"'),
        heredoc('"Resource": "${aws_api_gateway_rest_api.pets.execution_arn}/li<|>ve/GET/pets"'),
    ],
)
def test_resolves_a_stage_in_every_container(snippet: str) -> None:
    assert card(snippet) == STAGE


@pytest.mark.parametrize(
    ("words", "head", "about"),
    [
        ('Effect = "De<|>ny"', "**`Deny`** effect\n\nKeeps the calls out, whatever allows them.", "Deny"),
        ('Action = "execute-api:In<|>voke"', "**`execute-api:Invoke`** action\n\nTo call a method of the API.", "execute-api:Invoke"),
        (
            'Resource = "exec<|>ute-api:/*"',
            "**`execute-api`** service\n\nThis API: Region, account and id are filled in when the policy is saved.",
            "execute-api",
        ),
        (
            'Resource = "execute-api:/<|>*"',
            "**`*`** stage\n\nEvery stage. A `*` stands for slashes, too: at the end it means every verb and path as well.",
            "*",
        ),
        ('Resource = "execute-api:/dev<|>/*"', "**`dev`** stage\n\nA stage; these files have none of that name.", "dev"),
        ('Resource = "execute-api:/*/G<|>ET/*"', "**`GET`** verb\n\nIt matches `GET /pets/{id}`.", "GET"),
        ('Resource = "execute-api:/*/GET/pe<|>ts/1"', "**`pets/1`** path\n\nIt matches `GET /pets/{id}`.", "pets/1"),
        ('Resource = "execute-api:/*/GET/do<|>gs"', "**`dogs`** path\n\nNo method in these files matches.", "dogs"),
        (
            'Principal = { A<|>WS = "1" }',
            "**`AWS`** kind of principal\n\nAccounts, roles and users, by ARN or by the number of the account.",
            "AWS",
        ),
        (
            "Condition = { String<|>LikeIfExists = {} }",
            (
                "**`StringLikeIfExists`** operator\n\nThe text matches one of the values, in which `*` and `?` stand for anything.\n\n"
                "`IfExists`: true, too, when the call does not have the key."
            ),
            "StringLikeIfExists",
        ),
        (
            'Condition = { StringEquals = { "aws:Source<|>Vpce" = "vpce-1" } }',
            (
                "**`aws:SourceVpce`** key of conditions\n\nThe VPC endpoint that the call came through.\n\nFor example `vpce-0a1b2c3d`.\n\n"
                "**Beware:** Only calls of a private API have it."
            ),
            "aws:SourceVpce",
        ),
        (
            'Eff<|>ect = "Deny"',
            (
                "**`Effect`** element of a statement\n\nWhether the statement lets calls in or keeps them out. `Deny` wins over every `Allow`.\n\n"
                'For example `"Effect": "Allow"`.'
            ),
            "Effect",
        ),
    ],
)
def test_explains_each_piece(words: str, head: str, about: str) -> None:
    assert card(encoded(words)) == (head, about)


@pytest.mark.parametrize(
    "words", ['Sid = "Eff<|>ect"', 'Condition = { StringEquals = { "custom:ke<|>y" = "1" } }', "<|>", 'Effect = "<|>"']
)
def test_says_nothing_of_what_it_does_not_know(words: str) -> None:
    found = card(encoded(words))
    assert found
    assert found[0].startswith("**`policy`** string, required")


@pytest.mark.parametrize(
    ("snippet", "dialect", "expected"),
    [
        (
            encoded("<|>"),
            "terraform",
            ["Effect", "Principal", "Action", "Resource", "Condition", "Sid", "NotPrincipal", "NotAction", "NotResource"],
        ),
        (
            heredoc('"Effect": "Allow", "NotPrincipal": {}, "<|>"'),
            "terraform",
            ["Action", "Resource", "Condition", "Sid", "NotAction", "NotResource"],
        ),
        (
            mapping('Principal: "*"\n            Action: "*"\n            <|>'),
            "cloudformation",
            ["Resource", "Condition", "Sid", "NotResource"],
        ),
        (encoded('Effect = "<|>"'), "terraform", ["Allow", "Deny"]),
        (
            heredoc('"Action": ["execute-api:Invoke", "<|>"]'),
            "terraform",
            ["execute-api:InvalidateCache", "execute-api:ManageConnections", "execute-api:*"],
        ),
        (encoded('Principal = "<|>"'), "terraform", ["*"]),
        (encoded("Principal = { <|> }"), "terraform", ["AWS", "Service", "Federated", "CanonicalUser"]),
        (encoded('Resource = "<|>"'), "terraform", ["execute-api:/*", "execute-api:/live/*", "execute-api:/*/GET/pets/*", "*"]),
        (heredoc('"Resource": "execute-api:/<|>"'), "terraform", ["live", "*"]),
        (encoded('Resource = "execute-api:/live/<|>"'), "terraform", ["GET", "DELETE", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "*"]),
        (encoded('Resource = "execute-api:/live/GET/<|>"'), "terraform", ["pets/*", "*"]),
        (encoded('Resource = "execute-api:/live/POST/<|>"'), "terraform", ["*"]),
        (encoded("Condition = { IpAddress = { <|> } }"), "terraform", ["aws:SourceIp", "aws:VpcSourceIp"]),
        (encoded('Condition = { Bool = { "aws:SecureTransport" = "<|>" } }'), "terraform", ["true", "false"]),
        (heredoc('"Sid": "<|>"'), "terraform", []),
        (heredoc('"Effect": "Allow" "<|>"'), "terraform", []),
        (heredoc('"Condition": {"StringEquals": {"aws:SourceVpce": "<|>"}}'), "terraform", []),
    ],
)
def test_offers_what_is_valid_there(snippet: str, dialect: str, expected: list[str]) -> None:
    assert labels(snippet, dialect) == expected


@pytest.mark.parametrize(
    ("snippet", "dialect", "label", "old", "new"),
    [
        (encoded("Act<|>"), "terraform", "Action", "      Act\n", '      Action = "<|>"\n'),
        (encoded("Condition = { <|> }"), "terraform", "StringEquals", "{  }", "{ StringEquals = {<|>} }"),
        (encoded("Condition = { Bool = { <|> } }"), "terraform", "aws:SecureTransport", "{  }", '{ "aws:SecureTransport" = "<|>" }'),
        (encoded('Resource = "execute-api:/x<|>/GET/pets"'), "terraform", "live", "/x/GET", "/live/GET"),
        (heredoc('"Resource": <|>'), "terraform", "execute-api:/*", '"Resource": }', '"Resource": "execute-api:/*"}'),
        (
            encoded('Condition = { StringEquals = { "aws:SourceVpce" = <|> } }'),
            "terraform",
            "aws_vpc_endpoint.api.id",
            '"aws:SourceVpce" =  }',
            '"aws:SourceVpce" = aws_vpc_endpoint.api.id }',
        ),
        (mapping("Condition: {StringEquals: {aws:SourceVpce: <|>}}"), "cloudformation", "!Ref Endpoint", "Vpce: }", "Vpce: !Ref Endpoint}"),
        (mapping("Action: <|>"), "cloudformation", "execute-api:Invoke", "Action: \n", 'Action: "execute-api:Invoke"\n'),
        (
            mapping("Condition:\n              <|>"),
            "cloudformation",
            "Bool",
            "Condition:\n              \n",
            "Condition:\n              Bool:\n                <|>\n",
        ),
        (TEMPLATE.rstrip() + "\n          - <|>\n", "cloudformation", "Effect", "- \n", "- Effect: <|>\n"),
    ],
)
def test_writes_what_is_accepted(snippet: str, dialect: str, label: str, old: str, new: str) -> None:
    text = snippet.replace("<|>", "")
    assert text.count(old) == 1
    assert accepted(snippet, label, dialect) == text.replace(old, new)


def strand_of(words: str) -> Strand:
    (strand,) = [
        strand for block in document(heredoc(words)).blocks() for strand in strands(block) if strand.block.kind == "rest.api_policy"
    ]
    return strand


def test_colors_and_folds_a_policy() -> None:
    strand = strand_of('"Action": "a",\n     "Condition": {"Bool": {"aws:SecureTransport": true}}')
    assert [(token.span.of(strand.text), token.kind.value) for token in Policies().tokens(strand)] == [
        ("Statement", "keyword"),
        ("Action", "keyword"),
        ('"a"', "function"),
        ("Condition", "keyword"),
        ("Bool", "operator"),
        ("aws:SecureTransport", "variable"),
        ("true", "keyword"),
    ]
    assert [span.of(strand.text)[:2] for span in Policies().folds(strand)] == ['{"', "[{", '{"']


def test_never_raises_and_stays_inside_the_text() -> None:
    chance = random.Random(4)
    whole = '"Effect": "Deny", "Principal": {"AWS": ["*"]}, "Resource": "execute-api:/live/GET/pets", "Condition": {"Bool": {"aws:SourceIp": 1}}'
    for _ in range(100):
        start = chance.randrange(len(whole))
        text = (
            whole[:start]
            + "".join(chance.choice('{}[]",:/* \\a') for _ in range(chance.randrange(4)))
            + whole[start + chance.randrange(9) :]
        )
        at = chance.randrange(len(text) + 1)
        cut = heredoc(f"{text[:at]}<|>{text[at:]}")
        card(cut)
        for item in complete(place(cut)):
            assert 0 <= item.edit.span.start <= item.edit.span.end <= len(cut) - 3
        strand, end = strand_of(text), 0
        for token in Policies().tokens(strand):
            assert end <= token.span.start < token.span.end <= len(strand.text)
            end = token.span.end
