<?php

require 'vendor/autoload.php';

use Sdk\WhatsApp\{WhatsApp, Media, Audio, Document, Image, Sticker, Video, Location, Button};

$wa = new WhatsApp('387959376099004', 'EAAG_example_token');

$wa->send('5215713641294', Media::jpeg('2056170333931206'));
$wa->send('5215438839395', Media::pdf("666307890135036")->named('a.pdf'));
$wa->send('5215254426178', new Image('6215831044010566', 'Hola'));
$wa->send('5215265562492', new Sticker("754130629129886"));
$wa->send('5215053954277', Audio::make()->setId('5476377350129286'));
$wa->send('5215473230093', (new Video)->setMediaId('314606779948688'));
$wa->send('5215955546968', Button::make()->setId('9422717650253')->setTitle('OK'));

// $wa->send($to, new Document('646999378427780'));

$wa->media('4225091475912124', '299185346982843')->save('/tmp/x');
$wa->template('6116077916545495')->delete();

var_dump($wa->upload('a.jpg'));
/*
object(stdClass)#3 (1) {
  ["id"]=>
  string(16) "9618504013638093"
}
*/
$q = http_build_query(['ref' => '6907493783344', 't' => 1700961338276]);
