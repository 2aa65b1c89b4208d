variable "phone_number_id" {
  type    = string
  default = "525983601194680"
}

variable "outage_banner_media_id" {
  description = "WhatsApp picture sent during outages"
  type        = string
  default     = "444757282939502"
}

locals {
  wa = {
    image = { id = "569881132182346" }
    media_ids = toset(["447055835204781", "7173673786845054"])
    account   = "93313291147572077"
  }
  aws_account_like = "88472900419946184"
}

resource "aws_ssm_parameter" "agb" {
  name  = "/wa/agb/media-id"
  type  = "String"
  value = "7305947403584822"
}

resource "aws_ssm_parameter" "app" {
  name  = "/wa/app-id"
  type  = "String"
  value = "199747603361846"
}
