variable "rest_api_id" { type = string }
variable "resource_id" { type = string }
variable "allow_origin" { type = string }
variable "allow_methods" {
  type    = list(string)
  default = ["GET", "POST", "OPTIONS"]
}

locals {
  headers = {
    "method.response.header.Access-Control-Allow-Origin"  = "'${var.allow_origin}'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,X-Api-Key'"
    "method.response.header.Access-Control-Allow-Methods" = "'${join(",", var.allow_methods)}'"
  }
}

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

resource "aws_api_gateway_method" "this" {
  rest_api_id   = var.rest_api_id
  resource_id   = var.resource_id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "this" {
  rest_api_id = var.rest_api_id
  resource_id = var.resource_id
  http_method = aws_api_gateway_method.this.http_method
  type        = "MOCK"
  request_templates = {
    "application/json" = "{\"statusCode\": 200}"
  }
}

resource "aws_api_gateway_method_response" "this" {
  rest_api_id         = var.rest_api_id
  resource_id         = var.resource_id
  http_method         = aws_api_gateway_method.this.http_method
  status_code         = "200"
  response_parameters = { for header, _ in local.headers : header => true }
  response_models     = { "application/json" = "Empty" }
}

resource "aws_api_gateway_integration_response" "this" {
  rest_api_id         = var.rest_api_id
  resource_id         = var.resource_id
  http_method         = aws_api_gateway_integration.this.http_method
  status_code         = aws_api_gateway_method_response.this.status_code
  response_parameters = local.headers
}

output "hash" {
  description = "Changes whenever the preflight does."
  value = sha1(jsonencode([
    aws_api_gateway_method.this,
    aws_api_gateway_integration.this,
    aws_api_gateway_method_response.this,
    aws_api_gateway_integration_response.this,
  ]))
}
