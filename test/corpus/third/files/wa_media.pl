use strict; use warnings;
my $phone_id = '427057506497483';
my %media = (
    logo => '129093077891268',   # whatsapp media ids, see $ua->get below
    song => '742164846086118',
);
for my $k (sort keys %media) {
    my $r = $ua->get("https://graph.facebook.com/v20.0/$media{$k}");
    print "$k gone\n" if $r->code == 400;
}
send_wa('4915196852175', { type => 'image', image => { link => undef, id => '402322461092828' } });
send_wa('4915135643254', { type => 'text', text => { body => 'Nr 834658085640822804' } });
