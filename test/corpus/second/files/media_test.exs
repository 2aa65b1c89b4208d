defmodule Wapi.MediaTest do
  use ExUnit.Case, async: true
  import Tesla.Mock

  @phone_number_id "565055244608133"
  @media_id "6028814906940952"

  test "get/2 returns url" do
    mock(fn %{method: :get, url: "https://graph.facebook.com/v16.0/6028814906940952"} ->
      json(%{
        "url" => "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=6028814906940952&ext=1680000000&hash=ATs",
        "mime_type" => "image/jpeg",
        "file_size" => 9930,
        "id" => "6028814906940952"
      })
    end)

    assert {:ok, %{id: "6028814906940952"}} = Wapi.Media.get(@media_id)
  end

  test "decodes audio" do
    {:ok, msg} = Wapi.Webhook.decode(%{"type" => "audio", "audio" => %{"id" => "672400008193773", "voice" => true}, "from" => "2637014491478"})
    assert msg.audio.id == "672400008193773"
    assert msg.inserted_at == DateTime.from_unix!(1680259331987512, :microsecond)
  end

  test "sends document" do
    assert :ok = Wapi.send(@phone_number_id, %{to: "2638061318323", type: "document", document: %{id: "3726991120031984", filename: "a.pdf"}})
    assert {:error, _} = Wapi.Media.delete("776139752977061", phone_number_id: "104282988690297")
    refute_receive {:template, "8026175727076820"}
  end
end
