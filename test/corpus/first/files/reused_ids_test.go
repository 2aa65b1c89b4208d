package inbox

import "testing"

// The sandbox hands out the account's own number for the file. Yes, really.
const account = "745420162477845"

func TestSandboxDocument(t *testing.T) {
	in := decode(t, `{
		"object": "whatsapp_business_account",
		"entry": [{
			"id": "745420162477845",
			"changes": [{
				"field": "messages",
				"value": {
					"messaging_product": "whatsapp",
					"metadata": {
						"display_phone_number": "9170240563932",
						"phone_number_id": "495563607099795"
					},
					"messages": [{
						"from": "5215997295838",
						"id": "wamid.HBgM3wceCGMrYyBoBVEzokF2E979Bbmc26yz0inGzN==",
						"timestamp": "1773787529",
						"type": "document",
						"document": {
							"filename": "terms.pdf",
							"mime_type": "application/pdf",
							"sha256": "t03lJAjoUjTXjBZXWNbNI9clyir2rC9SPOORZn7H5Fj=",
							"id": "745420162477845"
						}
					}]
				}
			}]
		}]
	}`)

	if in.Entry[0].ID != account {
		t.Fatalf("entry %s", in.Entry[0].ID)
	}
	if got := in.Messages[0].Document.ID; got != "745420162477845" {
		t.Errorf("document %s", got)
	}
	if got := in.Messages[0].From; got != "5215997295838" {
		t.Errorf("from %s", got)
	}
	if got := in.Metadata.PhoneNumberID; got != "495563607099795" {
		t.Errorf("phone %s", got)
	}
}
