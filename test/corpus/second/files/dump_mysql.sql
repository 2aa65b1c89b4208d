-- MySQL dump 10.13
/*!40101 SET NAMES utf8 */;
LOCK TABLES `mensajes` WRITE;
INSERT INTO `mensajes` (`id`,`wamid`,`tipo`,`carga`,`recibido`) VALUES
(3620086492928,'wamid.HBgNAV231QGEj8xLH3JiNOk0','image','{\"type\": \"image\", \"image\": {\"id\": \"1746051775006890\", \"caption\": \"hola 😀\"}}',1666106423437857),
(9327542990243,'wamid.HBgNt2GYswN6Inhxk3V52U6Y','text','{\"type\": \"text\", \"text\": {\"body\": \"mi guía es 137124590641968457\"}}',1666060930388503),
(3242274747702,'wamid.HBgNmucvcRQvoUeNy60lDKh5','document','{\"type\": \"document\", \"document\": {\"filename\": \"a.pdf\", \"id\": \"629873864821347\"}}',1666128787717423),
(8515327368956,'wamid.HBgN4jhji0luKI6IyEvOufmv','order','{\"type\": \"order\", \"order\": {\"catalog_id\": \"308463104312839\"}}',1666296086714790);
UNLOCK TABLES;
INSERT INTO `archivos` (`nombre`, `media_id_whatsapp`, `tarjeta`) VALUES ('logo', '4628914827742742', '4803056912551542'), ('menú, carta', '769741433523474', '4056226805050386');
INSERT INTO `tweets` (`tweet_id`, `twitter_media_id`) VALUES (1528951084825650933, 1507872606546644311), (1596817960038666278, 1532899212389537583);
