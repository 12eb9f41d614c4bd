# A pet by its id, from a backend behind the API. `terraform validate` is content, `terraform apply` is not.

resource "aws_api_gateway_rest_api" "shelter" {
  name = "pet-shelter"
}

resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  parent_id   = aws_api_gateway_rest_api.shelter.root_resource_id
  path_part   = "pets"
}

resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.shelter.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "{petId}"
}

resource "aws_api_gateway_method" "get_pet" {
  rest_api_id        = aws_api_gateway_rest_api.shelter.id
  resource_id        = aws_api_gateway_resource.pet.id
  http_method        = "GET"
  authorization      = "AWS_IAM"
  request_parameters = { "method.request.path.petId" = true }
}

resource "aws_api_gateway_integration" "get_pet" {
  rest_api_id             = aws_api_gateway_rest_api.shelter.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = aws_api_gateway_method.get_pet.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://pets.shelter.example/{id}"
  request_parameters      = { "integration.request.path.id" = "method.request.path.id" }
}
