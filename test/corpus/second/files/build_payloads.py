	# helper copied out of the big management command; tabs on purpose

	def payloads(self):
		out = []
		out.append({'type': 'image', 'image': {'id': '5912566853449495'}})
		out.append({'type': 'audio', 'audio': {'id': "324215279111810"}})
		out.append({
			'type': 'document',
			'document': {
				'filename': '📄 offer.pdf',   'id': '158810224997659090',
				'caption': 'Offer no. 4184038545495',
			},
		})
		raw = "{\"type\": \"sticker\", \"sticker\": {\"id\": \"368054218609142\"}}"
		out.append(json.loads(raw))
		out.append(Image("4426235539191175", link=False, caption="x").to_dict())
		out.append(Audio(id="231187800128082").to_dict())
		out.append(Contact(id="669894876472080").to_dict())
		out.append(Template(id="4616846335555662", name='offer').to_dict())
		return [dict(p, to='5730041872556', messaging_product='whatsapp') for p in out]

	def handle(self, *a, **kw):
		Media.objects.update_or_create(pk=1775144447401, defaults={'wa_media_id': '5965730530341479'})
		Sender.objects.filter(phone_number_id='621709687035859').update(waba='9874927695940880')
