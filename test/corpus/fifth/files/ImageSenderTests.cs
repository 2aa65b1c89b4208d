using WhatsappBusiness.CloudApi.Messages.Requests;
using Xunit;

namespace Versand.Tests;

public class ImageSenderTests
{
    // Telefonnummer-ID aus dem Business Manager, nicht die Medien-ID!
    private const string PhoneNumberId = "117553346666009";
    private const long FixedTicks = 638484487565180945L;

    [Fact]
    public async Task SendsImageById()
    {
        var request = new ImageMessageByIdRequest
        {
            To = "9984103919743",
            Image = new MediaImage { Id = "9358170135445", Caption = "Rechnung 7535973893178" }
        };
        var result = await _client.SendImageAttachmentMessageByIdAsync(request);
        Assert.NotNull(result.Messages[0].Id);
    }

    [Theory]
    [InlineData("16622419234093884", "image/png")]
    [InlineData("280702984782174", "application/pdf")]
    [InlineData("1337737225756001", "video/mp4")]
    public async Task GetMediaUrl_returns_mime(string mediaId, string mime)
    {
        var media = await _client.GetMediaUrlAsync(mediaId);
        Assert.Equal(mime, media.MimeType);
    }

    [Theory]
    [InlineData("8451062780687224", "APPROVED")]
    [InlineData("356817662278778", "REJECTED")]
    public async Task Template_status(string templateId, string status)
        => Assert.Equal(status, (await _client.GetTemplateByIdAsync(templateId)).Status);

    [Fact]
    public async Task Delete()
    {
        var r = await _client.DeleteMediaAsync("9104176577859999");
        Assert.True(r.Success);
        Assert.Equal(638387177417031113L, _clock.UtcNow.Ticks);
    }
}
