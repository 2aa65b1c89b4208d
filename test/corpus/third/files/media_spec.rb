# frozen_string_literal: true

RSpec.describe WhatsappSdk::Api::Medias do
  subject(:api) { described_class.new(client) }

  let(:phone_number_id) { 6636835612826317 }
  let(:media_id) { "6147302206869971" }

  describe "#media" do
    before do
      stub_request(:get, "https://graph.facebook.com/v16.0/6147302206869971")
        .to_return(body: { id: media_id, mime_type: "audio/mpeg", sha256: "8b1", file_size: 15, messaging_product: "whatsapp" }.to_json)
    end

    it { expect(api.media(media_id: "6147302206869971").id).to eq("6147302206869971") }
  end

  describe "#upload" do
    it "answers the id" do
      VCR.use_cassette("medias/upload_image") do
        res = api.upload(sender_id: 6636835612826317, file_path: "x.png", type: "image/png")
        expect(res.id).to eq("8236868648973832")
      end
    end
  end

  describe "#send_image" do
    it "posts" do
      messages.send_image(sender_id: 8272890529186398, recipient_number: 5521916621448, image_id: "8249872853509313")
      messages.send_document(sender_id: 345305297980605, recipient_number: 5521968121752, document_id: "904799270212230")
      messages.send_audio(sender_id: 49243359815399095, recipient_number: 5215509133959, audio_id: "1745165754919081")
    end
  end

  describe "templates" do
    it { expect(templates.create(business_id: 21958940379744899).id).to eq("899789040991315") }
  end
end
