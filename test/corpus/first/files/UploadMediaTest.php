<?php

it('uploads a file and keeps the id', function () {
    Http::fake([
        'graph.facebook.com/*/media' => Http::response(['id' => '2713233335305166']),
    ]);
    expect(app(Whatsapp::class)->uploadMedia('logo.png'))->toBe('2713233335305166');
});

it('uploads a pdf', function () {
    Http::fakeSequence('graph.facebook.com/v20.0/3316214486826287/media')
        ->push(['id' => '721272070403840'], 200)
        ->push(['error' => ['code' => 131053]], 400);
    $response = $this->postJson('/api/whatsapp/upload-media', ['file' => UploadedFile::fake()->create('a.pdf')]);
    $response->assertOk()->assertJson(['id' => '721272070403840']);
});

it('creates a template', function () {
    Http::fake(['graph.facebook.com/*/message_templates' => Http::response(['id' => '2940727246996496', 'status' => 'PENDING'])]);
    expect(app(Whatsapp::class)->createTemplate('x'))->toBe('2940727246996496');
});

it('reads the phone', function () {
    Http::fake(['graph.facebook.com/*' => Http::response(['id' => '45408624305185032', 'display_phone_number' => '8613156177979'])]);
    expect(app(Whatsapp::class)->phone()->id)->toBe('45408624305185032');
});
