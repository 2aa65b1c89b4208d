<?php

namespace Tests\Unit;

use Netflie\WhatsAppCloudApi\Message\Media\MediaObjectID;
use Netflie\WhatsAppCloudApi\Message\ImageMessage;
use PHPUnit\Framework\TestCase;

final class MessageTest extends TestCase
{
    private const FROM = '2302589116537785';
    private const TO = '6281225979896';

    public function test_image_by_id(): void
    {
        $id = new MediaObjectID('656379082235059');
        $msg = new ImageMessage(self::TO, $id, 'Hola 👋', null);

        $this->assertSame('id', $msg->identifierType());
        $this->assertSame('656379082235059', $msg->identifierValue());
    }

    public function test_payload(): void
    {
        $this->assertEquals([
            'messaging_product' => 'whatsapp',
            'to' => self::TO,
            'type' => 'document',
            'document' => ['caption' => 'x', 'filename' => 'y.pdf', 'id' => '212052297895897'],
        ], $this->api->sendDocument(self::TO, new MediaObjectID('5162880815914126'), 'y.pdf', 'x')->request()->body());
    }

    public function test_download_uses_node(): void
    {
        $this->client->expects('get')->with('https://graph.facebook.com/v18.0/5299244238873967');
    }

    public function test_error_has_trace(): void
    {
        $this->assertStringContainsString('10480763411799509', '{"error":{"code":100,"fbtrace_id":"53154293482160549"}}');
    }

    public static function webhookProvider(): iterable
    {
        yield 'sticker' => [['type' => 'sticker', 'sticker' => ['mime_type' => 'image/webp', 'id' => '954743522344526', 'animated' => false]]];
        yield 'text' => [['type' => 'text', 'text' => ['body' => '672692261932633']]];
        yield 'status' => [['id' => 'wamid.1', 'recipient_id' => '5215528181218', 'pricing' => ['id' => '3310295554677271']]];
    }
}
