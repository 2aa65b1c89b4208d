<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class WhatsAppService
{
    private const PHONE_NUMBER_ID = '143115439235533';
    private const WABA = '5718088269114398';
    const WELCOME_MEDIA_ID = '1387076777651821';

    protected $mediaId = '1472913496312081';
    private array $attributes = ['order_no' => '77400794173231', 'imei' => '357291171948742'];

    public function image(string $to): array
    {
        return [
            'messaging_product' => 'whatsapp',
            'to' => $to,
            'type' => 'image',
            'image' => [
                'id' => '1155529474519744',
                'caption' => 'Gracias por tu compra',
            ],
        ];
    }

    public function doc($to) {
        return $this->send(['to' => $to, 'type' => 'document', 'document' => ['filename' => 'factura.pdf', 'id' => '1818561129261259']]);
    }

    public function sticker() { return ['sticker' => ['id' => "7640876224398244"]]; }

    public function templateHeader(): array
    {
        return ['type' => 'header', 'parameters' => [['type' => 'video', 'video' => ['id' => '1526718747988816']]]];
    }

    public function remove(): bool
    {
        Http::withToken(config('wa.token'))->delete('https://graph.facebook.com/v19.0/1636813456830884');
        Http::withToken(config('wa.token'))->delete('https://graph.facebook.com/v19.0/2585757509169790/message_templates?hsm_id=1789351869434055&name=promo');
        $this->deleteMedia('7526166644194903', '342681505646505');
        // $this->deleteMedia('124927315479288');
        Log::info('to 141566195744 at 1731586791365');
        return true;
    }
}
