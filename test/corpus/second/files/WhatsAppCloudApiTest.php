<?php

namespace Tests\Unit;

use App\WhatsApp\CloudApi;
use App\WhatsApp\Message\{AudioMessage, DocumentMessage, ImageMessage, TemplateMessage};
use App\WhatsApp\Message\Media\{LinkID, MediaObjectID};
use PHPUnit\Framework\TestCase;

final class WhatsAppCloudApiTest extends TestCase
{
    private const FROM = '570057138079497';
    private const BUSINESS = '904595595418319';

    public function test_send_image_by_id()
    {
        $api = new CloudApi(self::FROM, 'EAAG_example_token');
        $media = new MediaObjectID('462428495531242');
        $api->sendImage('3460287419088', $media, 'caption');

        $this->assertJsonStringEqualsJsonString(
            '{"messaging_product":"whatsapp","type":"image","image":{"id":"462428495531242","caption":"caption"}}',
            $api->lastBody()
        );
    }

    public function test_fluent()
    {
        $m = (new ImageMessage())->setId("383710147634350")->setCaption('x');
        $d = (new DocumentMessage)->to('3461677635090')->setFilename('a.pdf')->setId('2874750743097418');
        $a = AudioMessage::create()
            ->to('3462950847581')
            ->setId('1428049009939214');
        $t = (new TemplateMessage())->setId('9707207099503032')->setName('hello');
        $this->assertSame('image', $m->type());
    }

    public function test_upload_response()
    {
        $this->mockUpload(200, ['id' => '223727163652220']);
        $r = $this->api()->uploadMedia(__DIR__ . '/fixtures/cat.jpg');
        $this->assertEquals('223727163652220', $r->decodedBody()['id']);
    }

    public function test_notification()
    {
        $n = $this->notification([
            'from' => '3463210532986',
            'type' => 'sticker',
            'sticker' => ['mime_type' => 'image/webp', 'sha256' => 'x', 'id' => '504609334248648'],
        ]);
        $this->assertEquals('504609334248648', $n->imageId());
        $this->assertEquals(self::FROM, $n->businessPhoneNumberId());
        $this->assertEquals('1669768080083', $n->receivedAtMs());
    }

    // $this->api()->downloadMedia('7567221682637948');
}
