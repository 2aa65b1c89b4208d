# db/seeds.rb
company = Company.find_or_create_by!(facebook_business_id: '989137329890937', name: 'Padaria Sol')

company.channels.create!(
  kind: :whatsapp,
  phone_number_id: '617465592269921',
  waba: '830477443090235',
  cnpj: '66046804602070',
  e164: "+5511243592686"
)

[
  { name: 'cardapio', kind: 'image',    whatsapp_media_id: '9640427100540254' },
  { name: 'nota',     kind: 'document', whatsapp_media_id: '9608062039289616' },
  { name: 'jingle',   kind: 'audio',    whatsapp_media_id: nil },
  { name: 'cupom',    kind: 'text',     cupom: '4852887353461' }
].each { |a| company.assets.create!(a) }

company.messages.insert_all([
  { direction: 'in', ext_id: "wamid.HBgNQn00N2KQcNLlqK05wBdX", payload: %q({"type":"image","image":{"id":"5684535992390691"}}), epoch_ms: 1692361148124 },
  { direction: 'in', ext_id: "wamid.HBgNeTem5F48yLo7qecZ1os8", payload: %q({"type":"document","document":{"filename":"x.pdf","id":"759227125721319"}}), epoch_ms: 1692698246049 },
  { direction: 'out', ext_id: "wamid.HBgNWhx8DpgG0T4PX3VS64tA", payload: { type: 'sticker', sticker: { id: '690391078523471' } }.to_json, epoch_ms: 1692668229475 },
  { direction: 'in', ext_id: "mid.$cAAEvBrXKajQXZ", payload: %q({"sticker_id":369575777531825,"attachments":[{"type":"image"}]}), epoch_ms: 1692702949712 }
])

Boleto.create!(linha: '69953267605584911749', nosso_numero: 75351942243519001, chave: 4691003482275821753)
