variable "vpc_id" {
  type = string
}

variable "private_subnet_ids" {
  type = list(string)
}

variable "target_port" {
  type    = number
  default = 8080
}

resource "aws_lb" "inventory" {
  name                             = "inventory-nlb"
  internal                         = true
  load_balancer_type               = "network"
  subnets                          = var.private_subnet_ids
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = true
}

resource "aws_lb_target_group" "inventory" {
  name        = "inventory-tcp"
  port        = var.target_port
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = var.vpc_id

  health_check {
    protocol            = "HTTP"
    path                = "/internal/ready"
    healthy_threshold   = 2
    unhealthy_threshold = 2
    interval            = 10
  }
}

resource "aws_lb_listener" "inventory" {
  load_balancer_arn = aws_lb.inventory.arn
  port              = 80
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.inventory.arn
  }
}

resource "aws_api_gateway_vpc_link" "inventory" {
  name        = "inventory"
  description = "Private path from the gateway to the inventory services"
  target_arns = [aws_lb.inventory.arn]
}
