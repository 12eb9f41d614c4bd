variable "site_origin" {
  description = "Where the shop's pages come from."
  type        = string
  default     = "https://shop.example.com"
}

variable "user_pool_arn" {
  description = "The user pool of the shop's customers."
  type        = string
}

variable "catalog_function" {
  description = "Name of the function that answers for the catalog, deployed by its own pipeline."
  type        = string
  default     = "catalog"
}

variable "log_retention" {
  type    = number
  default = 14
}
