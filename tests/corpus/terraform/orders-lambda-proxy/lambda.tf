data "aws_iam_policy_document" "assume_lambda" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "orders" {
  name               = "${local.name_prefix}-fn"
  assume_role_policy = data.aws_iam_policy_document.assume_lambda.json
}

resource "aws_iam_role_policy_attachment" "orders_logs" {
  role       = aws_iam_role.orders.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_lambda_function" "orders" {
  function_name = "${local.name_prefix}-orders"
  role          = aws_iam_role.orders.arn
  runtime       = "nodejs20.x"
  handler       = "dist/index.handler"
  s3_bucket     = var.artifact_bucket
  s3_key        = "orders/${var.build_id}.zip"
  memory_size   = 512
  timeout       = 14

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      STAGE    = var.environment
      LOG_JSON = "1"
    }
  }
}

resource "aws_lambda_permission" "orders_from_api" {
  statement_id  = "AllowOrdersApi"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.orders.execution_arn}/*/*"
}
