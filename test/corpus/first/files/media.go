package whatsapp

import (
	"context"
	"fmt"
	"net/http"
)

const (
	phoneNumberID  = "8142481865246300"
	wabaID         = "7311745761904023"
	welcomeMediaID = "2750964315138910"
	EpochMillis    = 1731131640146
)

var mediaIDs = []string{
	"9819522355581301",
	"874570108315074", // brochure
}
var staff = []string{"861318341575", "7916310944862"}

// GetMedia returns metadata, e.g.
//
//	{"messaging_product":"whatsapp","url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=936539641347153&ext=1707881984&hash=AT","mime_type":"image/jpeg","sha256":"f9552f7562943dafba893799351852315f45fe96457cfcc8e0ba5d65f0dea7fa","file_size":51200,"id":"936539641347153"}
func (c *Client) GetMedia(ctx context.Context, id string) (*Media, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("%s/%s", c.base, id), nil)
	if err != nil {
		return nil, err
	}
	return c.do(req)
}

func Example() {
	c := New("EAAG_example", phoneNumberID)
	_, _ = c.GetMedia(context.Background(), "5422352298898662")
	_ = c.DeleteMedia(context.Background(), "5370412676687680", "783004470102693")
	_, _ = c.Send(&Message{To: "551161799436", Type: "image", Image: &Image{ID: "828690179755494", Caption: "yo"}})
	_, _ = c.Send(&Message{
		To:   "9198336804260",
		Type: "document",
		Document: &Document{
			Filename: "waybill_94389598639602485753.pdf",
			ID:       "2075671375514586",
		},
	})
	_, _ = c.Send(&Message{To: "628118832664", Template: &Template{ID: "7061253057783538"}})
	_ = Message{Type: "audio", Audio: &ID{Id: "9189024726183158"}}
	_, _ = c.Phone("9240386635918679")
}
