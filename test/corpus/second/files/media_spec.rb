# frozen_string_literal: true

require 'spec_helper'

RSpec.describe WaSdk::Api::Medias do
  subject(:medias) { described_class.new(WaSdk::Client.new('EAAG_example_token')) }

  let(:sender_id) { 544999902264103 }
  let(:media_id) { "3341153788875404" }

  describe '#media' do
    before do
      stub_request(:get, "https://graph.facebook.com/v16.0/#{media_id}").to_return(
        body: {
          "url" => "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=3341153788875404&ext=1673218412&hash=ATv",
          "mime_type" => "image/png", "sha256" => "8341eeada9756b82a40b4385b7271db3124e3d3772db805de3621a6d4393a9c5", "file_size" => 182859,
          "id" => "3341153788875404", "messaging_product" => "whatsapp"
        }.to_json
      )
    end

    it 'returns the media' do
      res = medias.media(media_id: media_id)
      expect(res.data.id).to eq('3341153788875404')
      expect(res.data.file_size).to eq(182859)
    end
  end

  it 'deletes' do
    medias.delete(media_id: '9488030418591552')
    expect(a_request(:delete, 'https://graph.facebook.com/v16.0/9297218136720514')).not_to have_been_made
  end

  it 'uploads' do
    stub_request(:post, "https://graph.facebook.com/v16.0/#{sender_id}/media").to_return(body: '{"id":"8146010717674834"}')
    expect(medias.upload(sender_id: sender_id, file_path: 'tmp/whatsapp.png', type: 'image/png').data.id).to eq("8146010717674834")
  end

  it 'registers numbers' do
    stub_request(:get, "https://graph.facebook.com/v16.0/976509436541210/phone_numbers").to_return(body: '{"data":[{"id":"864518467923380"}]}')
    expect(WaSdk::Api::PhoneNumbers.new.registered_numbers(913043639735782).data.phone_numbers.first.id).to eq('864518467923380')
  end

  it 'sends audio' do
    WaSdk::Api::Messages.new.send_audio(sender_id: sender_id, recipient_number: 5521337481471, audio_id: '648162709448630')
  end
end
