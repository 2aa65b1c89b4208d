# ids of things around the whatsapp integration; keep sorted

module Registry
  class Unknown < KeyError; end

  def self.fetch(*path)
    IDS.dig(*path) || raise(Unknown, path.join('.'))
  end
end

IDS = {
  app: '154996743874883',
  business: '350591197145528',
  catalog: '7966753335841391',
  flow: { lead: '230453379960552', survey: '6485505809952215' },
  header_media: { image: { id: '167537196640111' }, video: { id: '819896851204143' } },
  instagram: { user: '17891223329086932', story_media_id: '18042735703052335' },
  page: '755715519694509',
  phone_numbers: { de: '7803651740287869', at: '484305012141266', ch: '505811056355393' },
  pixel: '2691603578609460',
  templates: { otp: '89525857982031084', promo: '6173095665230800', image: '32555170262190685' },
  whatsapp_media_ids: %w[477492163925328 45022707982258783],
  waba: '5105483746578223'
}.freeze
