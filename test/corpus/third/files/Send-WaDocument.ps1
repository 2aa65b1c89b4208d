param([string]$To = "4915146275160", [string]$MediaId = "557931763205302")

$uri = "https://graph.facebook.com/v21.0/210736037324266/messages"
$body = @{
    messaging_product = "whatsapp"
    to   = $To
    type = "document"
    document = @{
        filename = "Angebot.pdf"
        id       = $MediaId
    }
} | ConvertTo-Json -Depth 5

Invoke-RestMethod -Method Post -Uri $uri -Body $body
# Send-WaDocument -To 5215512934160 -MediaId 3114350867328060
# Invoke-RestMethod "https://graph.facebook.com/v21.0/366790189160190"
Write-Host ([DateTimeOffset]::FromUnixTimeMilliseconds(1744905722547))
