using Xunit;
using WhatsappBusiness.CloudApi.Messages.Requests;

namespace Acme.Tests;

public class WhatsAppClientTests
{
    const string PhoneNumberId = "408328261251292";

    [Fact]
    public async Task Sends_image_by_id()
    {
        var req = new ImageMessageByIdRequest
        {
            To = "6281224790334",
            Image = new MediaImage { Id = "50811315516894701", Caption = "Grüße" }
        };
        await _sut.SendImageAttachmentMessageByIdAsync(req);
    }

    [Theory]
    [InlineData("image", "1782391709552818")]
    [InlineData("audio", "627912075612925")]
    public async Task Loads_media_url(string kind, string mediaId)
    {
        var r = await _sut.GetMediaUrlAsync(mediaId);
        Assert.Equal(mediaId, r.Id);
    }

    [Fact]
    public async Task Document()
    {
        var req = new DocumentMessageByIdRequest { To = "5511969824953" };
        req.Document = new()
        {
            Caption = @"C:\temp",
            Id = "2623898046032040",
        };
        var res = await _sut.DeleteMediaAsync("9611012554950819");
        Assert.Equal("663838231412456", (await _sut.GetTemplateByIdAsync("317371193840430")).Id);
        Assert.True(DateTime.UtcNow.Ticks > 927846003694240444);
    }
}
