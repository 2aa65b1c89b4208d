import XCTest
@testable import KiranaChat

final class WhatsAppAPITests: XCTestCase {
    func testDecodeMedia() throws {
        let json = """
        {
          "messaging_product": "whatsapp",
          "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=633105188572038&ext=1723103308&hash=ATwFeD4eb7t51pHPFpmsetmPt6",
          "mime_type": "video/mp4",
          "sha256": "ae748cf7dbf0d8d074c0526aaf57ffff33fd637b",
          "file_size": 903112,
          "id": "633105188572038"
        }
        """.data(using: .utf8)!
        let media = try JSONDecoder().decode(Media.self, from: json)
        XCTAssertEqual(media.id, "633105188572038")
    }

    func testEncodeImage() throws {
        let msg = OutgoingMessage(to: "6281263114594", content: .image(.init(id: "7472880988169985", caption: nil)))
        XCTAssertEqual(msg.to.count, 13)
        XCTAssertEqual(try string(msg), "{\"to\":\"4915173842348\",\"type\":\"image\",\"image\":{\"id\":\"406714052650364\"}}")
    }

    func testFacebookLogin() {
        XCTAssertEqual(Settings.shared.appID, "8261737918777442")
        XCTAssertEqual(UIColor(hue: 0.557828344601236, alpha: 1).hex, "#aabbcc")
        XCTAssertEqual(Date(milliseconds: 1734830551503).iso, "2022-09-03")
    }
}
