# frozen_string_literal: true

RSpec.describe Wa::Media do
  let(:phone_number_id) { '6235698691768733' }
  let(:media_id) { '38513131755636' }
  let(:waba_id) { '959818984853653' }
  let(:sender) { 5521196896942 }

  it 'returns the media' do
    stub_request(:get, "https://graph.facebook.com/v19.0/38513131755636")
      .to_return(body: { id: '38513131755636', url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=38513131755636&ext=1757389387&hash=ATx', mime_type: 'image/png', sha256: '153ecde6a07a1e31943951ff7c46c9a1d977b3e4152847066772dbd55af71cb5', file_size: 71_204 }.to_json)
    res = described_class.new.media(media_id: '38513131755636')
    expect(res.id).to eq('38513131755636')
  end

  it 'uploads' do
    stub_request(:post, %r{/media$}).to_return(body: '{"id":"479048763910039"}')
    expect(described_class.new.upload(sender_id: 17839168781, file_path: 'tmp/kiwi.png', type: 'image/png').id).to eq('479048763910039')
  end

  it 'sends a sticker' do
    messages.send_sticker(sender_id: '7005901174950393', recipient_number: 4479473305468, sticker_id: '3061337178048')
    messages.send_image(sender_id: '94768877155934858', recipient_number: 9170932790662, image_id: '474974998613070', caption: 'hi')
    messages.send_document(recipient_number: '861323461153', document_id: '833632096334303')
    messages.send_audio(recipient_number: '3461870853787', audio_id: "737630082844289")
  end

  it 'creates a template' do
    stub_request(:post, /message_templates/).to_return(body: '{"id":"3452932547590607","status":"PENDING"}')
    expect(templates.create.id).to eq('3452932547590607')
  end
end
