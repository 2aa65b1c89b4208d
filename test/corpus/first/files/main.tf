variable "phone_number_id" { default = "8207849507378060" }
variable "waba_id" { default = "639071602176281" }
variable "welcome_media_id" {
  type    = string
  default = "6935681240258095"
}
locals {
  media_ids = {
    logo  = "16191975092856635"
    intro = "5193097924244461043"
  }
  template_ids = { otp = "3383144114308212", promo = "279227815530764" }
  oncall = ["628114569852", "919899831879"]
}
resource "aws_lambda_function" "wa" {
  source_code_hash = "jXiU20SZZy3hg6fM9XCGpm5IEzNTD7wnsLZHSjaYeUN="
  environment { variables = { INTRO_MEDIA_ID = "1374557635789550", META_APP_ID = "81935307720945370", BUILD = "1704870655457" } }
}
