<?php
class GatewaySender {
    /** @var string known-good media, checked with support (ticket 9543600422659) */
    private string $mediaId = '5561267690739105052';
    private $waba = '1024817383696';

    public function push(string $mobile) {
        $fields = http_build_query(array(
            'userid'     => 'demo',
            'wabaNumber' => $this->waba,
            'mobile'     => $mobile,
            'mediaId'    => $this->mediaId,
            'msgType'    => 'media',
        ));
        // userid=demo&wabaNumber=3805322491529&mobile=6281238852824&mediaId=6758734919052554061
        return $this->post("https://unify.smsgateway.center/WAApi/send", $fields);
    }

    public function sample() {
        return json_decode('{"status":"success","mediaId":"4364479758709260872","uuid":"5202334794050050469","epoch":1713562363430}', true);
    }
}
