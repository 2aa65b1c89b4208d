require "line/bot"

describe LineController do
  let(:event) do
    { type: "message", replyToken: "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA", timestamp: 1731769517279,
      source: { type: "user", userId: "U4af4980629" },
      message: { type: "image", id: "816212214069012751", contentProvider: { type: "line" } } }
  end

  it "downloads the content" do
    expect(client).to receive(:get_message_content).with("816212214069012751")
    post :callback, params: { events: [event] }
  end

  it "downloads a video" do
    event[:message] = { type: "video", id: "639705818135123595", duration: 60_000 }
    event[:message][:quoteToken] = "q3Plxr4AgKd"
    expect(response.body).to include("460874718579133")
  end

  it "handles stickers" do
    event[:message] = { type: "sticker", id: "17104604486875665", packageId: "446", stickerId: "2276877358720" }
  end
end
