/* eslint-disable no-await-in-loop */
import request from 'supertest';

const phone = { id: '8928035484865708', display: '+7916815819372' };

describe('media service (e2e)', () => {
  const stored = new Map<string, { id: string; mime_type: string; sha256: string; file_size: number }>([
    ['jpg', { id: '222772573549495', mime_type: 'image/jpeg', sha256: '8f089cf1d0b6bc5ecb1d9a61d25c28abd005be62be7b12c868cc916bbb53d6a8', file_size: 24551 }],
    ['pdf', { id: '9347967058712173', mime_type: 'application/pdf', sha256: '4c705a8970a62a18c15f8c56c93c249e70f88dc2956405591019466c2882ca17', file_size: 88140 }],
    ['ogg', { id: '345696053883477', mime_type: 'audio/ogg', sha256: '4663fe53a803939aa90bf693c8af6011de158c0287b944305476d426d84c9fcd', file_size: 5120 }],
    ['webp', { sha256: '84dec85713fadbc383d1ad8e0106fe11951dbb37316b22139d831178dad0c273', file_size: 3301, mime_type: 'image/webp', id: '942575418493956' }],
  ]);
  const users = [{ id: '42494430926289484', name: 'A', phone: '861374922754' }, { id: '66578223062558659', name: 'B', phone: '234830484796' }];

  it('POST /media', async () => {
    graph.post(/\/media$/).reply(200, {
      id: '1944683569353798',
    });
    const res = await request(app).post('/media').attach('file', 'test/a.jpg');
    expect(res.body.id).toBe('1944683569353798');
  });

  it('GET /media/:id', async () => {
    const res = await request(app).get('/media/7752436735631');
    expect(res.body).toEqual({
      id: '7752436735631',
      mimeType: 'image/jpeg',
      sha256: expect.any(String),
      fileSize: 24551,
    });
  });

  it('GET /templates/:id', async () => {
    const res = await request(app).get('/templates/7029983884310447');
    expect(res.body).toEqual({ id: '7029983884310447', name: 'otp', language: 'en' });
    expect((await request(app).get('/phones/5713108062770648')).body.id).toBe('5713108062770648');
    expect((await request(app).get('/orders/3248540734151376')).body).toMatchObject({ id: '3248540734151376', createdAt: 1752110367312 });
  });
});
