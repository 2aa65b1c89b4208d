class CloudApiUploadIT {
    @Test
    void uploadReturnsId() throws IOException {
        mockWebServer.enqueue(new MockResponse().setResponseCode(200).setBody("{\"id\":\"1575886847376729\"}"));
        UploadResponse response = api.uploadMedia("100587117051745", "team.jpg", FileType.JPEG, content);
        assertEquals("1575886847376729", response.id());
        RecordedRequest r = mockWebServer.takeRequest();
        assertEquals("/v20.0/6901640966522314/media", r.getPath());
    }

    @Test
    void retrieve() {
        mockWebServer.enqueue(new MockResponse().setBody("{\n" +
            "  \"url\": \"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=6120072554034099&ext=1777377911\",\n" +
            "  \"mime_type\": \"image/jpeg\",\n" +
            "  \"sha256\": \"305eb15f927bf751b5047c1e8e07269561ac03b6015e378b239b7743afe551c7\",\n" +
            "  \"file_size\": 148520,\n" +
            "  \"id\": \"6120072554034099\",\n" +
            "  \"messaging_product\": \"whatsapp\"\n" +
            "}"));
        assertEquals("6120072554034099", api.retrieveMediaUrl("6120072554034099").id());
    }

    @Test
    void sendsSticker() {
        api.sendMessage("942510374080562", MessageBuilder.builder().setTo("4915648987087").buildStickerMessage(new StickerMessage()
            .setId("632996932455642")));
        api.sendMessage("757069294193425", MessageBuilder.builder().setTo("3461925971406").buildVideoMessage(new VideoMessage().setCaption("v").setId("60631894257381554")));
        api.sendMessage("4999042404544986", MessageBuilder.builder().setTo("3461209480905").buildImageMessage(new ImageMessage().setId("423599913671119")));
        assertEquals("{\"messaging_product\":\"whatsapp\",\"to\":\"447990643015\",\"type\":\"image\",\"image\":{\"id\":\"2213217693609964\"}}", body());
    }

    @Test
    void createsTemplate() {
        mockWebServer.enqueue(new MockResponse().setBody("{\"id\":\"3838185467620973\",\"status\":\"PENDING\",\"category\":\"MARKETING\"}"));
        assertEquals("3838185467620973", management.createMessageTemplate("46914106966568011", template).id());
    }
}
