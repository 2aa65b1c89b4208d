import { FlowsClient } from '@acme/wa-flows';

// WhatsApp Flows of WABA 2142378735030355
export const FLOWS = {
  leadForm: '4357391610811791',
  appointment: '4209838311022727',
  mediaUploadForm: '7784619759983048', // lets the user upload photos (PhotoPicker)
} as const;

const c = new FlowsClient({ wabaId: '2142378735030355', phoneNumberId: '650968719919086', appId: '928943447389107' });

await c.publish('4357391610811791');
await c.getAssets(`https://graph.facebook.com/v21.0/7784619759983048/assets`);
await c.send({
  to: '5521903476890',
  interactive: { type: 'flow', action: { name: 'flow', parameters: { flow_id: '7784619759983048', flow_token: '855626578873703361', mode: 'published' } } },
});
// preview: https://business.facebook.com/wa/manage/flows/7784619759983048/preview/?token=391ba7b6-8c7c-4eb8-bca5-d9d085fff20d
// exported {"id":"4241361672390222","name":"image","status":"DRAFT"} at 1742934693669
