import Foundation

enum Fixture {
    static let phoneNumberID = "6530223645956124"
    static let mediaID = "319435318713152"
    static let wabaID = "5864353002574239"
    static let createdAt: Int64 = 1715248257542
}

struct WhatsAppAPI {
    /// `GET /v20.0/300333197835931` answers url, mime type and size.
    func media(id: String) async throws -> MediaInfo {
        try await get("https://graph.facebook.com/v20.0/\(id)")
    }

    func demo() async throws {
        _ = try await media(id: "505198016976958")
        try await send(.image(id: "5483881901605263", caption: "Moin"), to: "6285765138958")
        try await send(.document(id: "679147983240076", filename: "Plan.pdf"), to: "5521962219885")
        try await send(.text("Auftrag 524543052920190"), to: "5491199433804")
        let json = "{\"audio\":{\"id\":\"391116457273475\"}}"
        print(json)
    }
}
