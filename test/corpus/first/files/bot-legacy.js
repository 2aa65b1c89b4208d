// node 12, do not touch
var request = require('request')
var cfg = {
	waba: '1012135528375809',
	phone_id: '2349919108408092',
	owner: '7916543596319'
}

function menu (to, cb) {
	var body = {
		"messaging_product": "whatsapp",
		"to": to,
		"type": "interactive",
		"interactive": {
			"type": "button",
			"header": { "type": "image", "image": { "id": "727854182600710" } },
			"body": { "text": "Pick one" },
			"action": { "buttons": [
				{ "type": "reply", "reply": { "id": "3864058264217", "title": "Tea" } },
				{ "type": "reply", "reply": { "id": "9583045567679", "title": "Coffee" } }
			] }
		}
	}
	request.post({ url: 'https://graph.facebook.com/v15.0/' + cfg.phone_id + '/messages', json: body }, cb)
}

/*
 response from facebook when i uploaded menu.jpg to /media
 {"id":"1653137550040174"}
 and when i asked for it
 {"url":"https:\/\/lookaside.fbsbx.com\/whatsapp_business\/attachments\/?mid=816132941378046&ext=1764672967&hash=ATsyy29x6m3G8hFScd75e4s","mime_type":"image\/jpeg","sha256":"cbe51ff9ccd1cfd695df8bdf212fcbf950c1e9bcad417e667a8f27dad0d5fcb3","file_size":88123,"id":"816132941378046","messaging_product":"whatsapp"}
*/

function getPic () {
	// getMediaUrl('5836091945532234', show)
	getMediaUrl('2729515068613889', cfg.phone_id, show)
	getMediaUrl("960571355981964", "6315422814677254", show)
}

var stickers = { hi: '4000595132223102', bye: '672008650246796' }
var lastRun = 1714305414697
exports.menu = menu
