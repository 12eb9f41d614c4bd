resource "aws_api_gateway_resource" "jobs" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  parent_id   = aws_api_gateway_rest_api.documents.root_resource_id
  path_part   = "jobs"
}

resource "aws_api_gateway_method" "job" {
  rest_api_id   = aws_api_gateway_rest_api.documents.id
  resource_id   = aws_api_gateway_resource.jobs.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "job" {
  rest_api_id             = aws_api_gateway_rest_api.documents.id
  resource_id             = aws_api_gateway_resource.jobs.id
  http_method             = aws_api_gateway_method.job.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:${local.region}:sqs:path/${local.account}/${aws_sqs_queue.jobs.name}"
  credentials             = aws_iam_role.gateway.arn
  passthrough_behavior    = "NEVER"

  request_parameters = {
    "integration.request.header.Content-Type" = "'application/x-www-form-urlencoded'"
  }

  request_templates = {
    "application/json" = "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"
  }
}

resource "aws_api_gateway_method_response" "job" {
  for_each    = toset(["202", "502"])
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.jobs.id
  http_method = aws_api_gateway_method.job.http_method
  status_code = each.value
}

resource "aws_api_gateway_integration_response" "job" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.jobs.id
  http_method = aws_api_gateway_method.job.http_method
  status_code = aws_api_gateway_method_response.job["202"].status_code
  response_templates = {
    "application/json" = <<-VTL
      #set($answer = $input.path('$.SendMessageResponse.SendMessageResult'))
      {"job": "$answer.MessageId"}
    VTL
  }
  depends_on = [aws_api_gateway_integration.job]
}

resource "aws_api_gateway_integration_response" "job_failed" {
  rest_api_id        = aws_api_gateway_rest_api.documents.id
  resource_id        = aws_api_gateway_resource.jobs.id
  http_method        = aws_api_gateway_method.job.http_method
  status_code        = aws_api_gateway_method_response.job["502"].status_code
  selection_pattern  = "[45]\\d{2}"
  response_templates = { "application/json" = "{\"message\": \"The job was not taken\"}" }
  depends_on         = [aws_api_gateway_integration.job]
}

resource "aws_api_gateway_resource" "notices" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  parent_id   = aws_api_gateway_rest_api.documents.root_resource_id
  path_part   = "notices"
}

resource "aws_api_gateway_method" "notice" {
  rest_api_id   = aws_api_gateway_rest_api.documents.id
  resource_id   = aws_api_gateway_resource.notices.id
  http_method   = "POST"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.querystring.subject" = false
  }
}

resource "aws_api_gateway_integration" "notice" {
  rest_api_id             = aws_api_gateway_rest_api.documents.id
  resource_id             = aws_api_gateway_resource.notices.id
  http_method             = aws_api_gateway_method.notice.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:${local.region}:sns:action/Publish"
  credentials             = aws_iam_role.gateway.arn

  request_parameters = {
    "integration.request.querystring.TopicArn" = "'${aws_sns_topic.notices.arn}'"
    "integration.request.querystring.Subject"  = "method.request.querystring.subject"
    "integration.request.querystring.Message"  = "method.request.body.message"
  }
}

resource "aws_api_gateway_method_response" "notice" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.notices.id
  http_method = aws_api_gateway_method.notice.http_method
  status_code = 204
}

resource "aws_api_gateway_integration_response" "notice" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.notices.id
  http_method = aws_api_gateway_method.notice.http_method
  status_code = aws_api_gateway_method_response.notice.status_code
  depends_on  = [aws_api_gateway_integration.notice]
}
