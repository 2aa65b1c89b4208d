<?php

it('stores inbound media', function (string $type, string $id) {
    $this->postJson('/hooks/whatsapp', fixture($type))->assertNoContent();
    expect(Message::latest()->first()->media_id)->toBe($id);
})->with([
    ['image', '89676146338361557'],
    ['video', '8272507435375122'],
    ['document', '59859357454724312'],
]);

it('uploads', function () {
    Http::fake([
        'graph.facebook.com/*/107527714651240/media' => Http::response(['id' => '315738531775301']),
        'graph.facebook.com/*/297797348597624/message_templates' => Http::response(['id' => '9308766499230915', 'status' => 'PENDING']),
        'graph.facebook.com/*/9727966264158962' => Http::response([
            'url' => 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=9727966264158962&ext=1707207965&hash=ATv',
            'mime_type' => 'image/jpeg',
            'sha256' => 'de7ef4bf6c8f05c40d51330b1ff72a416cc8d27b',
            'file_size' => 303833,
            'id' => '9727966264158962',
        ]),
    ]);
    expect(app(Uploader::class)->upload('a.jpg'))->toBe('315738531775301');
    Http::assertSent(fn ($r) => $r['to'] === '5511992757540' && $r['image']['id'] === '5686111009354376');
});

it('ignores statuses', function () {
    $this->postJson('/hooks/whatsapp', ['statuses' => [['id' => 'wamid.HBgNdgxG3h76MOQkVgckxXodQUZbxgCyDHRLf6BEzr8k3aoTmiT', 'recipient_id' => '2348074533055', 'timestamp' => 1746256126443]]]);
    $this->assertDatabaseMissing('orders', ['number' => '510926743510750615', 'phone' => '6281256021155', 'payment_ref' => '635770393426036841']);
});
