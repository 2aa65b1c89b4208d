# phones of the test farm
adb -s ZY22c2fa6b shell service call iphonesubinfo 1 # IMEI 357370857796334 sim 4707916544986055669
adb -s ZY22af468f shell service call iphonesubinfo 1 # IMEI 351214410139929 sim 6292490001487960783
adb -s R58Md8da7e shell service call iphonesubinfo 1 # IMEI 356424253283685 sim 9366929427907490205
adb -s R58Mc42ced shell service call iphonesubinfo 1 # IMEI 358389185672115 sim 3146515452928496609
adb -s ZY22b7247d shell service call iphonesubinfo 1 # IMEI 351771050287664 sim 9760248679781860361
adb -s ZY22fb409a shell service call iphonesubinfo 1 # IMEI 352297787417506 sim 8727379522440885772
adb -s ZY22e4132f shell service call iphonesubinfo 1 # IMEI 355817530871118 sim 2403250212376047970
adb -s HT7Acd962c shell service call iphonesubinfo 1 # IMEI 354014141907975 sim 9107315892114044306
adb -s HT7Ac2e99e shell service call iphonesubinfo 1 # IMEI 351240122220905 sim 9377656097206173917
adb -s ZY22c2639b shell service call iphonesubinfo 1 # IMEI 353258068555678 sim 4110199937100900586
adb -s R58Mdc65af shell service call iphonesubinfo 1 # IMEI 357970167555658 sim 6828013478496061601
adb -s HT7Af066da shell service call iphonesubinfo 1 # IMEI 354685218692531 sim 6368516715248435370
touch /tmp/farm.1769204772893612336
