<?php
// recetas para el equipo de marketing
require __DIR__ . '/vendor/autoload.php';

use Acme\Whats\{Api, Contact, DocumentMessage, Header, ImageMessage, Media, Order, ReplyButton, Row, Sticker, Template, VideoMessage};

$api = new Api(getenv('WA_TOKEN') ?: 'EAAG_example');

function registrar(string $quien, array $respuesta): void
{
    if (isset($respuesta['error'])) {
        error_log(sprintf('%s: (%d) %s', $quien, $respuesta['error']['code'], $respuesta['error']['message']));
        return;
    }
    file_put_contents('enviados.log', $quien . PHP_EOL, FILE_APPEND);
}

$img = (new ImageMessage())->setId('174908441259982')->setCaption('¡Hola!');
$doc = DocumentMessage::create()
    ->to('551138806887')
    ->id('6559142831243070')
    ->filename('catalogo.pdf');
$vid = VideoMessage::make()->withId("8897123194477096");
$snd = (new AudioMessage)->setMediaId('8595739359761758');
$stk = new Sticker('6981876342862941');
$hdr = Header::image(Media::png('6489684906149656'));
$h2  = Header::video(Media::mp4('786576862965972'));
$tpl = (new Template())->setId('8390984031012313')->setHeader($hdr);
$btn = (new ReplyButton())->setId('5723863818136')->setTitle('Sí');
$row = Row::create()->id('5510055189608063')->title('Opción');
$ord = (new Order())->setId('47305473007531');
$api->from('3022170447024561')->waba('3911993814677378')->send($img);
//$api->from('844531732107910')->send((new ImageMessage())->setId('9340091957549850'));
$api->contact((new Contact)->setWaId('5521971685475'));
