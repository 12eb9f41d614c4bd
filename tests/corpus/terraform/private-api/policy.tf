data "aws_iam_policy_document" "payroll" {
  statement {
    sid     = "AnyoneWhoGotThisFar"
    effect  = "Allow"
    actions = ["execute-api:Invoke"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    resources = ["${aws_api_gateway_rest_api.payroll.execution_arn}/*"]
  }

  statement {
    sid     = "OnlyThroughOurEndpoint"
    effect  = "Deny"
    actions = ["execute-api:Invoke"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    resources = ["${aws_api_gateway_rest_api.payroll.execution_arn}/*"]

    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpce"
      values   = [aws_vpc_endpoint.execute_api.id]
    }
  }
}

resource "aws_api_gateway_rest_api_policy" "payroll" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id
  policy      = data.aws_iam_policy_document.payroll.json
}
