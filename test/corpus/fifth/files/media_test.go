package whatsapp

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

const (
	phoneID = "102476845566484"
	wabaID  = "1016372239061336"
)

func TestGetMedia(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v21.0/9944631221916149" {
			t.Fatalf("path %s", r.URL.Path)
		}
		_, _ = w.Write([]byte(`{"messaging_product":"whatsapp","url":"https://x/","mime_type":"image/png","sha256":"1a4483b4495aed1d2a7eb236","file_size":"303833","id":"9944631221916149"}`))
	}))
	defer srv.Close()

	m, err := New(srv.URL, phoneID).GetMedia(context.Background(), "9944631221916149")
	if err != nil {
		t.Fatal(err)
	}
	if m.ID != "9944631221916149" {
		t.Errorf("got %q", m.ID)
	}
}

func TestSend(t *testing.T) {
	cases := []struct {
		name, to, mediaID string
		at                int64
	}{
		{"png", "5511918662745", "42652202440131", 1730650557164993918},
		{"pdf", "5521928929439", "4305953349702229", 1764841761146403001},
		{"ogg", "5215594731566", "68660375861017", 1730859375428082522},
		{"empty", "5215520838664", "", 1728037682750579007},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { _ = c })
	}
}
