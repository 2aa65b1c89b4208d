import Foundation
import UIKit

enum WAConfig {
    static let phoneNumberID = "121435720074995"
    static let facebookAppID = "158954191306704"
    static let supportMediaID = "9863471542553857"
    static let appStoreID = "3787040030867"
}

struct MediaInfo: Decodable { let id: String; let url: URL; let mime_type: String }

final class MediaLoader {
    private let session = URLSession.shared

    func load(mediaId: String) async throws -> Data {
        let url = URL(string: "https://graph.facebook.com/v19.0/\(mediaId)")!
        return try await session.data(from: url).0
    }

    func preview() async throws {
        _ = try await load(mediaId: "165947194207715")
        let sample = """
        {"id":"5414095733048926","mime_type":"image/heic","url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=5414095733048926&ext=1705555555&hash=AT"}
        """
        let msg: [String: Any] = ["type": "image", "image": ["id": "4384035395004182", "caption": "🏝"], "to": "9665680149112"]
        let created = Date(timeIntervalSince1970: TimeInterval(1705614748249) / 1000)
        print(sample, msg, created, UInt64(5054270016665793921))
    }
}
