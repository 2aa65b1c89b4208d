package media

var files = []File{
	{ID: "4421039247957046", MimeType: "image/jpeg", SHA256: "c09a1a7a548defef9621b29d0c2d1efe2e6786435f741f5c7b7413e205fb605e", FileSize: 12001},
	{ID: "9271386931418100734", MimeType: "video/mp4", SHA256: "d78873dc2c4cf6ee908f95ca1fd124220852731716136a6486ba56fc16297039", FileSize: 991200},
	{MimeType: "audio/amr", FileSize: 771, ID: "142167838012583"},
}

var contacts = []Contact{
	{ID: "58687049836189322", WaID: "5521275261070"},
	{ID: "11132456367352927", WaID: "5521851005350"},
}

const getReply = `{
	"url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=107854430471786&ext=1750700513&hash=ATq",
	"mime_type": "image/jpeg",
	"sha256": "5fe1cee828b6e579184b0195647c96dd4bdef0137d73717bfc5c723559c81d90",
	"file_size": 120388,
	"id": "107854430471786",
	"messaging_product": "whatsapp"
}`

// answer to POST /media
const uploadReply = `{
	"id": "9794905847424247"
}`

// answer to POST /message_templates
const templateReply = `{
	"id": "872779164651916",
	"status": "PENDING"
}`

const phoneReply = `{"id": "69749490093900502", "display_phone_number": "5521652005111", "quality_rating": "GREEN"}`
