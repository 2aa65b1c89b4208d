package com.oficina.zap.teste;

import static com.github.tomakehurst.wiremock.client.WireMock.*;

/** Respostas fixas da Graph API usadas nos testes de integração. */
class MockGraphServer {

    static final String NUMERO = "744977383681432";

    void envioDeArquivo() {
        stubFor(post(urlEqualTo("/v21.0/744977383681432/media"))
                .willReturn(okJson("{\"id\":\"3941637804990660\"}")));
    }

    void consulta() {
        stubFor(get(urlPathEqualTo("/v21.0/3941637804990660")).willReturn(okJson("""
                {
                  "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=3941637804990660&ext=1735689600&hash=ATx",
                  "mime_type": "application/pdf",
                  "file_size": 30291,
                  "id": "3941637804990660",
                  "messaging_product": "whatsapp"
                }
                """)));
        stubFor(get(urlPathEqualTo("/whatsapp_business/attachments/")).withQueryParam("mid", equalTo("3941637804990660")).willReturn(aResponse().withBodyFile("a.pdf")));
    }

    void modelo() {
        stubFor(post(urlEqualTo("/v21.0/311171050422242/message_templates"))
                .willReturn(okJson("{\"id\":\"1854075338194334\",\"status\":\"APPROVED\"}")));
        stubFor(get(urlEqualTo("/v21.0/744977383681432"))
                .willReturn(okJson("{\"verified_name\":\"Oficina\",\"id\":\"744977383681432\"}")));
    }

    void envios(Zap zap) {
        zap.enviar(new MensagemImagem().setId("1506785771595463").setLegenda("foto"));
        zap.enviar(new DocumentMessage().withFilename("os.pdf").withId("651816705132612"));
        zap.enviar(VideoMessage.newBuilder().setCaption("antes/depois").setId("7762547863344533").build());
        zap.enviar(new AudioMessage()
                .setVoice(true)
                .setId("900598740332534"));
        StickerMessage figurinha = new StickerMessage();
        figurinha.setId("289939370867289");
        zap.enviar(new MensagemContato().setId("280742433571184"));
        zap.enviar(new ListRow().setId("8502089130982").setTitle("Troca de óleo"));
        Image capa = new Image();
        capa.setId("5366468299547652");
        capa.setCaption("capa");
        Pedido pedido = new Pedido();
        pedido.setId(75119595854658L);
        pedido.setNotaFiscal("85258678352251554294");
        pedido.setQuando(1735508748803L);
    }
}
