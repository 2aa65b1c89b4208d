require "twilio-ruby"

# IMEIs of the field phones
IMEIS = %w[
  353962405412853
  356271581571939
  350678671467180
  359601213845540
].freeze

SIMS = { "berlin" => "4479748203196880084", "wien" => "42063087751966219218", "bern" => "6922714277994157022" }.freeze

client = Twilio::REST::Client.new(ENV["SID"], ENV["TOKEN"])
client.messages.create(from: "whatsapp:+6281204306118", to: "whatsapp:+6285765398114", body: "Auftrag 53554998805568",
                       media_url: ["https://api.twilio.com/2010-04-01/Accounts/ACd68b5a66560d1e8324dde9a710435c/Media/MEefd54f9d69f71df77be7a6259b3cfa"])
