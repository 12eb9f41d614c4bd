# An HTTP API in front of two private services: one behind an application load balancer, one in Cloud Map.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

locals {
  name = "private-services"
  tags = { project = local.name }
}

resource "aws_apigatewayv2_api" "services" {
  name                         = local.name
  description                  = "Private services, for signed callers"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = false
  tags                         = local.tags
}

resource "aws_security_group" "link" {
  name   = "${local.name}-link"
  vpc_id = var.network.vpc_id
  tags   = local.tags

  egress {
    from_port   = 443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }
}

resource "aws_apigatewayv2_vpc_link" "services" {
  name               = local.name
  security_group_ids = [aws_security_group.link.id]
  subnet_ids         = var.network.private_subnets
  tags               = local.tags
}

# --- invoices: load balancer -------------------------------------------------

data "aws_lb" "invoices" {
  name = "invoices"
}

data "aws_lb_listener" "invoices" {
  load_balancer_arn = data.aws_lb.invoices.arn
  port              = 443
}

resource "aws_apigatewayv2_integration" "invoices" {
  api_id                 = aws_apigatewayv2_api.services.id
  description            = "Invoices, through the load balancer"
  integration_type       = "HTTP_PROXY"
  integration_method     = "ANY"
  integration_uri        = data.aws_lb_listener.invoices.arn
  connection_type        = "VPC_LINK"
  connection_id          = aws_apigatewayv2_vpc_link.services.id
  payload_format_version = "1.0"
  timeout_milliseconds   = 20000

  tls_config {
    server_name_to_verify = "invoices.internal.example.com"
  }

  request_parameters = {
    "overwrite:path"             = "$request.path"
    "append:header.x-request-id" = "$context.requestId"
    "remove:header.x-debug"      = "''"
  }

  response_parameters {
    status_code = 403
    mappings = {
      "append:header.x-refused-by" = "invoices"
    }
  }

  response_parameters {
    status_code = 500
    mappings = {
      "overwrite:statuscode"   = "502"
      "remove:header.x-server" = "''"
    }
  }
}

resource "aws_apigatewayv2_route" "invoices" {
  for_each = toset(["GET /invoices", "POST /invoices", "GET /invoices/{invoice}"])

  api_id             = aws_apigatewayv2_api.services.id
  route_key          = each.key
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.invoices.id}"
}

# --- dunning: Cloud Map ------------------------------------------------------

resource "aws_service_discovery_private_dns_namespace" "services" {
  name = "services.example.internal"
  vpc  = var.network.vpc_id
}

resource "aws_service_discovery_service" "dunning" {
  name = "dunning"

  dns_config {
    namespace_id = aws_service_discovery_private_dns_namespace.services.id

    dns_records {
      ttl  = 10
      type = "SRV"
    }
  }
}

resource "aws_apigatewayv2_integration" "dunning" {
  api_id             = aws_apigatewayv2_api.services.id
  integration_type   = "HTTP_PROXY"
  integration_method = "POST"
  integration_uri    = aws_service_discovery_service.dunning.arn
  connection_type    = "VPC_LINK"
  connection_id      = aws_apigatewayv2_vpc_link.services.id

  request_parameters = {
    "overwrite:path"                   = "/internal/dunning/$${request.path.invoice}"
    "append:querystring.requestedBy"   = "$context.identity.user"
    "overwrite:header.x-api-stage"     = "$context.stage"
  }

  tls_config {
    server_name_to_verify = "dunning.services.example.internal"
  }
}

resource "aws_apigatewayv2_route" "dunning" {
  api_id             = aws_apigatewayv2_api.services.id
  route_key          = "POST /invoices/{invoice}/dunning"
  authorization_type = "AWS_IAM"
  target             = format("integrations/%s", aws_apigatewayv2_integration.dunning.id)
}

# --- stage -------------------------------------------------------------------

resource "aws_cloudwatch_log_group" "access" {
  name              = "/${local.name}/access"
  retention_in_days = 30
  tags              = local.tags
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.services.id
  name        = "$default"
  auto_deploy = true
  tags        = local.tags

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 200
    throttling_rate_limit    = 100
  }

  route_settings {
    route_key              = aws_apigatewayv2_route.dunning.route_key
    throttling_burst_limit = 5
    throttling_rate_limit  = 1
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      id       = "$context.requestId"
      route    = "$context.routeKey"
      caller   = "$context.identity.userArn"
      status   = "$context.status"
      error    = "$context.integrationErrorMessage"
      duration = "$context.integrationLatency"
    })
  }
}
