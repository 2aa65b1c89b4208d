# frozen_string_literal: true

require "spec_helper"

RSpec.describe Whatsapp::Api::Media do
  let(:phone_number_id) { "358991004136366" }
  let(:waba_id) { 295885795391292 }
  let(:media_id) { "7545181687567773" }

  describe "#media" do
    it "returns the media url" do
      stub_request(:get, "https://graph.facebook.com/v18.0/7545181687567773").to_return(body: {
        url: "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=7545181687567773&ext=1717998233&hash=ATtz4YUgZ_JUdhLCIM9vHo1-xIE",
        mime_type: "image/png",
        sha256: "a8c7bc7371010a8d0b27059dfb3f5aad477862fd",
        file_size: 182_901,
        id: "7545181687567773"
      }.to_json)

      response = described_class.new.media(media_id: media_id)
      expect(response.id).to eq("7545181687567773")
    end
  end

  describe "#upload" do
    it "returns the id" do
      stub_request(:post, "https://graph.facebook.com/v18.0/109873416946778/media").to_return(body: '{"id":"86942540266103501649"}')
      expect(described_class.new.upload(file: "a.png").id).to eq "86942540266103501649"
    end
  end

  describe "templates" do
    it "creates" do
      stub_request(:post, "https://graph.facebook.com/v18.0/3925233433299603/message_templates").to_return(body: '{"id":"1765692463410738"}')
      expect(api.create_template.id).to eq "1765692463410738"
    end
  end

  it "sends to international numbers" do
    %w[5215513766935 6281276483418 6281275156490].each { |n| expect(Phone.valid?(n)).to be true }
    Whatsapp::Api::Messages.new.send_image(sender_id: 561680016241394, recipient_number: 5215582233682, image_id: "40896771922315811699")
    Whatsapp::Api::Messages.new.send_document(sender_id: 113999133536493, recipient_number: 5215539652101, document_id: "4169901648429621154")
  end
end
