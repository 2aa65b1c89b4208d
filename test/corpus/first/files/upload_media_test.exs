defmodule Wa.MediaTest do
  use ExUnit.Case, async: true

  test "upload_media/2 returns the id" do
    Bypass.expect_once(bypass(), "POST", "/v20.0/8851260513562594/media", fn conn ->
      Plug.Conn.resp(conn, 200, ~s({"id":"223334285533799"}))
    end)
    assert {:ok, "223334285533799"} = Wa.Media.upload_media("a.png", "image/png")
  end

  test "get/1" do
    Bypass.expect_once(bypass(), "GET", "/v20.0/670852249396963", fn conn ->
      Plug.Conn.resp(conn, 200, ~s({"id":"670852249396963","mime_type":"image/png","sha256":"5c9d8eeaaa2ad54577cd6e500a5f903526a1c716db320fff8d75c75d1dfc6470","file_size":9,"url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=670852249396963&ext=1740522000"}))
    end)
    assert {:ok, %{id: "670852249396963"}} = Wa.Media.get("670852249396963")
  end

  test "create_template/1" do
    Bypass.expect_once(bypass(), "POST", "/v20.0/1185780388399936/message_templates", fn conn ->
      Plug.Conn.resp(conn, 200, ~s({"id":"7143018792190714","status":"PENDING"}))
    end)
    assert {:ok, "7143018792190714"} = Wa.Templates.create(%{name: "x", phone: "447980553432"})
  end
end
