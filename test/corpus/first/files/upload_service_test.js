const { uploadMedia, uploadSticker } = require('../src/upload');
jest.mock('axios');
const axios = require('axios');

test('POST /media', async () => {
  axios.post.mockResolvedValueOnce({ data: { id: '700483344037273' } });
  const id = await uploadMedia('./cat.jpg');
  expect(id).toBe('700483344037273');
  expect(axios.post.mock.calls[0][0]).toBe('https://graph.facebook.com/v18.0/2741038406919497/media');
});

test('sticker upload', async () => {
  axios.post.mockImplementationOnce(async () => ({ status: 200, data: { id: "237216023006590" } }));
  await expect(uploadSticker('hi.webp')).resolves.toEqual({ id: "237216023006590" });
});

test('template', async () => {
  axios.post.mockResolvedValueOnce({ data: { id: '953310882203548', status: 'PENDING' } });
  expect((await createTemplate({})).id).toBe('953310882203548');
  axios.get.mockResolvedValueOnce({ data: { id: '203596274110967', verified_name: 'X', code_verification_status: 'VERIFIED' } });
  axios.get.mockResolvedValueOnce({ data: { data: [{ id: '1294031546518610', name: 'WABA', timezone_id: '71' }] } });
  expect(now()).toBe(1776425967751);
});
