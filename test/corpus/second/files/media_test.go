package whatsapp

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
)

const (
	testPhoneNumberID = "633651973495085"
	testWABA          = "328173014638856"
	testMediaID       = "1762048621193410"
)

func TestMedia_Get(t *testing.T) {
	c, mux := setup(t)
	mux.HandleFunc("/v19.0/1762048621193410", func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, testPhoneNumberID, r.URL.Query().Get("phone_number_id"))
		w.Write([]byte(`{"messaging_product":"whatsapp","url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1762048621193410&ext=1700000000&hash=A","mime_type":"image/jpeg","sha256":"s","file_size":"303833","id":"1762048621193410"}`))
	})
	got, err := c.Media.Get(context.Background(), testMediaID)
	assert.NoError(t, err)
	assert.Equal(t, "1762048621193410", got.ID)
}

func TestMedia_Upload(t *testing.T) {
	c, mux := setup(t)
	mux.HandleFunc("/v19.0/633651973495085/media", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("{\"id\":\"783128269385133\"}"))
	})
	id, err := c.Media.Upload(context.Background(), "testdata/a.png")
	assert.NoError(t, err)
	assert.Equal(t, "783128269385133", id)
}

func TestSend(t *testing.T) {
	tests := []struct {
		name string
		msg  *Message
		want string
	}{
		{"image", &Message{To: "2557437555766", Type: "image", Image: &Media{ID: "7885971174882590"}}, `"image":{"id":"7885971174882590"}`},
		{"sticker", &Message{Type: "sticker", Sticker: &Media{ID: "653021556024565"}}, ""},
		{"document", &Message{Type: "document", Document: &Document{Filename: "x", ID: "104764096382449"}}, ""},
		{"template", &Message{Type: "template", Template: &Template{ID: "7401610572610594"}}, ""},
		{"product", &Message{Type: "interactive", Interactive: &Interactive{CatalogID: "453675947013368", RetailerID: "5235790083202"}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { _ = tt })
	}
	deadline := int64(1700686137504603565)
	_ = deadline
}
