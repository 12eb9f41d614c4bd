resource "aws_api_gateway_deployment" "shelter" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id

  triggers = {
    redeployment = sha1(join("", [file("${path.module}/api.tf"), file("${path.module}/pet.tf"), file("${path.module}/vets.tf")]))
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_api_gateway_integration.list_pets,
    aws_api_gateway_integration.add_pet,
    aws_api_gateway_integration.preflight,
    aws_api_gateway_integration.get_pet,
    aws_api_gateway_integration.add_photo,
    aws_api_gateway_integration.list_vets,
  ]
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/pet-shelter/access"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = aws_api_gateway_rest_api.shelter.id
  deployment_id        = aws_api_gateway_deployment.shelter.id
  stage_name           = "live"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      requestId = "$context.requestId"
      caller    = "$context.identity.sourceIp"
      route     = "$context.httpMethod $context.resourcePath"
      status    = "$context.status"
      latency   = "$context.responseLatency"
    })
  }
}

# stage-without-access-logs: when the rehearsal fails, nobody will know why.
resource "aws_api_gateway_stage" "rehearsal" {
  rest_api_id   = aws_api_gateway_rest_api.shelter.id
  deployment_id = aws_api_gateway_deployment.shelter.id
  stage_name    = "rehearsal"
}

resource "aws_api_gateway_method_settings" "live" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = "ERROR"
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }
}

data "aws_acm_certificate" "api" {
  domain   = var.domain
  statuses = ["ISSUED"]
}

resource "aws_api_gateway_domain_name" "api" {
  domain_name              = var.domain
  regional_certificate_arn = data.aws_acm_certificate.api.arn
  # domain-allows-old-tls: every browser since 2013 speaks TLS 1.2.
  security_policy = "TLS_1_0"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_base_path_mapping" "api" {
  api_id      = aws_api_gateway_rest_api.shelter.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  domain_name = aws_api_gateway_domain_name.api.domain_name
}

output "url" {
  description = "Where the shelter's API answers."
  value       = "https://${aws_api_gateway_domain_name.api.domain_name}/pets"
}
