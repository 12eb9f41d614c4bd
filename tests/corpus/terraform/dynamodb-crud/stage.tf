variable "log_retention" {
  type    = number
  default = 30
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/apigateway/${aws_api_gateway_rest_api.notes.name}"
  retention_in_days = var.log_retention
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id          = aws_api_gateway_rest_api.notes.id
  deployment_id        = aws_api_gateway_deployment.notes.id
  stage_name           = "prod"
  description          = "notes – production"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = replace(<<-EOT
      {
        "requestId":"$context.requestId",
        "user":"$context.identity.userArn",
        "operation":"$context.operationName",
        "status":"$context.status",
        "integrationStatus":"$context.integration.status"
      }
    EOT
    , "/\\s+/", "")
  }

  tags = {
    CostCentre = "4200"
  }
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.notes.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    logging_level      = "ERROR"
    data_trace_enabled = false
    metrics_enabled    = true
  }
}

output "notes_url" {
  value = "${aws_api_gateway_stage.prod.invoke_url}/notes"
}
