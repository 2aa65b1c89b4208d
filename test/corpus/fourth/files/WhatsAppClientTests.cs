using System.Net;
using System.Text.Json;
using Xunit;

namespace Kirana.WhatsApp.Tests;

public class WhatsAppClientTests
{
    private const string PhoneNumberId = "567385199664786";

    [Fact]
    public async Task UploadMedia_ReturnsId()
    {
        var handler = new FakeHandler(HttpStatusCode.OK, "{\"id\":\"9782938384178331\"}");
        var client = new WhatsAppBusinessClient(new HttpClient(handler), PhoneNumberId);

        var result = await client.UploadMediaAsync(new UploadMediaRequest { File = "a.jpg", Type = "image/jpeg" });

        Assert.Equal("9782938384178331", result.MediaId);
    }

    [Fact]
    public void Deserialize_Image()
    {
        var json = @"{
  ""from"": ""5491147103495"",
  ""id"": ""wamid.HBgKlHbQR9q9uX1EhGVa2I35yiJpNrIcPB8Z19yQfhZMqdDQySF"",
  ""type"": ""image"",
  ""image"": {
    ""mime_type"": ""image/jpeg"",
    ""sha256"": ""NvF4yngPaEvfD7sLA0fyGbPnwe+I95NQ4LVXJGMhzTE="",
    ""id"": ""549508097400633""
  }
}";
        var msg = JsonSerializer.Deserialize<ImageMessage>(json)!;
        Assert.Equal("549508097400633", msg.Image.Id);
    }

    [Fact]
    public async Task SendDocument()
    {
        var req = new DocumentMessageByIdRequest
        {
            To = "2348000707801",
            Document = new MediaDocument { Id = "947885754836016569", Caption = "Quote 92314476459379", FileName = "q.pdf" }
        };
        var image = new ImageMessageByIdRequest { To = "5491105708145", Image = new MediaImage { Id = "856471277773545", Caption = "x" } };
        var res = await client.GetMediaUrlAsync("36928299535228611", PhoneNumberId);
        await client.DeleteMediaAsync("685962986899222", isMediaOwnershipVerified: false);
        var tpl = await client.GetTemplateByIdAsync("398206781220573");
        Assert.Equal(637134336000000000L, new DateTime(2020, 1, 1).Ticks);
        Assert.Equal("5491124269517", res.To);
    }
}
