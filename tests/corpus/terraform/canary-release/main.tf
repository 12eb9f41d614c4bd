terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.90" }
  }
}

variable "canary_percent" {
  description = "Share of the traffic the release candidate gets, 0 switches the canary off"
  type        = number
  default     = 0

  validation {
    condition     = var.canary_percent >= 0 && var.canary_percent <= 50
    error_message = "Between 0 and 50 please."
  }
}

variable "environment" {
  type    = string
  default = "dev"
}

variable "release" {
  description = "Raised when the candidate becomes the stable version"
  type        = string
  default     = "2024.11"
}

locals {
  prod = var.environment == "prod"

  cache = {
    enabled = true
    size    = local.prod ? "6.1" : "0.5"
    ttl     = local.prod ? 300 : 30
  }
}

resource "aws_api_gateway_rest_api" "search" {
  name = "search-${var.environment}"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "search" {
  rest_api_id = aws_api_gateway_rest_api.search.id
  parent_id   = aws_api_gateway_rest_api.search.root_resource_id
  path_part   = "search"
}

resource "aws_api_gateway_method" "search" {
  rest_api_id   = aws_api_gateway_rest_api.search.id
  resource_id   = aws_api_gateway_resource.search.id
  http_method   = "GET"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.querystring.q"    = true
    "method.request.querystring.lang" = false
  }
}

# The function behind the stage is picked by a stage variable: "live" or "next".
data "aws_lambda_function" "search" {
  function_name = "search-${var.environment}"
}

data "aws_region" "current" {}

resource "aws_api_gateway_integration" "search" {
  rest_api_id             = aws_api_gateway_rest_api.search.id
  resource_id             = aws_api_gateway_resource.search.id
  http_method             = aws_api_gateway_method.search.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = replace(data.aws_lambda_function.search.invoke_arn, "/invocations", ":$${stageVariables.alias}/invocations")
  cache_key_parameters    = ["method.request.querystring.q", "method.request.querystring.lang"]
  cache_namespace         = aws_api_gateway_resource.search.id
}

resource "aws_lambda_permission" "search" {
  for_each = toset(["live", "next"])

  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.search.function_name
  qualifier     = each.key
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.search.execution_arn}/*/GET/search"
}

resource "aws_api_gateway_deployment" "stable" {
  rest_api_id = aws_api_gateway_rest_api.search.id
  description = "stable"

  triggers = {
    release = var.release
  }

  depends_on = [aws_api_gateway_integration.search]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_deployment" "candidate" {
  count = var.canary_percent > 0 ? 1 : 0

  rest_api_id = aws_api_gateway_rest_api.search.id
  description = "candidate"

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_method.search,
      aws_api_gateway_integration.search,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}
