resource "aws_api_gateway_resource" "documents" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  parent_id   = aws_api_gateway_rest_api.documents.root_resource_id
  path_part   = "documents"
}

resource "aws_api_gateway_resource" "document" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  parent_id   = aws_api_gateway_resource.documents.id
  path_part   = "{key}"
}

# GET /documents/{key}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.documents.id
  resource_id   = aws_api_gateway_resource.document.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.path.key" = true
  }
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.documents.id
  resource_id             = aws_api_gateway_resource.document.id
  http_method             = aws_api_gateway_method.get.http_method
  type                    = "AWS"
  integration_http_method = "GET"
  uri                     = "arn:aws:apigateway:${local.region}:s3:path/${aws_s3_bucket.documents.bucket}/{key}"
  credentials             = aws_iam_role.gateway.arn
  passthrough_behavior    = "WHEN_NO_MATCH"
  request_parameters = {
    "integration.request.path.key" = "method.request.path.key"
  }
}

resource "aws_api_gateway_method_response" "get" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.document.id
  http_method = aws_api_gateway_method.get.http_method
  status_code = "200"
  response_parameters = {
    "method.response.header.Content-Type"   = true
    "method.response.header.Content-Length" = true
    "method.response.header.ETag"           = false
  }
}

resource "aws_api_gateway_integration_response" "get" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.document.id
  http_method = aws_api_gateway_method.get.http_method
  status_code = aws_api_gateway_method_response.get.status_code
  response_parameters = {
    "method.response.header.Content-Type"   = "integration.response.header.Content-Type"
    "method.response.header.Content-Length" = "integration.response.header.Content-Length"
    "method.response.header.ETag"           = "integration.response.header.ETag"
  }
  depends_on = [aws_api_gateway_integration.get]
}

resource "aws_api_gateway_method_response" "get_missing" {
  rest_api_id     = aws_api_gateway_rest_api.documents.id
  resource_id     = aws_api_gateway_resource.document.id
  http_method     = aws_api_gateway_method.get.http_method
  status_code     = "404"
  response_models = { "application/json" = "Error" }
}

resource "aws_api_gateway_integration_response" "get_missing" {
  rest_api_id       = aws_api_gateway_rest_api.documents.id
  resource_id       = aws_api_gateway_resource.document.id
  http_method       = aws_api_gateway_method.get.http_method
  status_code       = aws_api_gateway_method_response.get_missing.status_code
  selection_pattern = "40[34]"
  response_templates = {
    "application/json" = jsonencode({ message = "No such document" })
  }
  depends_on = [aws_api_gateway_integration.get]
}

# PUT /documents/{key}

resource "aws_api_gateway_method" "put" {
  rest_api_id   = aws_api_gateway_rest_api.documents.id
  resource_id   = aws_api_gateway_resource.document.id
  http_method   = "PUT"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.path.key"            = true
    "method.request.header.Content-Type" = true
  }
}

resource "aws_api_gateway_integration" "put" {
  rest_api_id             = aws_api_gateway_rest_api.documents.id
  resource_id             = aws_api_gateway_resource.document.id
  http_method             = aws_api_gateway_method.put.http_method
  type                    = "AWS"
  integration_http_method = "PUT"
  uri                     = "arn:aws:apigateway:${local.region}:s3:path/{bucket}/{key}"
  credentials             = aws_iam_role.gateway.arn
  request_parameters = {
    "integration.request.path.bucket"                       = "'${aws_s3_bucket.documents.bucket}'"
    "integration.request.path.key"                          = "method.request.path.key"
    "integration.request.header.Content-Type"               = "method.request.header.Content-Type"
    "integration.request.header.x-amz-server-side-encryption" = "'AES256'"
  }
}

resource "aws_api_gateway_method_response" "put" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.document.id
  http_method = aws_api_gateway_method.put.http_method
  status_code = "201"
}

resource "aws_api_gateway_integration_response" "put" {
  rest_api_id = aws_api_gateway_rest_api.documents.id
  resource_id = aws_api_gateway_resource.document.id
  http_method = aws_api_gateway_integration.put.http_method
  status_code = aws_api_gateway_method_response.put.status_code
}
