output "invoke_url" {
  description = "Base URL of the deployed stage"
  value       = aws_api_gateway_stage.live.invoke_url
}

output "rest_api_id" {
  value = aws_api_gateway_rest_api.orders.id
}

output "execution_arn" {
  description = "Grant execute-api:Invoke on this ARN plus /<stage>/<METHOD>/<path>"
  value       = aws_api_gateway_rest_api.orders.execution_arn
}

# Collected for the service catalogue, which reads the state of every project.
output "catalogue_entry" {
  value = {
    name  = aws_api_gateway_rest_api.orders.name
    stage = aws_api_gateway_stage.live.stage_name
    arn   = aws_api_gateway_stage.live.arn
    functions = [
      aws_lambda_function.orders.function_name,
    ]
  }
}
