resource "aws_api_gateway_documentation_part" "api" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  location {
    type = "API"
  }
  properties = jsonencode({
    info = { description = "What hangs where in the museum" }
  })
}

resource "aws_api_gateway_documentation_part" "method" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  location {
    type   = "METHOD"
    method = "GET"
    path   = "/exhibits"
  }
  properties = "{\"description\": \"Exhibits, of one room or of all\"}"
}

resource "aws_api_gateway_documentation_part" "room" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  location {
    type   = "QUERY_PARAMETER"
    method = "GET"
    path   = "/exhibits"
    name   = "room"
  }
  properties = jsonencode({ description = "Number of the room" })
}

resource "aws_api_gateway_documentation_part" "ok" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  location {
    type        = "RESPONSE"
    method      = "GET"
    path        = "/exhibits"
    status_code = "200"
  }
  properties = jsonencode({ description = "A list" })
}

resource "aws_api_gateway_documentation_version" "museum" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  version     = "2026-03-01"
  description = "Rooms are numbers now"
  depends_on = [
    aws_api_gateway_documentation_part.api,
    aws_api_gateway_documentation_part.method,
    aws_api_gateway_documentation_part.room,
    aws_api_gateway_documentation_part.ok,
  ]
}
