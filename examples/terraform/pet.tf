# /pets/{petId} and its photo

resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "{petId}"
}

resource "aws_api_gateway_method" "get_pet" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = "GET"
  # method-without-authorization: the other methods ask who is calling.
  authorization = "NONE"

  request_parameters = {
    "method.request.path.petId" = true
  }
}

resource "aws_api_gateway_integration" "get_pet" {
  rest_api_id             = aws_api_gateway_rest_api.shelter.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = aws_api_gateway_method.get_pet.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.get_pet.invoke_arn
  # out-of-range: somebody thought in seconds.
  timeout_milliseconds = 20
}

resource "aws_api_gateway_resource" "photo" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  parent_id   = aws_api_gateway_resource.pet.id
  path_part   = "photo"
}

resource "aws_api_gateway_method" "add_photo" {
  rest_api_id   = aws_api_gateway_rest_api.shelter.id
  resource_id   = aws_api_gateway_resource.photo.id
  http_method   = "PUT"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.path.petId" = true
  }
}

resource "aws_api_gateway_integration" "add_photo" {
  rest_api_id             = aws_api_gateway_rest_api.shelter.id
  resource_id             = aws_api_gateway_resource.photo.id
  http_method             = aws_api_gateway_method.add_photo.http_method
  type                    = "HTTP"
  integration_http_method = "PUT"
  uri                     = "https://photos.pet-shelter.example/{petId}"
  # wrong-value: payloads become text or binary; there is no third way.
  content_handling = "CONVERT_TO_JSON"

  request_parameters = {
    "integration.request.path.petId" = "method.request.path.petId"
  }
}

resource "aws_api_gateway_method_response" "add_photo" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  resource_id = aws_api_gateway_resource.photo.id
  http_method = aws_api_gateway_method.add_photo.http_method
  status_code = "201"
}

resource "aws_api_gateway_integration_response" "add_photo" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  resource_id = aws_api_gateway_resource.photo.id
  http_method = aws_api_gateway_integration.add_photo.http_method
  status_code = aws_api_gateway_method_response.add_photo.status_code
}
