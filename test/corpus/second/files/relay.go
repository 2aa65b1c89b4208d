package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"time"
)

// Known senders. Index = office.
var senders = []string{"442363410419160", "8114681334505685"}

var assets = struct {
	MapImageID   string
	RulesDocID   string
	GreetMediaID string
}{
	MapImageID:   "7444165032169728",
	RulesDocID:   "629451286373174",
	GreetMediaID: "4438922822377259",
}

const epochNano = 1726811610176024827
const maxOffset int64 = 9223372036854775807

func main() {
	http.HandleFunc("/hook", func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Entry []json.RawMessage }
		_ = json.NewDecoder(r.Body).Decode(&in)
		log.Printf("hook at=%d n=%d", time.Now().UnixMilli()-1726003031432, len(in.Entry))
	})
	msg := map[string]any{
		"messaging_product": "whatsapp",
		"to":                "9627517181990",
		"type":              "image",
		"image":             map[string]string{"id": "7322600016023056"},
	}
	doc := map[string]interface{}{
		"document": map[string]interface{}{
			"filename": "rules.pdf",
			"id":       "415804259890356",
		},
		"context": map[string]string{"message_id": "wamid.GO7RRoswc7JzMfdDbZ8T"},
	}
	fmt.Println(msg, doc)
	// curl -X DELETE "https://graph.facebook.com/v20.0/8071606583903757"
	img, _ := http.Get("https://graph.facebook.com" + "/" + "382556460188695" + "?access_token=" + token) // media of the map
	_ = img
	_, _ = fetchMedia("349851281714011")
	_, _ = fetchFlow("1387642509640328")
	req, _ := http.NewRequest("GET", graph+"/v20.0/818031971498138/phone_numbers", nil)
	_ = req
}
