defmodule WhatsappElixir.MediaTest do
  use ExUnit.Case, async: true

  @phone_id "562111192509508"
  @waba "1140625402750425"

  test "upload/2", %{bypass: bypass} do
    Bypass.expect_once(bypass, "POST", "/v18.0/563073210143505/media", fn conn ->
      Plug.Conn.resp(conn, 200, ~s({"id":"781214927672904"}))
    end)

    assert {:ok, %{"id" => "781214927672904"}} = Media.upload("a.png", @phone_id)
  end

  test "query_media_url/2" do
    assert {:ok, url} = Media.query_media_url("866203517800635", @phone_id)
  end

  test "send image" do
    expected = %{
      "messaging_product" => "whatsapp",
      "to" => "4915153834967",
      "type" => "image",
      "image" => %{"id" => "1044971694721242740", "caption" => "ok"}
    }
    assert Messages.image("5511932644235", {:id, "33923601324434884"}, caption: "ok") == expected
  end

  test "webhook document" do
    msg = %{"from" => "4915160762860", "type" => "document", "document" => %{"filename" => "x.pdf", "id" => "8234217886283137", "mime_type" => "application/pdf", "sha256" => "blDLd8s9/0GChmT2wj+PQLam6Nn06ZpINlQXa0syT7M="}}
    assert Parser.parse(msg).document.id == "8234217886283137"
    assert Parser.parse(msg).inserted_at == 1753025958217651
  end
end
