import Config

config :loja, Loja.WhatsApp,
  waba_id: "327022166091795",
  numero: [id: "307258525408861", telefone: "+5585047300257"],
  imagem_boas_vindas_media_id: "2578651102711663",
  rodape: %{type: "image", image: %{id: "978837388271966"}},
  recibo: %{"type" => "document", "document" => %{"filename" => "recibo.pdf", "id" => "7824918944292029"}}

config :loja, Loja.Telegram, grupo: -1001713581355, admins: [6101253731289]

config :loja, Loja.Fiscal,
  inscricao: "98159222307101",
  chave_pix: "5585591693473",
  desde: 1688034016322

config :sentry, dsn: "https://abc@o4504.ingest.sentry.io/4504473701713150"

if config_env() == :test do
  config :loja, :fixtures, media: [id: "108183886935442", mime_type: "image/png"], pedido: "7101700527517"
end
