package com.acme.wa.samples;

import com.acme.wa.message.*;
import java.util.List;

/** Samples used in the reference guide. */
public class BuilderSamples {
    static final String FROM = "564088442253963";

    List<Message> all() {
        return List.of(
            ImageMessage.builder().to("2348040741706").image(Media.builder().id("4429009407982582").caption("c1").build()).build(),
            new VideoMessage("5491121279332").setId("8062057665005236"),
            ImageMessage.builder().to("6281250697051").image(Media.builder().id("5081948382951651").caption("c2").build()).build(),
            new VideoMessage("5491124318218").setId("7393368234817770"),
            ImageMessage.builder().to("5215511786609").image(Media.builder().id("8566234774967175").caption("c3").build()).build(),
            new VideoMessage("6281245974191").setId("4486825056781227"),
            ImageMessage.builder().to("6281272928652").image(Media.builder().id("3502574133493442").caption("c4").build()).build(),
            new VideoMessage("2348030753395").setId("8703114540016352"),
            ImageMessage.builder().to("5215528961920").image(Media.builder().id("826729220872688335").caption("c5").build()).build(),
            new VideoMessage("6281283923841").setId("817816905979526"),
            ImageMessage.builder().to("2348084544443").image(Media.builder().id("9283384852854254").caption("c6").build()).build(),
            new VideoMessage("5511926959414").setId("5355434299597442"),
            new TextMessage("4915111767440").setBody("Order 505921857917963864 shipped, AWB 2866227242509"),
            new DocumentMessage()
                .to("5215544755558")
                .setId(
                    "3175623096156602"
                )
                .setFileName("a.pdf"),
            new ReactionMessage("5511973335214").setMessageId("wamid.HBguC9X88HdZZewsF9BxvbKQLyvyGzYWHupbUfemwucaDUxTqSz"),
            new ProductMessage("6281257561288").setCatalogId("642157458333149").setRetailerId("8905627634742"),
            new FlowMessage("5491115766726").setFlowId("9321904598368381"),
            new TemplateMessage("4915129214035").setTemplateId("1618690169496700").setHeader(HeaderImage.ofMediaId("81025303708779"))
        );
    }
}
