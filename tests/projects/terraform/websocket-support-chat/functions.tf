resource "aws_dynamodb_table" "connections" {
  name         = "support-chat-connections"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "connectionId"

  attribute {
    name = "connectionId"
    type = "S"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }
}

resource "aws_iam_role" "chat" {
  name               = "support-chat"
  assume_role_policy = data.aws_iam_policy_document.trust["lambda"].json
}

data "aws_iam_policy_document" "trust" {
  for_each = toset(["lambda", "apigateway"])

  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "chat" {
  statement {
    actions   = ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:Scan"]
    resources = [aws_dynamodb_table.connections.arn]
  }

  # Answers go back over the connection.
  statement {
    actions   = ["execute-api:ManageConnections"]
    resources = ["${aws_apigatewayv2_api.chat.execution_arn}/*/*/@connections/*"]
  }
}

resource "aws_iam_role_policy" "chat" {
  role   = aws_iam_role.chat.id
  policy = data.aws_iam_policy_document.chat.json
}

resource "aws_lambda_function" "chat" {
  for_each = local.functions

  function_name = "support-chat-${each.key}"
  role          = aws_iam_role.chat.arn
  runtime       = "nodejs22.x"
  handler       = "${each.key}.handler"
  s3_bucket     = var.code.bucket
  s3_key        = "${var.code.prefix}/${each.key}.zip"
  timeout       = 8

  environment {
    variables = {
      TABLE = aws_dynamodb_table.connections.name
    }
  }
}

resource "aws_lambda_permission" "chat" {
  for_each = {
    connect    = "*"
    message    = "*"
    authorizer = "authorizers/${aws_apigatewayv2_authorizer.visitor.id}"
  }

  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.chat[each.key].function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.chat.execution_arn}/${each.value}"
}

resource "aws_cloudwatch_log_group" "chat" {
  name              = "/support-chat/access"
  retention_in_days = 30
}

resource "aws_iam_role" "logs" {
  name               = "support-chat-gateway-logs"
  assume_role_policy = data.aws_iam_policy_document.trust["apigateway"].json
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "chat" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}
