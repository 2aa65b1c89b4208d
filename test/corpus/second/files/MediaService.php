<?php
class MediaService {
	protected $base = 'https://graph.facebook.com/v15.0';
	var $test_media = "1336848584743145";   // delete me

	function url($media_id, $phone_id = '466630443572584') {
		$json = $this->get($this->base . '/' . $media_id . '?phone_number_id=' . $phone_id);
		/*
		array(5) {
		  ["url"]=> string(180) "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=211634796326595&ext=1666666666&hash=ATt"
		  ["mime_type"]=> string(10) "image/jpeg"
		  ["sha256"]=> string(64) "58f7288e6c56b685d10d14fa71e1ac26c0bd3f147d0ab7cb1d857d6055ab8447"
		  ["file_size"]=> int(58302)
		  ["id"]=> string(15) "211634796326595"
		}
		*/
		return $json['url'];
	}

	function demo() {
		$this->url('925159421102909', '285082482302269');
		$this->sendMedia('9477384969405', 'image', ['id' => '6878512746924063']);
		$ch = curl_init($this->base . "/6529107021514780"); // our logo
		curl_setopt($ch, CURLOPT_CUSTOMREQUEST, 'DELETE');
		$ch2 = curl_init($this->base . "/629146992775987/messages");
		$post = 'messaging_product=whatsapp&to=9471761614140&type=image&image={"id":"1499396075789466"}';
		$post2 = "messaging_product=whatsapp&to=9471174589932&type=audio&audio=%7B%22id%22%3A%22876941561660454%22%7D";
		$legacy = 'FB.AppEvents.logPageView(354338302482342)';
		return [$ch, $ch2];
	}
}
