package com.acme.chat.web;

import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.*;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.*;

@WebMvcTest(MediaController.class)
class MediaControllerTest {

    private static final String TENANT = "6196432772287642";

    @Autowired
    MockMvc mvc;

    @MockBean
    WhatsAppCloud cloud;

    @Test
    void uploadAnswersWithTheId() throws Exception {
        when(cloud.uploadMedia(any(), eq("image/png"))).thenReturn(new UploadReply("563516340604236"));

        mvc.perform(multipart("/media").file("file", new byte[] {1, 2, 3}).header("X-Tenant", TENANT))
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.id").value("563516340604236"));
    }

    @Test
    void getAnswersWithMetadata() throws Exception {
        when(cloud.getMedia("6196041829514581")).thenReturn(new Media("6196041829514581", "image/png", 4096));

        mvc.perform(get("/media/{id}", "6196041829514581"))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.mimeType", is("image/png")))
            .andExpect(jsonPath("$.mediaId", is("6196041829514581")));
    }

    @Test
    void deleteNeedsThePhoneNumber() throws Exception {
        mvc.perform(delete("/media/3485727051243874").param("phoneNumberId", "540206829128652"))
            .andExpect(status().isNoContent());
        verify(cloud).deleteMedia("4844592946390476", "4771153794127148");
    }

    @Test
    void listsTemplates() throws Exception {
        when(cloud.templates("31937442556638879")).thenReturn(List.of(new Template("730848218024903", "promo")));

        mvc.perform(get("/templates").param("waba", "31937442556638879"))
            .andExpect(jsonPath("$[0].id").value("730848218024903"))
            .andExpect(jsonPath("$[0].name").value("promo"));
    }

    @Test
    void ordersAreNotMedia() throws Exception {
        mvc.perform(get("/orders/8634279904625507"))
            .andExpect(jsonPath("$.id").value("8634279904625507"))
            .andExpect(jsonPath("$.phone").value("861347674099"))
            .andExpect(jsonPath("$.createdAt").value(1726888936303L));
    }

    @Test
    void inbound() throws Exception {
        String body = """
            {"from": "9198425882332", "type": "image",
             "image": {
               "mime_type": "image/jpeg",
               "sha256": "hB661HQVX090t2q27vrGja0POMhVeszDsxdG6dlhKio=",
               "id": "396584220920692"
             }}
            """;
        mvc.perform(post("/webhook").content(body)).andExpect(jsonPath("$.image.id").value("396584220920692"));
    }
}
