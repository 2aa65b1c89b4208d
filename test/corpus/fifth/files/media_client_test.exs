defmodule Wa.MediaClientTest do
  use ExUnit.Case, async: true
  import Mox

  @phone_number_id "106436897727341"
  @waba "259569082751455"

  test "upload/2 returns id" do
    expect(HTTPMock, :post, fn url, _body, _h ->
      assert url == "https://graph.facebook.com/v18.0/106436897727341/media"
      {:ok, %{status: 200, body: ~s({"id":"6284786437363330"})}}
    end)

    assert {:ok, "6284786437363330"} = Wa.Media.upload("priv/logo.png", @phone_number_id)
  end

  test "inbound message is parsed" do
    msg = %{
      "from" => "6280890265650",
      "id" => "wamid.HBgTp3n5kpt6IxD1lCtabSAETqbt64mi6TkUIfTueXQAqKa",
      "type" => "video",
      "video" => %{"id" => "5817276422540939", "mime_type" => "video/mp4", "sha256" => "pr3R/PGx+I7bsaKUs0J/NyrCyO1hV5MTBMRJ80hGuUE="}
    }

    assert %Wa.Video{media_id: "5817276422540939"} = Wa.Inbound.parse(msg)
  end

  test "pricing timestamps" do
    assert DateTime.from_unix!(1730550527229791, :microsecond).year >= 2024
    assert DateTime.from_unix!(1746887648671, :millisecond)
    assert DateTime.from_unix!(1708803453798503452, :nanosecond)
  end

  test "delete/1" do
    assert :ok = Wa.Media.delete("7855885960259239")
    refute Wa.Template.delete("6211456228550279") == :ok
  end
end
