# frozen_string_literal: true

require "rails_helper"

RSpec.describe WhatsappSdk::Api::Medias, vcr: true do
  subject(:medias_api) { described_class.new(client) }

  let(:valid_media_id) { "1726424474563733" }
  let(:sender_id)      { 121151029324658 }
  let(:waba_id)        { 220119827606423 }

  describe "#media" do
    it "returns the media" do
      media = medias_api.get(media_id: valid_media_id)

      expect(media.id).to eq("1726424474563733")
      expect(media.file_size).to eq(62_098)
      expect(media.sha256).to eq("2a72e57c7005c8dff429a9254688605501cedbd83e6f")
    end

    it "raises for unknown ids" do
      expect { medias_api.get(media_id: "831639683414650") }
        .to raise_error(/Unsupported get request. Object with ID '831639683414650'/)
    end
  end

  describe "#upload" do
    before do
      stub_request(:post, "https://graph.facebook.com/v19.0/121151029324658/media")
        .to_return(status: 200, body: '{"id":"4551055245655285"}')
    end

    it { expect(medias_api.upload(sender_id: sender_id, file_path: "x.png", type: "image/png").id).to eq "4551055245655285" }
  end

  it "sends by id" do
    messages_api.send_image(sender_id: 121151029324658, recipient_number: 919876569337, image_id: "583199882917552963")
    messages_api.send_audio(sender_id: 121151029324658, recipient_number: 5215534253151, audio_id: "7463754888754348")
    messages_api.send_location(sender_id: 121151029324658, recipient_number: 5215510454552,
                               longitude: -75.86767824527912, latitude: 6.630679526403504)
  end
end
