terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

data "aws_lambda_function" "books" {
  function_name = "library-books"
}

resource "aws_cognito_user_pool" "readers" {
  name = "readers"
}

resource "aws_sqs_queue" "loans" {
  name                    = "loans"
  sqs_managed_sse_enabled = true
}

resource "aws_iam_role" "loans" {
  name = "library-loans"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "loans" {
  role   = aws_iam_role.loans.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.loans.arn }] })
}

resource "aws_api_gateway_rest_api" "library" {
  name              = "library"
  fail_on_warnings  = true
  put_rest_api_mode = "overwrite"

  body = templatefile("${path.module}/openapi.yaml", {
    account          = data.aws_caller_identity.current.account_id
    books_invoke_arn = data.aws_lambda_function.books.invoke_arn
    queue            = aws_sqs_queue.loans.name
    region           = data.aws_region.current.name
    role             = aws_iam_role.loans.arn
    user_pool_arn    = aws_cognito_user_pool.readers.arn
  })

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_lambda_permission" "books" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.books.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.library.execution_arn}/*/GET/books/*"
}

resource "aws_api_gateway_deployment" "library" {
  rest_api_id = aws_api_gateway_rest_api.library.id

  triggers = {
    redeployment = sha1(aws_api_gateway_rest_api.library.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "library" {
  rest_api_id   = aws_api_gateway_rest_api.library.id
  deployment_id = aws_api_gateway_deployment.library.id
  stage_name    = "v2"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.library.arn
    format          = file("${path.module}/access-log.txt")
  }

  depends_on = [aws_api_gateway_account.library]
}

resource "aws_api_gateway_method_settings" "library" {
  rest_api_id = aws_api_gateway_rest_api.library.id
  stage_name  = aws_api_gateway_stage.library.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 60
    throttling_rate_limit  = 30
  }
}

resource "aws_cloudwatch_log_group" "library" {
  name              = "library-access"
  retention_in_days = 30
}

resource "aws_iam_role" "logs" {
  name               = "library-gateway-logs"
  assume_role_policy = aws_iam_role.loans.assume_role_policy
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "library" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}
