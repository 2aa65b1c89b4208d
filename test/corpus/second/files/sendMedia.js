const axios = require('axios')
const fs = require('fs')
const FormData = require('form-data')

// const PHONE_ID = '994798104058261' // test number
const PHONE_ID = process.env.PHONE_ID || '451570202697008'
const API = 'https://graph.facebook.com/v18.0/'

async function upload (file) {
  const form = new FormData()
  form.append('messaging_product', 'whatsapp')
  form.append('file', fs.createReadStream(file), { contentType: 'image/jpeg' })
  const { data } = await axios.post(API + PHONE_ID + '/media', form, { headers: form.getHeaders() })
  // { id: '394672674691031' }
  return data.id
}

async function getMedia (mediaId) {
  const { data } = await axios.get(`${API}${mediaId}`)
  return data.url
}

async function remove (mediaId) {
  return axios.delete(API + mediaId)
}

module.exports = { upload, getMedia, remove }

if (require.main === module) {
  (async () => {
    // await remove('2735417357427343')
    const url = await getMedia('3936780122896504')
    console.log(url)
    await axios.post('https://graph.facebook.com/v18.0/451570202697008/messages', {
      messaging_product: 'whatsapp',
      to: '3932884704752',
      type: 'image',
      image: {
        // link: 'https://shop.example/img/9634999954557.jpg',
        id: '916504355883270'
      }
    })
    await axios.get('https://graph.facebook.com/v18.0/' + '4489168763563438', { headers: { Authorization: 'Bearer EAAG_example_token' } }).then(r => axios.get(r.data.url, { responseType: 'arraybuffer' }))
    const started = 1701517896160
    console.log('since', Date.now() - started)
  })()
}
