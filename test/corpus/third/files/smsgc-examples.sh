# SMSGatewayCenter, notes to self
curl 'https://unify.smsgateway.center/WAApi/send' \
  -H 'apikey: k' \
  --data-urlencode 'userid=demo' --data-urlencode 'wabaNumber=4413772423284' \
  --data-urlencode 'mobile=5491102605346' --data-urlencode 'mediaId=8244918600896297009' \
  --data-urlencode 'msg=Your OTP ref 1181420425662893194'

curl -F userid=demo -F mediaId=5990043745152707177 -F output=json https://unify.smsgateway.center/WAApi/media

curl 'https://unify.smsgateway.center/SMSApi/send?userid=demo&mobile=5511957303796&senderid=ACMECO&dltEntityId=9412780600480043475&dltTemplateId=7076238778564276378&msg=hi'
# {"status":"success","transactionId":4153682810686300571,"statusCode":200}
