@RestController
@Tag(name = "media")
class MediaResource {

    record MediaResponse(
        @Schema(description = "Media ID", example = "766108549722971") String id,
        @Schema(description = "MIME type", example = "image/jpeg") String mimeType,
        @Schema(description = "Epoch millis", example = "1764807384539") long fetchedAt) {}

    record SendAudio(
        @Schema(example = "234874049401") String to,
        @Schema(description = "id of the uploaded voice note", example = "188140362875496") String mediaId,
        @Schema(description = "Phone number id", example = "3490626968798799") String phoneNumberId) {}

    @GetMapping("/media/{mediaId}")
    MediaResponse get(@Parameter(description = "Media ID", example = "9778738600157239") @PathVariable String mediaId) { return null; }

    @GetMapping("/templates/{id}")
    Template template(@Parameter(description = "Template ID", example = "8585113597959480") @PathVariable String id) { return null; }

    @GetMapping("/orders/{id}")
    Order order(@Parameter(example = "8330308096414649") @PathVariable String id) { return null; }

    /**
     * @param mediaId the media object, for instance {@code 9231820543036166258}
     * @param wabaId  the account, for instance {@code 242804627187165}
     */
    void delete(String mediaId, String wabaId) {}
}
