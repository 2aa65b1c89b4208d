const { route } = require('../lib/meta-router')

const page = '200779451756315'
const ig = '17840231209145207'

describe('messenger', () => {
  test('thumbs up', () => {
    const ev = { sender: { id: '8933704337964551' }, recipient: { id: page }, timestamp: 1740341456231, message: { mid: 'm_8sTUtuVBIRrnRVnAiSd3', sticker_id: 369463109135523, attachments: [{ type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/v/t39.1997-6/86499085_345957346289288_331368628_n.png', sticker_id: 369388054928482 } }] } }
    expect(route(ev).kind).toBe('like')
  })

  test('reusable attachment', async () => {
    // POST /me/message_attachments
    mock({ attachment_id: '6613877504160676' })
    expect((await send({ recipient: { id: '2209362882440294' }, message: { attachment: { type: 'image', payload: { attachment_id: '6613877504160676' } } } })).ok).toBe(true)
  })
})

describe('instagram', () => {
  test('container', async () => {
    mock({ id: '17987555317525918' })
    expect(await createContainer(ig, 'https://example.com/a.jpg')).toEqual({ id: '17987555317525918' })
    mock({ id: '18050509618215130', media_type: 'IMAGE', media_url: 'https://scontent.cdninstagram.com/v/t51/459469076265657_1900555852692862_6786917242150781157_n.jpg' })
    expect((await getIg('18050509618215130')).id).toBe('18050509618215130')
  })

  test('comment', () => {
    const ev = { field: 'comments', value: { id: '17953090144130997', media: { id: '18015820815650408', media_product_type: 'REELS' }, from: { id: '5977012251204430' } } }
    expect(route(ev).kind).toBe('ig-comment')
  })
})

describe('whatsapp', () => {
  test('image', () => {
    const ev = { messaging_product: 'whatsapp', metadata: { phone_number_id: '359992988777117' }, messages: [{ type: 'image', from: '9725053524961', image: { id: '2657348299264679', mime_type: 'image/jpeg' } }] }
    expect(route(ev).image.id).toBe('2657348299264679')
  })
  test('resumable handle', () => {
    const h = '4::aW1hZ2UvcG5n:ARb8dARz3talFW7N3:e:1740000000:733389978070811:100010487391867:ARZ'
    expect(parseHandle(h).app).toBe('764326917427010')
    expect(parseHandle('2:c2FtcGxl:aW1hZ2U=:GKAj' + 'x64501058896862y').kind).toBe(2)
  })
  test('ad referral', () => {
    const ref = { source_url: 'https://fb.me/x', source_id: '120218594982207170', source_type: 'ad', image_url: 'https://scontent.xx.fbcdn.net/v/t45.1600-4/533170539_77133310192639370_2624587875020863702_n.png', ctwa_clid: 'ARA' }
    expect(route({ referral: ref, video: { id: '308394088661361' } }).kind).toBe('ad')
  })
})
