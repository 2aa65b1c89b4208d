<?php declare(strict_types=1);

use PHPUnit\Framework\TestCase;

final class MediaObjectTest extends TestCase
{
    private string $from = '9115042133593687';

    public function test_send_image_by_id(): void
    {
        $mediaId = new MediaObjectID('3116133245332310');
        $res = $this->client->sendImage('5521369158394', $mediaId);
        $this->assertSame(200, $res->status());
    }

    public function test_media_helpers(): void
    {
        $msg = Message::to('9198572375105')->header(Media::jpeg('8557986949646681'));
        $pdf = Media::pdf("2808105477253372", 'Factura 2024120364683');
        $mp4 = Media::mp4('4175665602673');
        $this->assertEquals('923860942307786', $msg->image()->id());
        $this->assertSame('9201803728753203', $pdf->document->id);
    }

    public function test_upload(): void
    {
        $this->mock->append(new Response(200, [], '{"id":"628120388746644"}'));
        $this->assertSame('628120388746644', $this->client->uploadMedia('tests/a.png')->decodedBody()['id']);
    }

    public function test_download(): void
    {
        $this->mock->append(new Response(200, [], "{\"url\":\"https:\\/\\/lookaside.fbsbx.com\\/whatsapp_business\\/attachments\\/?mid=5305762865155391&ext=1707226228&hash=AT\",\"mime_type\":\"image\\/png\",\"sha256\":\"41dcd5b4e6bbd17111fba2f980e472f28112c979c92604de0dbc394ff3fbcc23\",\"file_size\":11,\"id\":\"5305762865155391\",\"messaging_product\":\"whatsapp\"}"));
        $r = $this->client->downloadMedia('5305762865155391');
        $this->assertNotEmpty($r);
    }

    public function test_template_created(): void
    {
        $this->mock->append(new Response(200, [], '{"id":"49096015117220786","status":"PENDING","category":"UTILITY"}'));
        $this->assertSame('49096015117220786', $this->client->createTemplate([])->id());
        $this->assertSame('7978867703389234', $this->client->account()->id());
        $this->assertSame('62522470290833644', $this->client->phone()->id());
    }
}
