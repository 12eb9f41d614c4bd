terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# ---------------------------------------------------------------------------
# A status API with nothing behind it: the load balancer of the partner network
# polls /health and only looks at the status code.   ✅
# ---------------------------------------------------------------------------

resource "aws_api_gateway_rest_api" "status" {
  name        = "partner-status"
  description = "Mock health endpoint for partner monitoring 🩺"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = {
    team = "network-ops"
  }
}

resource "aws_api_gateway_resource" "health" {
  rest_api_id = aws_api_gateway_rest_api.status.id
  parent_id   = aws_api_gateway_rest_api.status.root_resource_id
  path_part   = "health"
}

resource "aws_api_gateway_method" "health" {
  rest_api_id = aws_api_gateway_rest_api.status.id
  resource_id = aws_api_gateway_resource.health.id
  http_method = "GET"
  # gatewright: allow method-without-authorization -- public health check
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "health" {
  rest_api_id          = aws_api_gateway_rest_api.status.id
  resource_id          = aws_api_gateway_resource.health.id
  http_method          = aws_api_gateway_method.health.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"

  request_templates = {
    "application/json" = <<-VTL
      #if($input.params('simulate') == "down")
      { "statusCode": 503 }
      #else
      { "statusCode": 200 }
      #end
    VTL
  }
}

resource "aws_api_gateway_method_response" "up" {
  rest_api_id = aws_api_gateway_rest_api.status.id
  resource_id = aws_api_gateway_resource.health.id
  http_method = aws_api_gateway_method.health.http_method
  status_code = "200"

  response_models = {
    "application/json" = "Empty"
  }

  response_parameters = {
    "method.response.header.Cache-Control" = true
  }
}

resource "aws_api_gateway_method_response" "down" {
  rest_api_id = aws_api_gateway_rest_api.status.id
  resource_id = aws_api_gateway_resource.health.id
  http_method = aws_api_gateway_method.health.http_method
  status_code = "503"
}

resource "aws_api_gateway_integration_response" "up" {
  rest_api_id = aws_api_gateway_rest_api.status.id
  resource_id = aws_api_gateway_resource.health.id
  http_method = aws_api_gateway_method.health.http_method
  status_code = aws_api_gateway_method_response.up.status_code

  response_parameters = {
    "method.response.header.Cache-Control" = "'no-store'"
  }

  response_templates = {
    "application/json" = <<-EOT
      {
        "status": "up",
        "stage": "$context.stage",
        "epoch": $context.requestTimeEpoch
      }
    EOT
  }

  depends_on = [aws_api_gateway_integration.health]
}

resource "aws_api_gateway_integration_response" "down" {
  rest_api_id       = aws_api_gateway_rest_api.status.id
  resource_id       = aws_api_gateway_resource.health.id
  http_method       = aws_api_gateway_method.health.http_method
  status_code       = aws_api_gateway_method_response.down.status_code
  selection_pattern = "503"

  response_templates = {
    "application/json" = "{\"status\": \"down\"}"
  }

  depends_on = [aws_api_gateway_integration.health]
}

resource "aws_api_gateway_deployment" "status" {
  rest_api_id = aws_api_gateway_rest_api.status.id

  triggers = {
    config = filesha1("${path.module}/main.tf")
  }

  depends_on = [
    aws_api_gateway_integration_response.up,
    aws_api_gateway_integration_response.down,
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "status" {
  name              = "apigw/partner-status"
  retention_in_days = 7
}

resource "aws_api_gateway_stage" "public" {
  rest_api_id          = aws_api_gateway_rest_api.status.id
  deployment_id        = aws_api_gateway_deployment.status.id
  stage_name           = "public"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.status.arn
    format          = "{\"id\":\"$context.requestId\",\"status\":\"$context.status\",\"ip\":\"$context.identity.sourceIp\"}"
  }
}

output "health_url" {
  value = "${aws_api_gateway_stage.public.invoke_url}/health"
}
