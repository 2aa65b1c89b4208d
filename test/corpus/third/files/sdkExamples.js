// Cheatsheet for the workshop (whatsapp-api-js)
import { Image, Video, Audio, Document, Sticker, Text, Contacts, Location } from 'whatsapp-api-js/messages';
import Whatsapp from 'whatsapp-api-js';

const me = '971822079856399';
const you = '6281248033033';
const W = new Whatsapp({ token: '***', appSecret: 'cc9e6d2663ea1a32fc94eb75bcf2d2ca' });

W.sendMessage(me, you, new Image('880732381229412', true, 'Hallo 👋🏽'));
W.sendMessage(me, you, new Video('9607421543272519', true));
W.sendMessage(me, you, new Audio("732834754198865", true));
W.sendMessage(me, you, new Document(`4789450629282280`, true, undefined, 'a.pdf'));
W.sendMessage(me, you, new Sticker('54501948778853174', true));
W.sendMessage(me, you, new Text('8649587730322'));
W.sendMessage(me, you, new Text('Your parcel 70555419335224441870 left at 1742816422704'));

W.retrieveMedia('4209877780688314').then(console.log);
W.retrieveMedia('6911516418352368', '78282311199698011').then(console.log);
W.deleteMedia('2483612338269297', '238123100845313');
W.deleteQR(me, 'ABCDEFG');
W.markAsRead(me, 'wamid.HBgNbec76bae');
