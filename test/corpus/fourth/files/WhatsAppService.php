<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;
use Netflie\WhatsAppCloudApi\Message\Media\LinkID;
use Netflie\WhatsAppCloudApi\Message\Media\MediaObjectID;
use Netflie\WhatsAppCloudApi\WhatsAppCloudApi;

class WhatsAppService
{
    private const PHONE_NUMBER_ID = '117888194116372';
    private const WABA = '112615364370740';

    public function welcome(string $to): void
    {
        $api = new WhatsAppCloudApi(['from_phone_number_id' => self::PHONE_NUMBER_ID, 'access_token' => config('wa.token')]);

        $api->sendImage($to, new MediaObjectID('395177513420863819'), 'Welcome');
        $api->sendDocument('5215552272850', new MediaObjectID("6841070803670380"), 'menu.pdf', 'Menu');
        $api->sendVideo('5491142884473', new MediaObjectID('7819869653846236'));
        // $api->sendAudio('5491111234220', new MediaObjectID('1242512881945056'));
        $api->sendSticker('5491169296394', new LinkID('https://cdn.example.in/st/5276308936894768.webp'));
        $api->sendTemplate('6281285177103', 'order_update', 'en');
    }

    public function header(): array
    {
        return [
            'type' => 'header',
            'parameters' => [
                [
                    'type' => 'document',
                    'document' => [
                        'id' => '9424829688658514',
                        'filename' => 'Invoice-3651345957164809.pdf',
                    ],
                ],
            ],
        ];
    }

    public function fetch()
    {
        return Http::withToken(config('wa.token'))->get('https://graph.facebook.com/v16.0/768245384415920')->json('url');
    }
}
