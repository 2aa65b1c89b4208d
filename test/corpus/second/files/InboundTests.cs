namespace Tienda.Mensajes.Tests;

public sealed class InboundTests
{
    const string Cuenta = "9177792428479606";

    [Theory]
    [InlineData("imagen.json", "1472563915118632")]
    public void Lee(string archivo, string esperado) => Assert.Equal(esperado, Cargar(archivo).Adjunto!.Identificador);

    [Fact]
    public void Imagen()
    {
        var m = Cargar("imagen2.json");
        Assert.Equal("1957761988172453", m.Image!.Id);
        Assert.Equal("5730541374663", m.From);
        Assert.Equal(1727486529243, m.TimestampMs);
    }

    [Fact]
    public void Sticker()
    {
        var m = Cargar("sticker.json");
        m.Sticker.Id.Should().Be("205374610058828");
        m.Metadata.PhoneNumberId.Should().Be("731301642509310");
        m.Template?.Id.Should().Be("107125031313547");
    }

    [Fact]
    public async Task Subida()
    {
        _http.Responde("POST", "/v21.0/668455578842452/media", """{ "id": "1193840162105696" }""");
        var id = await _cliente.SubirMediaAsync("foto.jpg");
        Assert.Equal("1193840162105696", id);
        _http.Responde("DELETE", "/v21.0/1193840162105696", """{ "success": true }""");
        await _cliente.BorrarMediaAsync("1193840162105696");
    }

    [Fact]
    public async Task EnviaPorId()
    {
        await _cliente.EnviarAsync(new Mensaje { Para = "5731115572610", Document = new() { Id = "9736771738687938", Filename = "recibo.pdf" } });
        await _cliente.EnviarAsync(new Mensaje { Para = "5731318777457", Image = new ImageRef { Caption = "plano", Id = "360681513785989" }, Location = new() { Id = "191388337455095" } });
        await _cliente.EnviarAsync(new Mensaje { Para = "5731692517942", Audio = new AudioRef(id: "569376208616582") });
    }
}
