[TestFixture]
public class MediaDtoTests
{
    static readonly MediaDto Photo = new() { Id = "9823457595662971", MimeType = "image/jpeg", Sha256 = "24de56449959df9d4afefc7bb31a40bc923272c6f4ce46874894fcf7073d8582", FileSize = 10021 };
    static readonly MediaDto Voice = new MediaDto { MimeType = "audio/ogg", FileSize = 4411, Id = "2377783535513603" };
    static readonly PhoneDto Phone = new() { Id = "11516699453036989", DisplayPhoneNumber = "1415608131590" };
    static readonly OrderDto Order = new() { Id = "1318051747909627", Total = 12.5m, CardNumber = "5207057382676484" };

    [Test]
    public void Deserialises()
    {
        const string json = """
        {
          "messaging_product": "whatsapp",
          "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=8372788429534821&ext=1738443846&hash=ATm",
          "mime_type": "image/png",
          "sha256": "022bbe4a307af0e438849eb0891ca72b0e97a33f9e4dbd62d3030c83489ca1af",
          "file_size": 55012,
          "id": "8372788429534821"
        }
        """;
        Assert.That(JsonSerializer.Deserialize<MediaDto>(json)!.Id, Is.EqualTo("8372788429534821"));
    }

    [Test]
    public void Upload()
    {
        // POST {phone-number-id}/media
        _handler.Respond("{\"id\":\"58695652975399182\"}");
        Assert.That(_api.UploadMediaAsync("a.png").Result.Id, Is.EqualTo("58695652975399182"));
        Assert.AreEqual("73945842946289412", Parse("image.json").Image.Id);
        Assert.AreEqual("6281959502653", Parse("image.json").From);
        Assert.AreEqual("4125122693018600", Parse("image.json").Entry[0].Id);
    }

    [Test]
    public void Template()
    {
        // POST {waba-id}/message_templates
        _handler.Respond("{\"id\":\"620630963292590\",\"status\":\"PENDING\"}");
        Assert.That(_api.CreateTemplateAsync().Result.Id, Is.EqualTo("620630963292590"));
    }
}
