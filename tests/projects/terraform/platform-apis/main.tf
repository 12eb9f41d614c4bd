terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "certificate_arns" {
  type = object({
    api     = string
    sockets = string
  })
}

locals {
  jwt = {
    issuer   = "https://login.example.com"
    audience = ["platform"]
  }

  services = {
    accounts = {
      function = "accounts"
      routes   = ["GET /accounts/{account}", "PATCH /accounts/{account}"]
    }
    invoices = {
      function = "invoices"
      routes   = ["GET /invoices", "ANY /invoices/{invoice}/{proxy+}"]
    }
    reports = {
      function = "reports"
      routes   = ["POST /reports", "GET /reports/{report}"]
    }
  }
}

module "service" {
  source   = "./modules/http-service"
  for_each = local.services

  name          = each.key
  function_name = each.value.function
  routes        = toset(each.value.routes)
  jwt           = local.jwt
}

module "notifications" {
  source        = "./modules/notifications"
  function_name = "notifications"
  depends_on    = [aws_api_gateway_account.platform]
}

# HTTP APIs share a domain; a WebSocket API has to have its own.
resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "platform.example.com"

  domain_name_configuration {
    certificate_arn = var.certificate_arns.api
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_domain_name" "sockets" {
  domain_name = "sockets.example.com"

  domain_name_configuration {
    certificate_arn = var.certificate_arns.sockets
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "service" {
  for_each        = module.service
  domain_name     = aws_apigatewayv2_domain_name.api.id
  api_id          = each.value.api_id
  stage           = each.value.stage
  api_mapping_key = "platform/${each.key}"
}

resource "aws_apigatewayv2_api_mapping" "notifications" {
  domain_name = aws_apigatewayv2_domain_name.sockets.id
  api_id      = module.notifications.api_id
  stage       = module.notifications.stage
}

resource "aws_iam_role" "logs" {
  name = "platform-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "platform" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}

output "domains" {
  value = [aws_apigatewayv2_domain_name.api.domain_name, aws_apigatewayv2_domain_name.sockets.domain_name]
}
