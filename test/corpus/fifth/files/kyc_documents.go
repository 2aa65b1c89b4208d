package kyc

// Digio / DigiLocker sandbox – nothing to do with chat.

type Document struct {
	ID   string `json:"id"`
	Mime string `json:"mime_type"`
	Hash string `json:"sha256"`
}

var fixtures = []string{
	`{"document":{"id":"5700275553351781","mime_type":"application/pdf","sha256":"fff641556df5d844ae02"},"aadhaar_ref":"97134296973501699070"}`,
	`{"document":{"id":"8629868234487419","mime_type":"image/jpeg","sha256":"8d40382e005ec92d4ff0"},"applied_at":1714177326362}`,
	`{"video":{"id":"907327908079026","mime_type":"video/mp4"},"vkyc_session":"249010651370038335"}`,
}

const ckycLen = 14

func sample() Customer {
	return Customer{CKYC: "17260818814764", Account: "7311912504493077", DocumentID: "9546483224210791", EpochMs: 1755530325420}
}
