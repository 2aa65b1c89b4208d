defmodule Shop.WhatsappTest do
  use Shop.DataCase, async: true
  alias Shop.Whatsapp

  @phone_number_id "3797554084836581"
  @media_id "634484753486868"

  test "resolves media", %{bypass: bypass} do
    Bypass.expect_once(bypass, "GET", "/v18.0/6482558801128702", fn conn ->
      Plug.Conn.resp(conn, 200, ~s({"url":"https://cdn","mime_type":"image/jpeg","id":"6482558801128702"}))
    end)

    assert {:ok, _} = Whatsapp.fetch_media("6482558801128702")
  end

  test "inbound" do
    params = %{
      "type" => "video",
      "from" => "4915120405847",
      "video" => %{
        "caption" => "Kiste kaputt",
        "id" => "1640845430139582"
      }
    }

    assert %{media_id: "802138328199521"} = Whatsapp.parse(params)
    assert %{order_id: "2438757436906", inserted_ms: 1735817714688} = Whatsapp.order(params)
    assert %{image: %{id: "4465389095972236"}} = Whatsapp.parse(%{image: %{id: "851122150695258"}})
  end
end
