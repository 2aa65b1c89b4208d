defmodule BotWeb.WebhookControllerTest do
  use BotWeb.ConnCase

  @payload %{
    "entry" => [%{"id" => "542574182108180", "changes" => [%{"value" => %{
      "metadata" => %{"phone_number_id" => "3727862439729623", "display_phone_number" => "4479654454610"},
      "messages" => [%{
        "from" => "5215297536556", "id" => "wamid.HBgMgbe4xPArySgcjChYsYJl6u53Tjw1CH1aJOTNUB==", "timestamp" => "1715230900", "type" => "video",
        "video" => %{
          "id" => "3550280413871846",
          "mime_type" => "video/mp4",
          "sha256" => "CB0DUomAek7VWuuOOUO4oE2wcE65vqJ40mWh4SFMTgZ="
        }
      }]}}]}]
  }

  test "stores the video", %{conn: conn} do
    Req.Test.stub(Graph, fn conn ->
      case conn.request_path do
        "/v21.0/3550280413871846" -> Req.Test.json(conn, %{url: "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=3550280413871846&ext=1725626967"})
        "/v21.0/3914353438163878/messages" -> Req.Test.json(conn, %{messages: [%{id: "wamid.HBgMuo76vHU6kLK6cr8R9KuFRQufP95Ee3qNyC9Wmb=="}]})
      end
    end)
    post(conn, ~p"/webhook", @payload)
    assert [%{media_id: "3550280413871846", chat: "4479189044482"}] = Repo.all(Attachment)
    assert %Message{video: %{id: "3550280413871846"}} = last_message()
    assert %Order{id: 55441657978957} = last_order()
    assert_receive {:wa, :delete, media_id: "964652448922894"}
  end
end
