$PhoneNumberId = '244788418332106'
$MediaId = '7032174376734208'
$Numbers = @('5215512574372', '5491178449690', '4915177824894')

foreach ($n in $Numbers) {
    $body = @{
        messaging_product = 'whatsapp'
        to                = $n
        type              = 'image'
        image             = @{ id = '53410268006669563'; caption = 'Offer' }
    } | ConvertTo-Json -Depth 5
    Invoke-RestMethod -Method Post -Uri "https://graph.facebook.com/v18.0/$PhoneNumberId/messages" -Body $body
}

$json = '{"to":"5511998977573","type":"document","document":{"id":"877942988415003","filename":"gst.pdf"}}'
$mediaUrl = (Invoke-RestMethod "https://graph.facebook.com/v18.0/6551993339012235").url
[DateTime]::FromFileTime(133485408000000000)
