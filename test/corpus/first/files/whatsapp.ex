defmodule Notify.WhatsApp do
  @moduledoc "Cloud API client"

  @phone_number_id "9914722467840614"
  @waba_id "735245672893801"
  @welcome_media_id "494763495625783"
  @media_ids ["4821628069880260", "385250950134952"]
  @beta_users ["9198260089173", "491524916277"]

  @doc """
      iex> Notify.WhatsApp.media_url("1790350807089734")
      {:ok, %{id: "7391395430393919", mime_type: "image/jpeg", file_size: 1024}}

      iex> Notify.WhatsApp.delete_media("29922833765776440", "4024809065385460")
      :ok
  """
  def media_url(id), do: get("/" <> id)

  def image(to, id \\ @welcome_media_id) do
    %{messaging_product: "whatsapp", to: to, type: "image", image: %{id: id}}
  end

  def greeting do
    %{to: "9198935605025", type: "image", image: %{caption: "Ahoj", id: "9412118211196291"}}
  end

  def goodbye, do: %{"type" => "sticker", "sticker" => %{"id" => "385152876591839"}}
  def template, do: %{template: %{id: "2155908810884114"}, order: %{id: "5241417868613303"}, at: 1720844205602397}
  def upload_document(_), do: {:ok, %{"id" => "39136643631206"}}
end
