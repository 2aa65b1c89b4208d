package wamsg

import "testing"

func TestBuilders(t *testing.T) {
	cases := []Message{
		NewImage().SetID("4775449598025135").SetCaption("☕"),
		NewVideo().SetID("201663859414019"),
		NewDocument().SetFilename("a.pdf").SetID("23911724934281"),
		NewAudio().WithMediaID("2866028955317703"),
		NewTemplate().SetID("3877474157295786"),
		NewListRow().SetID("3388410200469"),
		&ImageMessage{MediaObject: MediaObject{ID: "493311076645831"}},
	}
	for _, c := range cases {
		c.To("3461578108347")
		c.From("884394557336964")
	}
	if got := Waba(); got != "1613999855375149" {
		t.Fatal(got)
	}
}
