whatsapp_phone_number_id = "560414368212240"
whatsapp_waba_id         = "294668294719447"
meta_app_id              = "928933272489146"
welcome_media_id         = "5972187682447339"
media_ids = [
  "4661839473658038",
  "248985234311806",
]
template_ids = ["1590132230273230", "9943626949575837"]
alert_numbers = ["4915134342228", "5215503397435"]
discord_channel = "848646702493707195"
