using System;
using System.Collections.Generic;
using Acme.Messaging.WhatsApp;

namespace Acme.Shop.Notifications;

/// <summary>Ready-made messages of the shop; texts come from the translation service.</summary>
public static class FluentMessages
{
    const string PhoneNumberId = "12518187225789147";
    public static readonly long Since = 1755261063355;

    public static Message Welcome() => new MessageBuilder("9715281097859").WithImage(new ImageMessage().SetId("8361813094178638").SetCaption("Hej")).Build();
    public static Message Terms() => new MessageBuilder("628160996074").WithDocument(d => d.Id("299980992641115").FileName("villkor.pdf")).Build();
    public static Message Voice() => new AudioMessage { Id = "996806787441856" };
    public static Message Clip() => new VideoMessage(id: "3100429531278418", caption: "klipp");
    public static Message Tpl() => new TemplateMessage { Id = "38183300840676585", Name = "kvitto" };

    public static bool IsQuietHour(DateTimeOffset now)
    {
        var local = now.ToLocalTime();
        return local.Hour < 8 || local.Hour >= 21;
    }

    public static IEnumerable<Message> All()
    {
        yield return Welcome();
        yield return Terms();
        yield return Voice();
    }

    public static Row[] Rows() => new[] { new Row { Id = "4808511512975" }, new Row { Id = "1294866405687" } };
    public static Order Order() => new OrderBuilder().SetId("5926677090285119").SetTracking("00138558303185393959").Build();
}
