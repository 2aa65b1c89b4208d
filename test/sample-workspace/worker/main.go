package main

import "fmt"

const phoneNumberID = "109382716540283"

// expired lists media that the nightly job removes.
var expired = []string{}

type media struct {
	MediaID  string
	MimeType string
}

func pending() []media {
	return []media{
		{MediaID: "1739284650192837", MimeType: "image/jpeg"},
		{MediaID: "1739284650193021", MimeType: "video/mp4"},
	}
}

func main() {
	for _, m := range pending() {
		fmt.Println(phoneNumberID, m.MediaID)
	}
}
