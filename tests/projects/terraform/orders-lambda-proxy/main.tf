# Orders: a REST API in front of one Lambda function, called by other services with signed requests.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      service = "orders"
      team    = "fulfilment"
    }
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "artifacts_bucket" {
  description = "Bucket with the packaged functions."
  type        = string
}

data "aws_iam_policy_document" "lambda_trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "orders" {
  name               = "orders-function"
  assume_role_policy = data.aws_iam_policy_document.lambda_trust.json
}

resource "aws_iam_role_policy_attachment" "orders_logs" {
  role       = aws_iam_role.orders.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.12"
  handler       = "orders.handler"
  s3_bucket     = var.artifacts_bucket
  s3_key        = "orders/latest.zip"
  timeout       = 10
  memory_size   = 256
}

resource "aws_api_gateway_rest_api" "orders" {
  name                     = "orders"
  description              = "Orders of the shop, for internal callers"
  minimum_compression_size = "1024"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_resource" "order" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  parent_id   = aws_api_gateway_resource.orders.id
  path_part   = "{orderId}"
}

resource "aws_api_gateway_request_validator" "parameters" {
  rest_api_id                 = aws_api_gateway_rest_api.orders.id
  name                        = "parameters"
  validate_request_parameters = true
}

resource "aws_api_gateway_method" "list_orders" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  resource_id          = aws_api_gateway_resource.orders.id
  http_method          = "GET"
  authorization        = "AWS_IAM"
  operation_name       = "ListOrders"
  request_validator_id = aws_api_gateway_request_validator.parameters.id

  request_parameters = {
    "method.request.querystring.customer" = true
    "method.request.querystring.after"    = false
  }
}

resource "aws_api_gateway_method" "get_order" {
  rest_api_id    = aws_api_gateway_rest_api.orders.id
  resource_id    = aws_api_gateway_resource.order.id
  http_method    = "GET"
  authorization  = "AWS_IAM"
  operation_name = "GetOrder"

  request_validator_id = aws_api_gateway_request_validator.parameters.id
  request_parameters   = { "method.request.path.orderId" = true }
}

resource "aws_api_gateway_integration" "list_orders" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = aws_api_gateway_method.list_orders.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
  timeout_milliseconds    = 12000
}

resource "aws_api_gateway_integration" "get_order" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_resource.order.id
  http_method             = aws_api_gateway_method.get_order.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
  timeout_milliseconds    = 12000
}

resource "aws_lambda_permission" "list_orders" {
  statement_id  = "ListOrders"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.orders.execution_arn}/*/GET/orders"
}

resource "aws_lambda_permission" "get_order" {
  statement_id  = "GetOrder"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.orders.execution_arn}/*/GET/orders/*"
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.orders,
      aws_api_gateway_resource.order,
      aws_api_gateway_request_validator.parameters,
      aws_api_gateway_method.list_orders,
      aws_api_gateway_method.get_order,
      aws_api_gateway_integration.list_orders,
      aws_api_gateway_integration.get_order,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

# The role for CloudWatch is one per region and account; this stack owns it.
resource "aws_iam_role" "api_logs" {
  name = "api-gateway-logs"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "apigateway.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "api_logs" {
  role       = aws_iam_role.api_logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = aws_iam_role.api_logs.arn
  depends_on          = [aws_iam_role_policy_attachment.api_logs]
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/apis/orders/access"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  deployment_id        = aws_api_gateway_deployment.orders.id
  stage_name           = "live"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      requestId = "$context.requestId"
      caller    = "$context.identity.caller"
      method    = "$context.httpMethod"
      path      = "$context.resourcePath"
      status    = "$context.status"
      latency   = "$context.responseLatency"
    })
  }

  depends_on = [aws_api_gateway_account.this]
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }
}

output "url" {
  value = aws_api_gateway_stage.live.invoke_url
}
