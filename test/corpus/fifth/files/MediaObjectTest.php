<?php

namespace Tests\Unit;

use Netflie\WhatsAppCloudApi\Message\Media\LinkID;
use Netflie\WhatsAppCloudApi\Message\Media\MediaObjectID;
use Netflie\WhatsAppCloudApi\WhatsAppCloudApi;
use PHPUnit\Framework\TestCase;

final class MediaObjectTest extends TestCase
{
    private const FROM_PHONE_NUMBER_ID = '103137436136683';

    public function test_document_by_id(): void
    {
        $api = new WhatsAppCloudApi([
            'from_phone_number_id' => self::FROM_PHONE_NUMBER_ID,
            'business_id' => '929508952463420',
        ]);

        $document = new MediaObjectID('439956706135567');
        $this->assertSame('439956706135567', $document->value());

        $api->sendDocument('5531958097657', $document, 'boleto_15234657598958029.pdf', 'Seu boleto');
    }

    public function test_download_media(): void
    {
        $api = $this->api();
        $response = $api->downloadMedia('61544930040475');
        $this->assertEquals(200, $response->httpStatusCode());
    }

    public function test_sticker(): void
    {
        // figurinha do Natal
        $sticker = new MediaObjectID("34267447375293");
        $res = $this->api()->sendSticker('5511923453438', $sticker);
        $this->assertStringStartsWith('wamid.', $res->decodedBody()['messages'][0]['id']);
    }
}
