/// <summary>Beispiel-Endpunkte für Medien</summary>
[ApiController, Route("api/wa")]
public class MediaController : ControllerBase
{
    /// <param name="mediaId" example="822683259425375">WhatsApp media id</param>
    /// <param name="phoneNumberId" example="8725607863797176">Phone number id</param>
    [HttpDelete("media/{mediaId}")]
    public Task<IActionResult> Delete(string mediaId, string phoneNumberId) => Run(() => _wa.DeleteAsync(mediaId));

    /// <example>{ "id": "69882374044639531" }</example>
    [HttpPost("media")]
    public Task<IActionResult> Upload(IFormFile file) => Run(() => _wa.UploadAsync(file));

    /// <param name="templateId" example="52687941640481844">Template</param>
    [HttpGet("templates/{templateId}")]
    public IActionResult Template(string templateId) => Ok();

    private static readonly Dictionary<string, string> MediaIds = new()
    {
        ["willkommen"] = "822169704379482",
        ["agb"] = "564488398858936",
        ["anfahrt"] = "475465979068844",
    };
    private static readonly Dictionary<string, string> Customers = new()
    {
        ["müller"] = "491532932675",
        ["schulz"] = "5215843202818",
    };

    private object Body() => new
    {
        messaging_product = "whatsapp",
        to = "4915161955750",
        type = "document",
        document = new { id = "2869046321806469", filename = "Rechnung_2026916426546.pdf" },
    };
    private object Card() => new { number = "4123288238991330", template = new { id = "84204148677862885" } };
}
