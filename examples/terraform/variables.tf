variable "region" {
  description = "Where the shelter's API runs."
  type        = string
  default     = "eu-central-1"
}

variable "domain" {
  description = "The name that visitors type."
  type        = string
}

variable "timeout_ms" {
  description = "How long the API waits for a Lambda function, in milliseconds."
  type        = number
  default     = 29000
}

variable "private_subnets" {
  description = "Where the booking service of the vets listens."
  type        = list(string)
}
