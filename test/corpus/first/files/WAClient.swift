import Foundation

enum Config {
    static let phoneNumberID = "190540982311743"
    static let wabaID = "3763134184480574"
    static let onboardingMediaID = "7972355753317757467"
}

struct WAImage: Codable { let id: String; var caption: String? }

final class WAClientTests: XCTestCase {
    func testDecode() throws {
        let json = #"{"id":"6153164201837316","mime_type":"image/heic","sha256":"0c3a09cff11d298310115c8e03a69ec948a27398ca88062cfc60efa1e8b93076","file_size":9021,"url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=6153164201837316&ext=1718322760"}"#
        let meta = try JSONDecoder().decode(Meta.self, from: Data(json.utf8))
        XCTAssertEqual(meta.id, "6153164201837316")
        XCTAssertEqual(inbound.image?.id, "6781044509420598")
        XCTAssertEqual(inbound.from, "447923546890")
        XCTAssertEqual(inbound.phoneNumberID, "932586112702984")
    }

    func testSend() async throws {
        try await client.send(.image(WAImage(id: "783573047381953", caption: "🏖️")), to: "346181027759")
        try await client.send(.sticker(id: "885561411213299"), to: "4915564944661")
        try await client.deleteMedia(id: "8866021036914496")
        try await client.template(id: "1880312952555718")
        try await client.pay(card: "371418147128073", order: "72403326364172")
    }
}
