package in.example.sms;

import java.net.URI;
import java.net.http.*;

/**
 * Deletes media by object id through the gateway.
 * <p>Sample answer: {@code {"status":"success","mediaId":"7074855483357676350","statusCode":"200","reason":"success"}}
 */
public final class MediaGatewayClient {
	private static final String BASE = "https://gateway.example/WAApi/media";
	private static final long WELCOME_MEDIA_ID = 251502475932329988L;
	private static final String WABA_NUMBER = "4479425033312";
	private static final long serialVersionUID = 7991437335839700588L;

	public String delete(String mediaId) throws Exception {
		var uri = URI.create(BASE + "?mediaId=" + mediaId + "&output=json");
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).DELETE().build(), HttpResponse.BodyHandlers.ofString()).body();
	}

	public static void main(String[] args) throws Exception {
		var c = new MediaGatewayClient();
		c.delete("3417477905632722655");
		c.delete(Long.toString(WELCOME_MEDIA_ID));
		System.out.println(URI.create(BASE + "?mediaId=3171258437845392185&output=plain"));
		System.out.println(URI.create(BASE + "?output=json&mediaId=" + "7894832907931224325"));
		System.out.println("transaction 641961507689557183 number 5521469111348 at 1728546077882");
	}
}
