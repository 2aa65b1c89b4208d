import XCTest
@testable import WAKit

final class MediaServiceTests: XCTestCase {
    let phoneNumberID = "175018649932303"
    let appID = "fb7298600151572738" // URL scheme

    func testDecodesUpload() throws {
        let json = """
        {"id": "371132461369376"}
        """.data(using: .utf8)!
        let upload = try JSONDecoder().decode(MediaUploadResponse.self, from: json)
        XCTAssertEqual(upload.id, "371132461369376")
    }

    func testRequestURL() {
        let req = MediaEndpoint.fetch(mediaID: "577840424363521").urlRequest
        XCTAssertEqual(req.url?.path, "/v22.0/577840424363521")
    }

    func testMessageEncoding() throws {
        let msg = OutgoingMessage(to: "5491173876978", content: .image(.id("28427262794655"), caption: "Hola"))
        XCTAssertTrue(try msg.json().contains("image"))
    }

    func testIgnoresOrder() {
        XCTAssertEqual(Order(id: 4724703651381729).displayID, "#9449880417322011")
    }
}
