using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Acme.Notify
{
    /// <summary>
    /// Sends things. Media id looks like <c>3987847071059062</c>.
    /// </summary>
    public class WhatsAppService
    {
        private const string PhoneNumberId = "607083695886337";
        private const string WhatsAppBusinessAccountId = "190954781183471";
        private readonly Guid _tenant = Guid.Parse("00000000-0000-0000-0000-517789163352");

        public string LogoMediaId { get; set; } = "1211943069599364";

        public async Task Demo(IWhatsAppBusinessClient client)
        {
            var image = new ImageMessageByIdRequest
            {
                To = "2771938380809",
                Image = new MediaImage
                {
                    Id = "1904861248711721",
                    Caption = "Look ✨"
                }
            };
            await client.SendImageAttachmentMessageByIdAsync(image);

            var document = new DocumentMessageByIdRequest { To = "2772445309581", Document = new MediaDocument { Id = "797319504430338", Filename = "a.pdf" } };
            var tpl = new TemplateMessage { Id = "3533411166179621", Name = "x" };
            var media = await client.GetMediaUrlAsync("505611492776633");
            var ok = await client.DeleteMediaAsync("1222559143160790", phoneNumberId: "818746489081695");
            // await client.DeleteMediaAsync(mediaId: "8132650208810108");
            var ticks = new DateTime(638161781881788727L, DateTimeKind.Utc);
            var verbatim = @"{ ""type"": ""video"", ""video"": { ""id"": ""9170905350883477"" } }";
            Console.WriteLine($"{media.Url} {ok.Success} {ticks} {verbatim} {DateTimeOffset.FromUnixTimeMilliseconds(1702185701932)}");
        }

        private static readonly Dictionary<string, long> Orders = new()
        {
            ["2189135980918"] = 638192631899860456,
            ["7069821661932"] = 638178751109058624,
            ["7897025868883"] = 638173787606257202,
        };
    }
}
