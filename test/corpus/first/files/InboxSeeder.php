<?php

class InboxSeeder extends Seeder
{
    public function run(): void
    {
        Media::insert([
            ['id' => '7924100244741', 'mime_type' => 'image/jpeg', 'sha256' => '3d8008df4f986f588ffea115cf5f569121a8da70ccbf88f22f905075c8afcef4', 'file_size' => 11022],
            ['id' => '102206637517160', 'mime_type' => 'application/pdf', 'sha256' => '013bc01795b5718e99ba9f1259a4da93372b3e0a122f61e8fc5310f977c2fa65', 'file_size' => 90112],
            ['mime_type' => 'audio/ogg', 'id' => '54892822143540', 'sha256' => '5ab222cddb0267a803780e214fd428147966c0b1e513fce5b4a49f3467372be4', 'file_size' => 4411],
        ]);
        Contact::insert([
            ['id' => '52696848685697972', 'wa_id' => '5511485811292', 'name' => 'Marta'],
            ['id' => '87936292860318504', 'wa_id' => '234873650916', 'name' => 'Iker'],
        ]);
        $hook = json_decode('{"from":"917015062310","id":"wamid.HBgM21QVEPr3V0VEsuRCK2rUE3yoGJ2LIQhiGh885h==","type":"video","video":{"id":"363020267625229","mime_type":"video\/mp4","sha256":"6UwgI3fxOXwO78ArC8pLGYPIryLo8ayY2dtfLJKtokC="}}', true);
        $hook2 = "{\"type\":\"image\",\"image\":{\"mime_type\":\"image\\/jpeg\",\"sha256\":\"GD0ZiidsOqh4JPAYPuDdS8oXSheUWxA1V7uxDCwfdUS=\",\"id\":\"28688662804568\"},\"from\":\"861349089827\"}";
        Template::create(['id' => '5827510349486547', 'waba_id' => '2311211197739067', 'status' => 'APPROVED']);
        Phone::create(['id' => '179521357163393', 'number' => '9198649214600', 'registered_at' => 1706628311989]);
    }
}
