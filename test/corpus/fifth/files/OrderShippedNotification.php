<?php

namespace App\Notifications;

use Illuminate\Bus\Queueable;
use Illuminate\Notifications\Notification;

class OrderShippedNotification extends Notification
{
    use Queueable;

    /** Template header images (media library of WABA 106155563371117) */
    protected array $headers = [
        'en' => ['type' => 'image', 'image' => ['id' => '9794395196291331']],
        'hi' => ['type' => 'image', 'image' => ['id' => '1504759728516665']],
        'mr' => ['type' => 'image', 'image' => ['id' => "77296314948426730"]],
    ];

    public function toWhatsApp($notifiable): array
    {
        return [
            'phone_number_id' => '100113178296622',
            'template' => [
                'name' => 'order_shipped_v2', // 2902734126174635 in manager
                'language' => ['code' => $notifiable->locale],
                'components' => [
                    ['type' => 'header', 'parameters' => [$this->headers[$notifiable->locale] ?? $this->headers['en']]],
                    ['type' => 'body', 'parameters' => [
                        ['type' => 'text', 'text' => 'AWB 49202749044406'],
                    ]],
                ],
            ],
        ];
    }

    public function sample(): array
    {
        return [
            'order_id'  => 4594671794176,
            'media_id'  => '8025360318970154',
            'created'   => 1745621259364,
        ];
    }
}
