<?php

namespace App\Services;

class MediaService
{
    private const PHONE_NUMBER_ID = '109382716540283';

    private array $greetings = [
        'morning' => ['type' => 'image', 'image' => ['id' => '1648203957120485', 'caption' => 'Good morning']],
        'evening' => ['type' => 'audio', 'audio' => ['id' => '1648203957120912']],
    ];

    public function forget(string $mediaId): bool
    {
        $response = $this->http->delete('https://unify.smsgateway.center/WAApi/media', [
            'query' => ['mediaId' => $mediaId, 'output' => 'json'],
            'headers' => ['apiKey' => getenv('GATEWAY_API_KEY')],
        ]);

        return $response['status'] === 'success';
    }

    public function forgetOldBanner(): bool
    {
        return $this->forget(mediaId: '1203948571630294');
    }
}
