resource "aws_api_gateway_rest_api" "staff" {
  name = "staff-tools"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

data "aws_lambda_function" "backend" {
  for_each      = toset(["rota", "absences", "admin"])
  function_name = "staff-${each.key}"
}

locals {
  # resource -> how callers are identified
  sections = {
    rota = {
      authorization = "CUSTOM"
      authorizer_id = aws_api_gateway_authorizer.token.id
      scopes        = null
    }
    absences = {
      authorization = "COGNITO_USER_POOLS"
      authorizer_id = aws_api_gateway_authorizer.cognito.id
      scopes        = ["staff/absences.read", "staff/absences.write"]
    }
    admin = {
      authorization = "CUSTOM"
      authorizer_id = aws_api_gateway_authorizer.request.id
      scopes        = null
    }
  }
}

resource "aws_api_gateway_resource" "section" {
  for_each    = local.sections
  rest_api_id = aws_api_gateway_rest_api.staff.id
  parent_id   = aws_api_gateway_rest_api.staff.root_resource_id
  path_part   = each.key
}

resource "aws_api_gateway_method" "section" {
  for_each             = local.sections
  rest_api_id          = aws_api_gateway_rest_api.staff.id
  resource_id          = aws_api_gateway_resource.section[each.key].id
  http_method          = "GET"
  authorization        = each.value.authorization
  authorizer_id        = each.value.authorizer_id
  authorization_scopes = each.value.scopes
}

resource "aws_api_gateway_integration" "section" {
  for_each                = local.sections
  rest_api_id             = aws_api_gateway_rest_api.staff.id
  resource_id             = aws_api_gateway_resource.section[each.key].id
  http_method             = aws_api_gateway_method.section[each.key].http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.backend[each.key].invoke_arn
}

resource "aws_lambda_permission" "section" {
  for_each      = local.sections
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.backend[each.key].function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.staff.execution_arn}/*/GET/${each.key}"
}

resource "aws_api_gateway_deployment" "staff" {
  rest_api_id = aws_api_gateway_rest_api.staff.id

  triggers = {
    sections = sha1(jsonencode([
      aws_api_gateway_method.section,
      aws_api_gateway_integration.section,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "staff" {
  name              = "staff-tools-access"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "staff" {
  rest_api_id          = aws_api_gateway_rest_api.staff.id
  deployment_id        = aws_api_gateway_deployment.staff.id
  stage_name           = "staff"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.staff.arn
    format = jsonencode({
      id        = "$context.requestId"
      principal = "$context.authorizer.principalId"
      subject   = "$context.authorizer.claims.sub"
      status    = "$context.status"
    })
  }
}
