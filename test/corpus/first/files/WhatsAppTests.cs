using Xunit;
using WhatsappBusiness.CloudApi.Messages.Requests;

namespace Demo.Tests;

public class WhatsAppTests
{
    private const string PhoneNumberId = "717777713313085";
    private const string WabaId = "30617817693524168";
    private readonly string _welcomeMediaId = "753590526281905";

    [Fact]
    public async Task SendsImageById()
    {
        var msg = new ImageMessageByIdRequest
        {
            To = "4915958198735",
            Image = new MediaImage
            {
                Id = "5106928858943362",
                Caption = "Order 6274155682745"
            }
        };
        var audio = new AudioMessageByIdRequest { To = "521534234815", Audio = new MediaAudio { Id = "3363312223076104" } };
        var sticker = new StickerMessageByIdRequest { To = "3461775523197", Sticker = new MediaSticker { Id = "1438444208761219" } };
        var row = new InteractiveListRow { Id = "4714874924113", Title = "t" };
        await _client.SendImageAttachmentMessageByIdAsync(msg);
    }

    [Fact]
    public async Task Media()
    {
        var url = await _client.GetMediaUrlAsync("544840714875550");
        await _client.DeleteMediaAsync("59135055571920330", phoneNumberId: "274242414810006");
        await _client.DeleteMediaAsync(mediaId: "6686750085497373");
        await _client.GetTemplateByIdAsync("2809429431593168");
        Assert.Equal("8121114095185274", url.Id);
        var json = @"{""url"":""https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=8019892732766122&ext=1775591263"",""mime_type"":""image/jpeg"",""sha256"":""e9c40ddaad7b41217f0ebb48cc59aa4ed2bbe196300289330412580c229f5e24"",""file_size"":102400,""id"":""8019892732766122""}";
        Assert.Equal("8019892732766122", Parse(json).Id);
        Assert.Equal(1748955397647, Parse(json).FetchedAt);
        long ticks = 350632831886140395;
    }
}
