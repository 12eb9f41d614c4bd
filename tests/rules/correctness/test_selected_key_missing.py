"""The rule on expressions that always name an entry that there is not."""

import pytest

from rules.writing import offers, rewrites, says, shared, shared_template, stays_quiet

RULE = "selected-key-missing"


def selecting(expression: str, templates: str = 'request_templates = { "a" = "x" }') -> str:
    return shared(f"template_selection_expression = {expression}\n{templates}", '"WEBSOCKET"')


@pytest.mark.parametrize(
    "snippet",
    [
        selecting('"a"'),
        selecting('"$request.body.a"'),
        selecting('"$${request.body.a}"'),
        selecting('"b-$${request.body.a}"'),
        selecting("var.x"),
        selecting('"${var.x}"'),
        selecting('""'),
        selecting('"b"', ""),
        selecting('"b"', "request_templates = {}"),
        selecting('"b"', "request_templates = var.x"),
        selecting('"b"', 'request_templates = { (var.x) = "x" }'),
        selecting('"\\\\$default"', 'request_templates = { "$default" = "x" }'),
        shared_template("TemplateSelectionExpression: a\nRequestTemplates:\n  a: x", "WEBSOCKET"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_which_key_is_missing() -> None:
    says(
        RULE,
        selecting('"b"\n                                 ^ selected-key-missing'),
        "`template_selection_expression` always yields `b`, and `request_templates` has no such key, so nothing in it is used.",
    )
    says(
        RULE,
        shared_template(
            "TemplateSelectionExpression: b\n                             ^ selected-key-missing\nRequestTemplates:\n  a: x", "WEBSOCKET"
        ),
        "`TemplateSelectionExpression` always yields `b`, and `RequestTemplates` has no such key, so nothing in it is used.",
    )


def test_the_models_of_a_route_count_too() -> None:
    route = 'api_id = var.x\n  route_key = "a"\n  model_selection_expression = "b"\n  request_models = { a = "A" }'
    says(
        RULE,
        f'variable "x" {{}}\nresource "aws_apigatewayv2_route" "it" {{\n  {route}\n}}\n'.replace(
            '"b"', '"b"\n                                ^ selected-key-missing'
        ),
        "`model_selection_expression` always yields `b`, and `request_models` has no such key, so nothing in it is used.",
    )


def test_fix_names_the_only_key() -> None:
    rewrites(RULE, selecting('"b"'), '"b"', '"a"')
    rewrites(RULE, selecting('"b"', 'request_templates = { "$default" = "x" }'), '"b"', '"\\\\$default"')
    assert offers(RULE, selecting('"b"')) == [("Choose `a`", False)]
    assert offers(RULE, selecting('"b"', 'request_templates = { "a" = "x", "c" = "y" }')) == []
