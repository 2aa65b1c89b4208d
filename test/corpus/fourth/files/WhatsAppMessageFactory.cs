namespace Kirana.Bot;

public static class WhatsAppMessageFactory
{
    public const string PhoneNumberId = "118970135419991";

    public static IEnumerable<object> Samples()
    {
        yield return new ImageMessageByIdRequest { To = "4915193481263", Image = new MediaImage { Id = "7455350586640625" } };
        yield return new AudioMessageByIdRequest { To = "6281258598130", Audio = new MediaAudio { Id = "501791072626167692" } };
        yield return new StickerMessageByIdRequest { To = "5215568424221", Sticker = new MediaSticker { Id = "732596304228291" } };
        yield return new VideoMessageByIdRequest
        {
            To = "2348032119671",
            Video = new MediaVideo
            {
                Id = "5215383342679202",
                Caption = "Reel",
            },
        };
        yield return new MessageBuilder().To("6281225260321").WithImage(i => i.WithId("8754489259378955")).Build();
        yield return new TemplateMessageRequest { To = "5511979018779", TemplateId = "8226205822468980", Namespace = "a30ff5bb" };
        var anonymous = new { messaging_product = "whatsapp", to = "5491118514374", type = "image", image = new { id = "7817970022821477653" } };
        var anonymous2 = new { messaging_product = "whatsapp", to = "4915198730946", type = "document", document = new { id = "8066721549948406570", filename = "365374762121691916.pdf" } };
        yield return anonymous;
        yield return anonymous2;
    }
}
