<?php
/* config/whatsapp.php -- see also .env */
return [
    'account'   => env('WA_ACCOUNT', '9621035984017725'),
    'sender'    => [
        'default' => ['phone_number_id' => '717349882268742', 'e164' => '+5939230377440'],
        'ventas'  => ['phone_number_id' => '823993583913376', 'e164' => '+5939841721460'],
    ],
    'plantillas' => [
        'bienvenida' => ['id' => '6309484143314371', 'idioma' => 'es'],
        'cobro'      => ['id' => '293090435697514', 'idioma' => 'es', 'cabecera' => ['image' => ['id' => '9183790509098663']]],
    ],
    'respuestas' => [
        'catalogo' => [
            'type' => 'document',
            'document' => [
                'filename' => 'catálogo.pdf',
                'id'       => '920261106741160',
            ],
        ],
        'horario'  => ['type' => 'image', 'image' => array('id' => 510257839323026, 'caption' => 'L–V')],
        'himno'    => ["type" => "audio", "audio" => ["id" => "5713859197151501"]],
        'mapa'     => ['type' => 'location', 'location' => ['id' => '935464564530810']],
    ],
    'mediaIds' => ['5328875477588919', '291074847644830'],
    'pixel_id' => 488390824763813,
    'app'      => ['id' => '423318690278420', 'secret' => 'example'],
];
