describe Inbox::ReceiveMedia do
  let(:params) do
    {
      phone_number: channel.phone_number,
      object: 'whatsapp_business_account',
      entry: [{
        id: '8741070763708284',
        changes: [{
          value: {
            metadata: { display_phone_number: '5511813737341', phone_number_id: '2031128990201079' },
            contacts: [{ profile: { name: 'Beatriz' }, wa_id: '4915505385895' }],
            messages: [{
              from: '4915505385895',
              image: {
                id: '210431529313513',
                mime_type: 'image/jpeg',
                sha256: '2354f514fdf43daaab6bfb005f75a0dbfa030912f5713d25eb41e3ec5033fe2c',
                caption: 'is this still in stock?'
              },
              timestamp: '1727676914', type: 'image'
            }]
          }
        }]
      }]
    }.with_indifferent_access
  end

  before do
    stub_request(:get, 'https://graph.facebook.com/v13.0/210431529313513').to_return(
      status: 200,
      body: {
        messaging_product: 'whatsapp',
        url: 'https://files.example.test/inbound/one.jpg',
        mime_type: 'image/jpeg',
        sha256: 'not-checked',
        file_size: '20412',
        id: '210431529313513'
      }.to_json
    )
  end

  it 'attaches the file' do
    described_class.new(inbox: channel.inbox, params: params).perform
    expect(channel.inbox.contacts.first.phone_number).to eq('+4915505385895')
    expect(Message.last.source_id).to eq('wamid.814926304756700167')
    expect(channel.provider_config['business_account_id']).to eq('386294203155456')
  end
end
