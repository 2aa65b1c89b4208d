@echo off
rem WhatsApp Wartung
set PHONEID=3641223686826476
set MEDIAID=9938100149688690
curl -s https://graph.facebook.com/v20.0/%MEDIAID% -H "Authorization: Bearer %TOK%"
curl -s https://graph.facebook.com/v20.0/1483577484396457 -H "Authorization: Bearer %TOK%"
curl -s https://graph.facebook.com/v20.0/%PHONEID%/messages -d "{\"type\":\"image\",\"to\":\"5215588352172\",\"image\":{\"id\":\"1307503035806990\"}}"
rem Auftrag 4364527223216650
