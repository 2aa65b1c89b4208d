<?php

namespace Tests\Feature\Messages;

class BuilderCases
{
    public static function media(): iterable
    {
        yield 'image' => [(new ImageMessage('4670223869024'))->setId('6344080644830787')];
        yield 'image w/ caption' => [(new ImageMessage('4670426429538'))->setCaption('Order 1870415637833')->setId('372707753864523')];
        yield 'video' => [
            (new VideoMessage('4670202985924'))
                ->setCaption('🎥')
                ->setId('3488072907583486'),
        ];
        yield 'audio' => [AudioMessage::to('4670043652305')->id('684601038736593')];
        yield 'document' => [DocumentMessage::to('4670356803599')->filename('a.pdf')->mediaId('4339225732323905')];
        yield 'sticker' => [StickerMessage::fromMediaId('917893860459251')];
        yield 'header' => [Component::header(new MediaObjectID('1844561459402199'))];
    }

    public static function others(): iterable
    {
        yield 'contact' => [(new ContactMessage('4670658161621'))->setId('710051952977026')];
        yield 'reaction' => [(new ReactionMessage('4670565933666'))->setMessageId('304672043520595444')];
        yield 'button' => [(new Button)->setId('8809904600388')];
        yield 'product' => [(new ProductMessage)->setCatalogId('500785779425629')->setRetailerId('7542927001749')];
        yield 'flow' => [(new FlowMessage)->setFlowId('3583036120080181')];
        yield 'template' => [(new TemplateMessage)->setId('8900546277243606')];
        yield 'sender' => [(new Client)->setPhoneNumberId('113334409239678')->setBusinessId('100993371434602')];
    }
}
