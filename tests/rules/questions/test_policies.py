"""Whom does a resource policy let in, however it is written?"""

from __future__ import annotations

import pytest

from gatewright.model import Project
from gatewright.rules.questions.policies import admits_everyone
from harness.snippets import document

OPEN = '{"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": ["execute-api:*"], "Resource": "execute-api:/*"}'
DATA = 'data "aws_iam_policy_document" "pets" {\n  statement {\n    actions = ["execute-api:Invoke"]\n%s  }\n%s}\n'
EVERYONE = '    principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }\n'
FROM_DATA = "data.aws_iam_policy_document.pets.json"


def admits(policy: str, beside: str = "") -> bool:
    """What is found of a policy as Terraform writes it."""
    read = document(f'{beside}resource "aws_api_gateway_rest_api_policy" "it" {{\n  rest_api_id = "a"\n  policy      = {policy}\n}}\n')
    project = Project((read,))
    (block,) = project.of_kind("rest.api_policy")
    attribute = block.get("policy")
    assert attribute
    return admits_everyone(attribute.value, project)


def words(*statements: str) -> str:
    """A policy as text of several lines."""
    return f'<<-EOF\n  {{"Statement": [{", ".join(statements)}]}}\n  EOF'


@pytest.mark.parametrize(
    "policy",
    [
        words(OPEN),
        words(OPEN.replace("execute-api:/*", "${aws_api_gateway_rest_api.pets.execution_arn}/*")),
        words(OPEN.replace('{"AWS": ["*"]}', '"*"'), OPEN.replace("execute-api:*", "execute-api:ManageConnections")),
        words(OPEN.replace("execute-api:*", "*")),
        "jsonencode({ Statement = { Effect = " + '"Allow", Principal = "*", Action = "execute-api:Invoke", Resource = aws_x.y.arn } })',
    ],
)
def test_everybody_is_let_in(policy: str) -> None:
    assert admits(policy)


@pytest.mark.parametrize(
    "policy",
    [
        words(),
        words("[]"),
        words(OPEN, OPEN.replace("Allow", "Deny")),
        words(OPEN.replace('"Resource"', '"Condition": {"StringEquals": {"aws:SourceVpce": "${var.x}"}}, "Resource"')),
        words(OPEN.replace('"Principal"', '"NotPrincipal"')),
        words(OPEN.replace('["*"]', '["arn:aws:iam::111122223333:root"]')),
        words(OPEN.replace("execute-api:*", "execute-api:ManageConnections")),
        words(OPEN, "${var.more}"),
        words(OPEN).replace("[{", "[{{"),
        '"null"',
        "local.a",
        "aws_iam_policy.pets.policy",
        "jsonencode(var.x)",
        'jsonencode({ Statement = concat([{ Effect = "Allow", Principal = "*", Action = "*" }], var.x) })',
    ],
)
def test_nothing_is_certain(policy: str) -> None:
    assert not admits(policy, "locals {\n  a = local.b\n  b = local.a\n}\n")


@pytest.mark.parametrize(
    ("inside", "beside", "admitted"),
    [
        (EVERYONE, "", True),
        (EVERYONE.replace('"AWS"', '"*"'), "", True),
        (EVERYONE.replace('"AWS"', '"Service"'), "", False),
        ("", "", False),
        (EVERYONE + '    effect = "Deny"\n', "", False),
        (EVERYONE + '    condition {\n      test = "Bool"\n    }\n', "", False),
        (EVERYONE + '    dynamic "condition" {\n      for_each = var.x\n      content {}\n    }\n', "", False),
        (EVERYONE, '  dynamic "statement" {\n    for_each = var.x\n    content {\n      effect = "Deny"\n    }\n  }\n', False),
        (EVERYONE, "  override_policy_documents = [var.x]\n", False),
    ],
)
def test_the_data_source(inside: str, beside: str, admitted: bool) -> None:
    assert admits(FROM_DATA, DATA % (inside, beside)) is admitted


def test_a_local_is_followed() -> None:
    assert admits("local.policy", f"locals {{\n  policy = local.open\n  open   = {FROM_DATA}\n}}\n{DATA % (EVERYONE, '')}")
