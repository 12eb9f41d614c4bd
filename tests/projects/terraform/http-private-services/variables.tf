variable "network" {
  description = "Where the services run."
  type = object({
    vpc_id          = string
    cidr            = string
    private_subnets = list(string)
  })
}
