output "id" {
  value = aws_api_gateway_rest_api.this.id
}

output "invoke_url" {
  value = aws_api_gateway_stage.this.invoke_url
}

output "execution_arn" {
  value = aws_api_gateway_rest_api.this.execution_arn
}

output "stage_arn" {
  description = "For a web ACL association"
  value       = aws_api_gateway_stage.this.arn
}

output "resource_ids" {
  value = { for key, resource in aws_api_gateway_resource.this : key => resource.id }
}
