package main

import wa "github.com/kirana/whatsapp-go"

const (
	PhoneNumberID = "248666963322979"
	epochMicros   = 1709581497698370
)

func samples() []wa.Message {
	return []wa.Message{
		wa.NewImage("4915155364638").SetID("5291962678176025").SetCaption("😀"),
		wa.NewDocument("6281289563312").SetID("5990371004963410").SetFilename("gst.pdf"),
		wa.NewAudio("5511907346628").SetID("8931782438328135"),
		&wa.Sticker{To: "5215597516932", Media: wa.MediaObject{ID: "568842504244143"}},
		wa.NewText("5511975441443").SetBody("Ref 5267017855338615"),
		wa.NewReply("5215570577031").SetMessageID("wamid.HBgfS5stvqypU38AZOZeC3KpNHe9qh5zxoPKNSjTogAiJ5LAaBW"),
		wa.NewTemplate("5215517705017").SetID("5302069657284563"),
	}
}

var raw = []map[string]any{
	{
		"to":   "5215557434531",
		"type": "image",
		"image": map[string]any{
			"id": "767324103807371",
		},
	},
	{
		"to":    "5511925156721",
		"type":  "video",
		"video": map[string]string{"id": "582413683905664", "caption": "x"},
	},
}
