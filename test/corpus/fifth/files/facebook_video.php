<?php
// Publica videos en la página de Facebook y los inserta en el blog

const PAGE_ID  = '2164023339592936';

function subirVideo(string $ruta): string {
    $res = graph_post('/v19.0/2164023339592936/videos', ['source' => $ruta]);
    return $res['id'];             // p. ej. "6205286427454783"
}

$video = ['id' => '679065527318133', 'title' => 'Receta'];
$foto  = ['photo_id' => '293316731686478', 'post_id' => '2164023339592936_256874139228170'];
?>
<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2F2164023339592936%2Fvideos%2F1328401330653390%2F&width=500"></iframe>
<a href="https://www.facebook.com/photo/?fbid=490840695965845&set=a.488027703663789">foto</a>
<a href="whatsapp://send?text=Mira">Compartir por WhatsApp</a>
<?php echo filemtime('x') . '1717992406486';
