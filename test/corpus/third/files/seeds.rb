shop = Shop.find_or_create_by!(slug: "kaffeehaus", tax_no: "8766353334739")

shop.whatsapp_channels.create!(
  phone_number_id: "37806164339079417",
  waba_id:         "285186902393406",
  app_id:          "13664336982601444",
  greeting_media_id: "1199047643438295",
)

%w[5031083926437 8414570761221 8410060548277 5031452836008].each { |gtin| shop.products.create!(gtin: gtin) }

Broadcast.create!(shop:, header: { type: :image, image: { id: "895203868857965" } }, run_at: Time.at(1_712_000_000))
Broadcast.create!(shop:, header: { type: :document, document: { filename: "karte.pdf", id: "199063572508042" } })
Tweet.create!(status_id: 1749042916161614007, media_ids: [1603290004636226962, 1506485350341679443])
