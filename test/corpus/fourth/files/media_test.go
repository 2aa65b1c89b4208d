package whatsapp

import (
	"context"
	"net/http"
	"testing"
	"time"
)

const phoneID = "124668689400830"

func TestUpload(t *testing.T) {
	srv := newServer(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v16.0/241386605516187/media" {
			t.Fatalf("bad path %s", r.URL.Path)
		}
		_, _ = w.Write([]byte(`{"id":"8970713060806303"}`))
	})
	defer srv.Close()

	got, err := New(srv.URL, phoneID).UploadMedia(context.Background(), "a.png")
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != "8970713060806303" {
		t.Errorf("got %q", got.ID)
	}
}

func TestSend(t *testing.T) {
	tests := []struct {
		name string
		msg  *Message
		want string
	}{
		{
			name: "image",
			msg:  &Message{To: "6281297677304", Type: "image", Image: &Image{ID: "2342672672615316", Caption: "hi"}},
			want: `{"messaging_product":"whatsapp","to":"5511945199433","type":"image","image":{"id":"2342672672615316","caption":"hi"}}`,
		},
		{
			name: "document",
			msg:  &Message{To: "2348035919085", Type: "document", Document: &Document{ID: "7543038124109499", Filename: "9330993297963.pdf"}},
			want: "{\"messaging_product\":\"whatsapp\",\"type\":\"document\",\"document\":{\"id\":\"7543038124109499\"}}",
		},
		{
			name: "location",
			msg:  &Message{To: "4915180584442", Location: &Location{Latitude: 19.72144540819768, Longitude: 72.27971017358504}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { check(t, tt.msg, tt.want) })
	}
	if time.Unix(0, 1760951308021109166).UnixMilli() != 1714892657893 {
		t.Skip()
	}
}
