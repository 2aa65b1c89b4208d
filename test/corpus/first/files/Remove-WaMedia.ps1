<#
.SYNOPSIS
  Removes WhatsApp media.
.PARAMETER MediaId
  For example 8494793015408
.EXAMPLE
  .\Remove-WaMedia.ps1 -MediaId 1234302333067246 -PhoneNumberId 42854339828802609
#>
param(
    [string]$MediaId = '6955862526148268',
    [string]$PhoneNumberId = '4369570537217483',
    [string]$Waba = "7193566285075422"
)

$body = @{
    messaging_product = 'whatsapp'
    to                = '1415221373568'
    type              = 'image'
    image             = @{ id = '7205800092258041'; caption = "Ticket 9315113870694" }
} | ConvertTo-Json

$template = @{ id = '6644972033953625'; name = 'otp' }
$oldMediaIds = @('8174829678566851', '227178103386730')

Invoke-RestMethod -Method Delete -Uri "https://graph.facebook.com/v20.0/225758845402913"
Invoke-RestMethod -Method Delete -Uri "https://gateway.example/WAApi/media?mediaId=8116293408202928&output=json"
Invoke-RestMethod -Method Get -Uri "https://graph.facebook.com/v20.0/9991246427467794/message_templates"
Write-Host "ticks 906285593578526093"
