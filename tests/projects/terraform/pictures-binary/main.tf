# Pictures up, thumbnails down. Everything is binary here, so the preflight has to be turned back into text.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "thumbnails_function" {
  type    = string
  default = "thumbnails"
}

variable "pictures_bucket" {
  type = string
}

data "aws_lambda_function" "thumbnails" {
  function_name = var.thumbnails_function
}

data "aws_region" "now" {}

resource "aws_api_gateway_rest_api" "pictures" {
  name               = "pictures"
  binary_media_types = ["*/*"]

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "picture" {
  rest_api_id = aws_api_gateway_rest_api.pictures.id
  parent_id   = aws_api_gateway_rest_api.pictures.root_resource_id
  path_part   = "{picture}"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id        = aws_api_gateway_rest_api.pictures.id
  resource_id        = aws_api_gateway_resource.picture.id
  http_method        = "GET"
  authorization      = "AWS_IAM"
  request_parameters = { "method.request.path.picture" = true }
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.pictures.id
  resource_id             = aws_api_gateway_resource.picture.id
  http_method             = aws_api_gateway_method.get.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.thumbnails.invoke_arn
}

resource "aws_lambda_permission" "get" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.thumbnails.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.pictures.execution_arn}/*/GET/*"
}

resource "aws_api_gateway_method" "put" {
  rest_api_id   = aws_api_gateway_rest_api.pictures.id
  resource_id   = aws_api_gateway_resource.picture.id
  http_method   = "PUT"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.path.picture"        = true
    "method.request.header.Content-Type" = true
  }
}

resource "aws_api_gateway_integration" "put" {
  rest_api_id             = aws_api_gateway_rest_api.pictures.id
  resource_id             = aws_api_gateway_resource.picture.id
  http_method             = aws_api_gateway_method.put.http_method
  type                    = "AWS"
  integration_http_method = "PUT"
  uri                     = "arn:aws:apigateway:${data.aws_region.now.name}:s3:path/${var.pictures_bucket}/{picture}"
  credentials             = aws_iam_role.pictures.arn
  passthrough_behavior    = "WHEN_NO_MATCH"
  request_parameters = {
    "integration.request.path.picture"        = "method.request.path.picture"
    "integration.request.header.Content-Type" = "method.request.header.Content-Type"
  }
}

resource "aws_api_gateway_method_response" "put" {
  rest_api_id         = aws_api_gateway_rest_api.pictures.id
  resource_id         = aws_api_gateway_resource.picture.id
  http_method         = aws_api_gateway_method.put.http_method
  status_code         = "200"
  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = true }
}

resource "aws_api_gateway_integration_response" "put" {
  rest_api_id         = aws_api_gateway_rest_api.pictures.id
  resource_id         = aws_api_gateway_resource.picture.id
  http_method         = aws_api_gateway_method.put.http_method
  status_code         = aws_api_gateway_method_response.put.status_code
  content_handling    = "CONVERT_TO_TEXT"
  response_parameters = { "method.response.header.Access-Control-Allow-Origin" = "'https://album.example.com'" }
  depends_on          = [aws_api_gateway_integration.put]
}

resource "aws_api_gateway_method" "options" {
  rest_api_id   = aws_api_gateway_rest_api.pictures.id
  resource_id   = aws_api_gateway_resource.picture.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "options" {
  rest_api_id      = aws_api_gateway_rest_api.pictures.id
  resource_id      = aws_api_gateway_resource.picture.id
  http_method      = aws_api_gateway_method.options.http_method
  type             = "MOCK"
  content_handling = "CONVERT_TO_TEXT"
  request_templates = {
    "application/json" = "{ \"statusCode\": 200 }"
  }
}

resource "aws_api_gateway_method_response" "options" {
  rest_api_id = aws_api_gateway_rest_api.pictures.id
  resource_id = aws_api_gateway_resource.picture.id
  http_method = aws_api_gateway_method.options.http_method
  status_code = "200"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
  }
}

resource "aws_api_gateway_integration_response" "options" {
  rest_api_id      = aws_api_gateway_rest_api.pictures.id
  resource_id      = aws_api_gateway_resource.picture.id
  http_method      = aws_api_gateway_integration.options.http_method
  status_code      = aws_api_gateway_method_response.options.status_code
  content_handling = "CONVERT_TO_TEXT"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'https://album.example.com'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,PUT,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers" = "'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token'"
  }
}

resource "aws_api_gateway_gateway_response" "cors" {
  for_each            = toset(["DEFAULT_4XX", "DEFAULT_5XX"])
  rest_api_id         = aws_api_gateway_rest_api.pictures.id
  response_type       = each.value
  response_parameters = { "gatewayresponse.header.Access-Control-Allow-Origin" = "'https://album.example.com'" }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "pictures" {
  name               = "pictures-put"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "pictures" {
  role = aws_iam_role.pictures.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::${var.pictures_bucket}/*" }]
  })
}

resource "aws_api_gateway_deployment" "pictures" {
  rest_api_id = aws_api_gateway_rest_api.pictures.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_rest_api.pictures.binary_media_types,
      aws_api_gateway_resource.picture,
      aws_api_gateway_method.get,
      aws_api_gateway_method.put,
      aws_api_gateway_method.options,
      aws_api_gateway_integration.get,
      aws_api_gateway_integration.put,
      aws_api_gateway_integration.options,
      aws_api_gateway_method_response.put,
      aws_api_gateway_method_response.options,
      aws_api_gateway_integration_response.put,
      aws_api_gateway_integration_response.options,
      aws_api_gateway_gateway_response.cors,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "pictures" {
  rest_api_id   = aws_api_gateway_rest_api.pictures.id
  deployment_id = aws_api_gateway_deployment.pictures.id
  stage_name    = "album"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.pictures.arn
    format          = jsonencode({ requestId = "$context.requestId", user = "$context.identity.user", bytes = "$context.responseLength", status = "$context.status" })
  }
  depends_on = [aws_api_gateway_account.pictures]
}

resource "aws_api_gateway_method_settings" "pictures" {
  rest_api_id = aws_api_gateway_rest_api.pictures.id
  stage_name  = aws_api_gateway_stage.pictures.stage_name
  method_path = "*/*"
  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_rate_limit  = 30
    throttling_burst_limit = 60
  }
}

resource "aws_cloudwatch_log_group" "pictures" {
  name              = "pictures"
  retention_in_days = 7
}

resource "aws_iam_role" "logs" {
  name               = "pictures-logs"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "pictures" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}
