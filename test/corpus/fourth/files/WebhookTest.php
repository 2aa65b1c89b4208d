<?php

namespace Tests\Feature;

use Tests\TestCase;

class WebhookTest extends TestCase
{
    public function test_image_notification(): void
    {
        $payload = json_decode('{"object":"whatsapp_business_account","entry":[{"id":"2997719965807232","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"5511952377044","phone_number_id":"357528462308869"},"contacts":[{"profile":{"name":"NAME"},"wa_id":"5215552653448"}],"messages":[{"from":"5215552653448","id":"wamid.HBgeRTAxR9Wj7hrWhDIBdJTSW9OoJxD0NpMZwt99oBponjJbTrk","timestamp":"1728230760","type":"image","image":{"caption":"CAPTION","mime_type":"image\/jpeg","sha256":"4jqHcIaONLmHspjTJnC2KaEFz3C9DFs7VJ2aKvAYw6Y=","id":"781680409459355"}}]},"field":"messages"}]}]}', true);

        $n = (new Factory())->buildFromPayload($payload);

        $this->assertInstanceOf(Media::class, $n);
        $this->assertEquals('5215552653448', $n->customer()->phoneNumber());
        $this->assertEquals('781680409459355', $n->imageId());
        $this->assertSame('357528462308869', $n->businessPhoneNumberId());
        $this->assertSame('2997719965807232', $n->businessId());
    }

    public function test_sticker(): void
    {
        $payload = ['messages' => [[
            'from' => '6281279003362',
            'type' => 'sticker',
            'sticker' => ['mime_type' => 'image/webp', 'sha256' => 'yiZ+YNuQ5V1TN7mfZzJPwkHG6brXkI9rV2ffgbfjRu8=', 'id' => '2664533051256232'],
        ]]];
        $this->postJson('/webhook', $payload)->assertOk();
        $this->assertDatabaseHas('wa_messages', ['media_id' => '2664533051256232', 'from' => '2348017292660']);
        $this->assertSame('941093196589199', $this->parse('video.json')->video()->id());
    }

    public function test_referral(): void
    {
        $n = $this->parse('ctwa.json');
        $this->assertEquals('120264090066016366', $n->referral()->sourceId());
        $this->assertEquals('5215597273418', $n->from());
        $this->assertEquals(9223372036854775807, PHP_INT_MAX);
    }
}
