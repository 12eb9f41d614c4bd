# The warehouse runs behind a network load balancer. A VPC link leads there; which link, the stage knows.

terraform {
  required_version = "~> 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "vpc_id" { type = string }
variable "subnet_ids" { type = list(string) }
variable "certificate_arn" { type = string }

variable "backend_host" {
  description = "Name in the certificate of the load balancer."
  type        = string
  default     = "warehouse.internal.example.com"
}

resource "aws_lb" "warehouse" {
  name                       = "warehouse"
  internal                   = true
  load_balancer_type         = "network"
  subnets                    = var.subnet_ids
  enable_deletion_protection = true
}

resource "aws_lb_target_group" "warehouse" {
  name        = "warehouse"
  port        = 8443
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = var.vpc_id
}

resource "aws_lb_listener" "warehouse" {
  load_balancer_arn = aws_lb.warehouse.arn
  port              = 443
  protocol          = "TLS"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.warehouse.arn
  }
}

resource "aws_api_gateway_vpc_link" "warehouse" {
  name        = "warehouse"
  description = "To the load balancer of the warehouse"
  target_arns = [aws_lb.warehouse.arn]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_rest_api" "warehouse" {
  name = "warehouse"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "stock" {
  rest_api_id = aws_api_gateway_rest_api.warehouse.id
  parent_id   = aws_api_gateway_rest_api.warehouse.root_resource_id
  path_part   = "stock"
}

resource "aws_api_gateway_resource" "article" {
  rest_api_id = aws_api_gateway_rest_api.warehouse.id
  parent_id   = aws_api_gateway_resource.stock.id
  path_part   = "{article}"
}

resource "aws_api_gateway_resource" "legacy" {
  rest_api_id = aws_api_gateway_rest_api.warehouse.id
  parent_id   = aws_api_gateway_rest_api.warehouse.root_resource_id
  path_part   = "{proxy+}"
}

resource "aws_api_gateway_method" "stock" {
  rest_api_id   = aws_api_gateway_rest_api.warehouse.id
  resource_id   = aws_api_gateway_resource.article.id
  http_method   = "GET"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.path.article"         = true
    "method.request.querystring.location" = false
    "method.request.header.X-Trace"       = false
  }
}

resource "aws_api_gateway_integration" "stock" {
  rest_api_id             = aws_api_gateway_rest_api.warehouse.id
  resource_id             = aws_api_gateway_resource.article.id
  http_method             = aws_api_gateway_method.stock.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://${var.backend_host}/v2/articles/{article}/stock"
  connection_type         = "VPC_LINK"
  connection_id           = "$${stageVariables.vpcLinkId}"

  request_parameters = {
    "integration.request.path.article"         = "method.request.path.article"
    "integration.request.querystring.location" = "method.request.querystring.location"
    "integration.request.header.X-Trace"       = "method.request.header.X-Trace"
    "integration.request.header.X-Stage"       = "context.stage"
    "integration.request.header.X-Client"      = "'api-gateway'"
  }
}

resource "aws_api_gateway_method" "legacy" {
  rest_api_id   = aws_api_gateway_rest_api.warehouse.id
  resource_id   = aws_api_gateway_resource.legacy.id
  http_method   = "ANY"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.path.proxy" = true
  }
}

resource "aws_api_gateway_integration" "legacy" {
  rest_api_id             = aws_api_gateway_rest_api.warehouse.id
  resource_id             = aws_api_gateway_resource.legacy.id
  http_method             = aws_api_gateway_method.legacy.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "ANY"
  uri                     = "https://${var.backend_host}/{proxy}"
  connection_type         = "VPC_LINK"
  connection_id           = aws_api_gateway_vpc_link.warehouse.id
  timeout_milliseconds    = 29000

  request_parameters = {
    "integration.request.path.proxy" = "method.request.path.proxy"
  }
}

resource "aws_api_gateway_deployment" "warehouse" {
  rest_api_id = aws_api_gateway_rest_api.warehouse.id

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.stock, aws_api_gateway_resource.article, aws_api_gateway_resource.legacy,
      aws_api_gateway_method.stock, aws_api_gateway_method.legacy,
      aws_api_gateway_integration.stock, aws_api_gateway_integration.legacy,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "warehouse" {
  rest_api_id   = aws_api_gateway_rest_api.warehouse.id
  deployment_id = aws_api_gateway_deployment.warehouse.id
  stage_name    = "live"

  variables = {
    vpcLinkId = aws_api_gateway_vpc_link.warehouse.id
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.warehouse.arn
    format          = "{ \"requestId\": \"$context.requestId\", \"path\": \"$context.path\", \"status\": $context.status, \"backend\": \"$context.integration.status\" }"
  }

  depends_on = [aws_api_gateway_account.warehouse]
}

resource "aws_api_gateway_method_settings" "warehouse" {
  rest_api_id = aws_api_gateway_rest_api.warehouse.id
  stage_name  = aws_api_gateway_stage.warehouse.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    throttling_rate_limit  = 100
    throttling_burst_limit = 100
  }
}

resource "aws_cloudwatch_log_group" "warehouse" {
  name              = "/warehouse/access"
  retention_in_days = 7
}

resource "aws_iam_role" "warehouse_logs" {
  name                = "warehouse-gateway-logs"
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"]
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }
  })
}

resource "aws_api_gateway_account" "warehouse" {
  cloudwatch_role_arn = aws_iam_role.warehouse_logs.arn
}
