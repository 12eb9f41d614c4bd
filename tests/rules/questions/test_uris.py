"""What does an integration call? The forms in which people write a `uri`, and what is certain about each."""

import pytest

from gatewright.index import installed_index
from gatewright.model import Project
from gatewright.rules.questions.uris import Target, target_of, uri_text
from gatewright.rules.rule import RuleContext
from harness.snippets import document
from rules.writing import integration, nested

INVOKE = "lambda:path/2015-03-31/functions"


def read_uri(snippet: str, dialect: str) -> tuple[Target, str]:
    read_as = document(snippet, dialect)
    ctx = RuleContext(Project((read_as,)), read_as, installed_index())
    (found,) = [block for block in read_as.blocks() if block.kind == "rest.integration"]
    return target_of(found, ctx), uri_text(found, ctx)


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        ("aws_lambda_function.pets.invoke_arn", Target.LAMBDA),
        ("aws_lambda_function.pets[0].qualified_invoke_arn", Target.LAMBDA),
        ("aws_lambda_function.pets[each.key].invoke_arn", Target.LAMBDA),
        ("data.aws_lambda_function.pets.invoke_arn", Target.LAMBDA),
        ("var.x ? aws_lambda_alias.a.invoke_arn : aws_lambda_alias.b.invoke_arn", Target.LAMBDA),
        (f'"arn:${{var.x}}:apigateway:${{var.x}}:{INVOKE}/${{var.x}}/invocations"', Target.LAMBDA),
        (f'"arn:aws:apigateway:${{data.aws_region.here.name}}:{INVOKE}/$${{stageVariables.fn}}/invocations"', Target.LAMBDA),
        ("aws_lambda_function.pets.arn", Target.LAMBDA_ARN),
        ('"${aws_lambda_function.pets.arn}:${var.x}"', Target.LAMBDA_ARN),
        ('"arn:aws:apigateway:${var.x}:dynamodb:action/Query"', Target.SERVICE),
        ('"arn:aws:apigateway:eu-west-1:abc.iotdata:path/topics/a"', Target.SERVICE),
        ('"https://${var.x}"', Target.MALFORMED),
        ('"${aws_lambda_function.pets.invoke_arn}:live"', Target.MALFORMED),
        ('"${var.x}/invocations"', Target.UNKNOWN),
        ('"arn:${var.x}"', Target.UNKNOWN),
        (f'"arn:aws:apigateway:${{var.x}}:{INVOKE}/${{var.x}}"', Target.UNKNOWN),
        ("var.x", Target.UNKNOWN),
        ("local.uri", Target.UNKNOWN),
        ("module.pets.invoke_arn", Target.UNKNOWN),
        ("each.value.invoke_arn", Target.UNKNOWN),
        ('""', Target.UNKNOWN),
    ],
)
def test_terraform(uri: str, target: Target) -> None:
    assert read_uri(integration(f'type = "AWS_PROXY"\nuri = {uri}'), "terraform")[0] is target


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        ("!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:" + INVOKE + "/${Elsewhere.Arn}/invocations", Target.LAMBDA),
        ("{'Fn::Join': [':', ['arn:aws:apigateway', !Ref AWS::Region, !Sub '" + INVOKE + "/${Fn.Arn}/invocations']]}", Target.LAMBDA),
        ("!GetAtt Fn.Arn", Target.LAMBDA_ARN),
        ("!Ref Live", Target.LAMBDA_ARN),
        ("!Ref Fn", Target.UNKNOWN),
        ("!GetAtt Elsewhere.Arn", Target.UNKNOWN),
        ("!ImportValue Uri", Target.UNKNOWN),
        ("!Ref X", Target.UNKNOWN),
    ],
)
def test_cloudformation(uri: str, target: Target) -> None:
    functions = "  Fn:\n    Type: AWS::Lambda::Function\n  Live:\n    Type: AWS::Lambda::Alias\n"
    assert read_uri(nested(f"Type: AWS_PROXY\nUri: {uri}", functions), "cloudformation")[0] is target


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        ("https://$${stageVariables.host}:8443/pets/{id}", Target.HTTP),
        ("http://${var.x}:${var.x}/", Target.HTTP),
        ("https://pets.example.com:22/", Target.MALFORMED),
        ("$${stageVariables.url}", Target.MALFORMED),
        ("arn:aws:apigateway:eu-west-1:sqs:action/SendMessage", Target.MALFORMED),
        ("http${var.x}", Target.UNKNOWN),
    ],
)
def test_http(uri: str, target: Target) -> None:
    assert read_uri(integration(f'type = "HTTP"\nuri = "{uri}"'), "terraform")[0] is target


def test_a_local_that_refers_to_itself_ends() -> None:
    assert (
        read_uri(integration('type = "HTTP"\nuri = "${local.a}/b"', before='locals {\n  a = "${local.a}/a"\n}\n'), "terraform")[0]
        is Target.UNKNOWN
    )
