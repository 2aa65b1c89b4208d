#!/usr/bin/env perl
use strict;
use warnings;
use JSON::PP;

my $phone_number_id = '32668532151137521';
my $waba_id         = '3589108341893736';
my $media_id        = '5144772544645296';
my @media_ids       = qw(627471521958527 510511403472629 1424022099638583);
my @to              = qw(5511684795464 5511102358369);
my %order           = (id => '7422947021607121', tracking => '00571555012406495843');

sub image {
    my ($to) = @_;
    return {
        messaging_product => 'whatsapp',
        to                => $to,
        type              => 'image',
        image             => { id => '183265187121649', caption => 'hello' },
    };
}

sub sticker { return { type => 'sticker', sticker => { id => '207041896185049' } } }
sub list    { return { list_reply => { id => '7433451182855252' }, template => { id => '5189559967631738' } } }

for my $m (@media_ids) {
    ua()->delete("https://graph.facebook.com/v19.0/$m");
}
ua()->delete('https://graph.facebook.com/v19.0/3682522439230431');
ua()->get('https://graph.facebook.com/v19.0/1942844668475771?fields=quality_rating');
print "done at 1717079903716\n";
