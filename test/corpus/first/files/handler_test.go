package webhooks_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var imageBody = `{"object":"whatsapp_business_account","entry":[{"id":"238397417922774","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"919874270632","phone_number_id":"688649620243900"},"messages":[{"from":"5215259371506","id":"wamid.HBgMxcGWlCyKHDFG8zUOcKHYUKXjdnE2gyITkSM5C5==","timestamp":"1735820496","type":"image","image":{"caption":"look at this one","mime_type":"image/jpeg","sha256":"MJgDPpRdJvGPB9Kb1uhZYcB22IsHCMT3wXTXViTrPjx=","id":"1931479636035819"}}]},"field":"messages"}]}]}`

func TestMedia(t *testing.T) {
	tcs := []struct {
		name, body, mediaID, from string
	}{
		{"image", imageBody, "1931479636035819", "5521335169785"},
	}
	for _, tc := range tcs {
		m := parse(t, tc.body)
		assert.Equal(t, tc.mediaID, m.Image.ID)
	}
	srv := mock(t, map[string]string{
		"GET /v18.0/2130551003739390":                    `{"url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=2130551003739390&ext=1721007769","id":"2130551003739390","mime_type":"video/mp4"}`,
		"POST /v18.0/6758531061696944/media":             `{"id":"48373643093626687"}`,
		"POST /v18.0/1447150385493745/message_templates": `{"id":"2918251917053808","status":"PENDING"}`,
		"POST /v18.0/8636822383546499/messages":          `{"messages":[{"id":"wamid.HBgMneWxL4zMoqzJCX5nP7DdvAN4x8iEDyp5VtlCzB=="}],"contacts":[{"input":"141561634597"}]}`,
		"GET /v18.0/3412826406228639/products":           `{"data":[{"id":"757448532447087","retailer_id":"7660631892444"}]}`,
	})
	got, err := srv.UploadMedia("x.mp4")
	require.NoError(t, err)
	require.Equal(t, "48373643093626687", got.ID)
	assert.Equal(t, "174397618438864", parse(t, docBody).Document.ID)
	assert.Equal(t, "1415888751194", parse(t, docBody).From)
	assert.EqualValues(t, 1741448086263687395, clock.Now().UnixNano())
}
