terraform {
  required_version = ">= 1.3.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "origin" {
  default = "https://news.example.com"
}

variable "package" {
  type        = string
  description = "Path of the zip with the function."
  default     = "build/newsletter.zip"
}

# ---------------------------------------------------------------------------------------------------------------------
# Function
# ---------------------------------------------------------------------------------------------------------------------

resource "aws_iam_role" "function" {
  name = "newsletter"

  assume_role_policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
      ]
    }
  JSON
}

resource "aws_lambda_function" "newsletter" {
  function_name = "newsletter"
  filename      = var.package
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  role          = aws_iam_role.function.arn
  timeout       = 5
}

# ---------------------------------------------------------------------------------------------------------------------
# API
# ---------------------------------------------------------------------------------------------------------------------

resource "aws_api_gateway_rest_api" "newsletter" {
  name        = "newsletter"
  description = "Subscriptions to the newsletter"

  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_resource" "subscriptions" {
  rest_api_id = aws_api_gateway_rest_api.newsletter.id
  parent_id   = aws_api_gateway_rest_api.newsletter.root_resource_id
  path_part   = "subscriptions"
}

resource "aws_api_gateway_method" "subscribe" {
  rest_api_id      = aws_api_gateway_rest_api.newsletter.id
  resource_id      = aws_api_gateway_resource.subscriptions.id
  http_method      = "POST"
  authorization    = "NONE"
  api_key_required = true
}

resource "aws_api_gateway_integration" "subscribe" {
  rest_api_id             = aws_api_gateway_rest_api.newsletter.id
  resource_id             = aws_api_gateway_resource.subscriptions.id
  http_method             = aws_api_gateway_method.subscribe.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.newsletter.invoke_arn
}

module "cors" {
  source        = "./modules/cors"
  rest_api_id   = aws_api_gateway_rest_api.newsletter.id
  resource_id   = aws_api_gateway_resource.subscriptions.id
  allow_origin  = var.origin
  allow_methods = ["POST", "OPTIONS"]
}

resource "aws_lambda_permission" "subscribe" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.newsletter.arn
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.newsletter.execution_arn}/live/POST${aws_api_gateway_resource.subscriptions.path}"
}

resource "aws_api_gateway_deployment" "live" {
  rest_api_id = aws_api_gateway_rest_api.newsletter.id

  triggers = {
    redeploy = sha1(join(",", [
      jsonencode(aws_api_gateway_resource.subscriptions),
      jsonencode(aws_api_gateway_method.subscribe),
      jsonencode(aws_api_gateway_integration.subscribe),
      module.cors.hash,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.newsletter.id
  deployment_id = aws_api_gateway_deployment.live.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_kinesis_firehose_delivery_stream.access.arn
    format          = "{\"id\":\"$context.requestId\",\"status\":\"$context.status\",\"ip\":\"$context.identity.sourceIp\",\"key\":\"$context.identity.apiKeyId\"}"
  }
}

resource "aws_api_gateway_method_settings" "live" {
  rest_api_id = aws_api_gateway_rest_api.newsletter.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    throttling_burst_limit = 20
    throttling_rate_limit  = 10
  }
}

resource "aws_api_gateway_api_key" "site" {
  name        = "newsletter-site"
  description = "Sent by the sign-up form"
}

resource "aws_api_gateway_usage_plan" "site" {
  name = "newsletter-site"
  api_stages {
    api_id = aws_api_gateway_rest_api.newsletter.id
    stage  = aws_api_gateway_stage.live.stage_name
  }
  quota_settings {
    limit  = 5000
    period = "DAY"
  }
  throttle_settings {
    burst_limit = 20
    rate_limit  = 10
  }
}

resource "aws_api_gateway_usage_plan_key" "site" {
  key_id        = aws_api_gateway_api_key.site.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.site.id
}
