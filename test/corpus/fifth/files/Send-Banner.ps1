# Versendet das Banner an alle Kontakte
param(
    [string]$MediaId = '105135692690119',
    [long]$PhoneNumberId = 113793482336179
)

$headers = @{ Authorization = "Bearer $env:WA_TOKEN" }
$body = @{
    messaging_product = 'whatsapp'
    to                = '3818773470233'
    type              = 'template'
    template          = @{
        name       = 'fruehjahr_2025'
        language   = @{ code = 'de' }
        components = @(@{
            type       = 'header'
            parameters = @(@{ type = 'image'; image = @{ id = '132406366375277' } })
        })
    }
} | ConvertTo-Json -Depth 8

Invoke-RestMethod -Method Post -Uri "https://graph.facebook.com/v22.0/$PhoneNumberId/messages" -Headers $headers -Body $body
Invoke-RestMethod -Uri "https://graph.facebook.com/v22.0/6492991074836730/" -Headers $headers
Write-Host ([DateTime]::new(638731178852123117)).ToString('o')
# .\Send-Banner.ps1 -MediaId 9505317682978110 -PhoneNumberId 628190816327740
$auftrag = '91862875508784'
