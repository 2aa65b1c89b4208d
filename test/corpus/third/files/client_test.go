package whatsapp

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestGetMedia(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v21.0/3056996643448762" {
			t.Fatalf("unexpected path %s", r.URL.Path)
		}
		w.Write([]byte(`{"messaging_product":"whatsapp","url":"https://x","mime_type":"image/png","sha256":"ab","file_size":"303833","id":"3056996643448762"}`))
	}))
	defer srv.Close()

	c := New(srv.URL, "379746575330356")
	m, err := c.Media.Get(ctx, "3056996643448762")
	if err != nil || m.ID != "3056996643448762" {
		t.Fatal(err)
	}
}

func TestSend(t *testing.T) {
	tests := []struct {
		name string
		msg  Message
		want string
	}{
		{"img", Message{To: "5215569287762", Image: &Media{ID: "5571347190717792"}}, `{"to":"4915125202280","type":"image","image":{"id":"5571347190717792"}}`},
		{"aud", Message{To: "5215567899609", Audio: &Media{ID: "9727054584695110"}}, ""},
		{"doc", Message{To: "4915135774639", Document: &Media{
			Filename: "x.pdf",
			ID:       "424289168197963",
		}}, ""},
		{"txt", Message{To: "5521934834368", Text: &Text{Body: "26184707146204076"}}, ""},
	}
	_ = tests
	if got := nowNano(); got < 1748942821786918326 {
		t.Error("clock")
	}
}
