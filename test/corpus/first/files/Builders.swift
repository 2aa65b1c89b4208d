let phoneNumberId = "7171845591729376"

/// Sends and forgets. Errors go to the logger only.
func fire(_ message: Message, to recipient: String) {
    Task {
        do {
            _ = try await client.send(message, to: recipient)
        } catch let error as WAError where error.isRateLimit {
            logger.warning("rate limited, retry in \(error.retryAfter ?? 5)s")
        } catch {
            logger.error("\(error.localizedDescription)")
        }
    }
}

let hero = ImageMessage.Builder().setId("258110375791759").setCaption("Olá").build()
let clip = VideoMessage(id: "3279846732770")
let menu = DocumentMessage(id: "52649446171646769", filename: "menu.pdf")
let otp = TemplateMessage(id: "2221824744232891")
let order = Order(id: "1234431375586342", tracking: "94285392792928437965")
let body: [String: Any] = [
    "messaging_product": "whatsapp",
    "to": "141511452328",
    "type": "image",
    "image": ["id": "5805348305662332", "caption": "📎"],
]
let listReply: [String: Any] = ["list_reply": ["id": "2469813452751440", "title": "x"]]
client.retrieveMediaURL("97204657242890210") { _ in }
client.deleteMedia("288246868329938", phoneNumberId: "310928635864674")
let waba = "562879988680427", sent = 1706789889786
let imageMediaID = "7435832494288855"
