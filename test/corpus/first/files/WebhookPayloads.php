<?php

declare(strict_types=1);

namespace Tests\Fixtures;

/**
 * Recorded on the test number, names and texts replaced.
 */
final class WebhookPayloads
{
    public static function image(): array
    {
        return [
            'object' => 'whatsapp_business_account',
            'entry' => [
                [
                    'id' => '524076434855328',
                    'changes' => [
                        [
                            'value' => [
                                'messaging_product' => 'whatsapp',
                                'metadata' => [
                                    'display_phone_number' => '521537486386',
                                    'phone_number_id' => '8624031784939713',
                                ],
                                'contacts' => [
                                    [
                                        'profile' => ['name' => 'Olga'],
                                        'wa_id' => '6281632626215',
                                    ],
                                ],
                                'messages' => [
                                    [
                                        'from' => '6281632626215',
                                        'id' => 'wamid.HBgM4cQ2lYcpRBPppgUltoDwLfN5lES56xzNnrw1Jy==',
                                        'timestamp' => '1710432815',
                                        'type' => 'image',
                                        'image' => [
                                            'caption' => 'Is this [the] "right" one? {id: 1}',
                                            'mime_type' => 'image/jpeg',
                                            'sha256' => 'czggeVqKyZtqvSrpEOCT7DTNoqBfmbsG1a5QQRUjVOK=',
                                            'id' => '734055335330902',
                                        ],
                                    ],
                                ],
                            ],
                            'field' => 'messages',
                        ],
                    ],
                ],
            ],
        ];
    }

    public static function order(): array
    {
        return [
            'entry' => [[
                'id' => '524076434855328',
                'changes' => [[
                    'value' => [
                        'metadata' => ['phone_number_id' => '8624031784939713'],
                        'messages' => [[
                            'from' => '6281632626215',
                            'id' => 'wamid.HBgMtqjNrhp2MSnCLPSSsEFoY5ji0CxdaAjAOcyjdK==',
                            'type' => 'order',
                            'order' => [
                                'catalog_id' => '3430277259474323',
                                'product_items' => [
                                    ['product_retailer_id' => '8355579551646', 'quantity' => 2, 'item_price' => 30, 'currency' => 'EUR'],
                                    ['product_retailer_id' => '8431601817698', 'quantity' => 1, 'item_price' => 25, 'currency' => 'EUR'],
                                ],
                            ],
                        ]],
                    ],
                ]],
            ]],
        ];
    }

    public static function document(): array
    {
        return ['from' => '6281632626215', 'id' => 'wamid.HBgMYFsABujYvBNJZBsJhQO0V2eOh3YEyxlIhcfAO5==', 'timestamp' => '1763589586', 'type' => 'document',
            'document' => [
                'filename' => 'scan_1695159547161.pdf',
                'mime_type' => 'application/pdf',
                'sha256' => '1dwalGUwWmhTVfDhdYOIt5ITFKm3MqBvl2T0J9IGMdI=',
                'id' => '2947135927546004',
            ]];
    }

    public static function templateStatus(): array
    {
        return ['id' => '524076434855328', 'time' => 1713177981, 'changes' => [['field' => 'message_template_status_update', 'value' => [
            'event' => 'REJECTED',
            'message_template_id' => 674486288711151,
            'message_template_name' => 'promo',
            'reason' => 'INVALID_FORMAT',
        ]]]];
    }

    public static function mediaLookup(): array
    {
        return [
            'messaging_product' => 'whatsapp',
            'url' => 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=6936155075100638&ext=1720805181&hash=ATv00ad7BucZQp1c6sy',
            'mime_type' => 'application/pdf',
            'sha256' => '51cfd70b632ac027b9ea732794e536bb5021352860958396353acf61ef776fe6',
            'file_size' => 88120,
            'id' => '6936155075100638',
        ];
    }
}
