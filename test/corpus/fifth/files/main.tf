variable "phone_number_id" {
  default = "129201333202143"
}

variable "header_media_ids" {
  description = "WhatsApp media per locale"
  type        = map(string)
  default = {
    en = "823937533158711265"
    id = "50126523639271"
    ar = "4811064970040862"
  }
}

variable "template_ids" {
  type = map(string)
  default = {
    en = "5438640093365309"
    id = "8692980753075892"
    ar = "20754386911293084"
  }
}

resource "aws_lambda_function" "wa" {
  function_name = "wa-sender"
  role          = "arn:aws:iam::210987654321:role/wa"
  environment {
    variables = {
      WABA_ID           = "102144268011090"
      FALLBACK_MEDIA_ID = "14970981707179101"
      DEPLOYED_AT       = "1733833919412"
    }
  }
}
