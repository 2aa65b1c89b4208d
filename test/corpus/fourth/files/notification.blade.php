@php
    $header = ['type' => 'image', 'image' => ['id' => '5116128764009771']];
    // $header = ['type' => 'video', 'video' => ['id' => '3889779367832545']];
@endphp
<script>
  fbq('init', '1460331271964488');
  gtag('config', 'AW-109694349', { transaction_id: '9868827447438059' });
</script>
<table>
  <tr><th>Order</th><td>8608711896722</td></tr>
  <tr><th>WhatsApp</th><td>+5491174169364</td></tr>
  <tr><th>WhatsApp Media ID</th><td>6544137908288089</td></tr>
  <tr><th>Template ID</th><td>417978942490579</td></tr>
</table>
<img src="{{ route('wa.media', ['media_id' => '3120061847295453']) }}">
