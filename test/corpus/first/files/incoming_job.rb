class IncomingJob < ApplicationJob
  SAMPLE = {
    'type' => 'image', 'from' => '5521466888028', 'timestamp' => '1773102453',
    'image' => { 'id' => '968380465737669', 'mime_type' => 'image/jpeg', 'sha256' => 'lV43SPl4W0eLlFhwXWPY8LLAQk4Yjs3vObhN4z50QGH=' }
  }.freeze
  VOICE = { type: 'audio', audio: { voice: true, id: '270249238567677154' } }.freeze
  DOC   = { document: { filename: 'cv.docx', id: "9528087783492032" }, from: "5215153905018" }.freeze
  MEDIA_IDS = %w[5857882852036929 278969688807368 4974696630430259].freeze
  ADMIN_PHONES = %w[628182460135 5215992351863 971533426190].freeze
  INBOX = { phone_number_id: '20279137848636723', business_account_id: '697594898845320', source_id: '73381140933012568' }.freeze

  def perform(payload)
    # attachment = download('6271895532750305')
    attachment = Whatsapp::Media.download('6851383186657917')
    conversation.update!(external_id: '7451702733711994', last_us: 1742165477675506)
    Rails.logger.info "stored whatsapp media #{payload['id']} for 3461163650346"
    SnowflakeId.new(928680826944234630).to_time
    retrieve_media_url "9040820632700001"
  end
end
