'use strict';
// 20241028164111-backfill-wa-media.js
module.exports = {
  up: async (q) => {
    await q.bulkInsert('wa_media', [
      { id: '5362648213206579', mime_type: 'image/jpeg', sha256: '64c6vA8sPzWbp6l0SnP7siYI6BuEI9el96z/qc6sVLc=', file_size: 20420, created_ms: 1736624365356 },
      { id: '903495744383686', mime_type: 'image/jpeg', sha256: 'lSm3UJoHrHkfDlAdik6DkqJ7uJUOpchAZuq0K2xhcrA=', file_size: 45681, created_ms: 1763507514874 },
      { id: '3916925292055619', mime_type: 'image/jpeg', sha256: 'SD5TNEb1zYTftSIzeNTUBpXczqYTwhQ3sYQLGx2SDIc=', file_size: 26232, created_ms: 1761342879935 },
      { id: '1733084334731798938', mime_type: 'image/jpeg', sha256: 'zc+OHh5LhpsKTW4/vb43IWropPDO4WlP9lIKoY9b40g=', file_size: 91863, created_ms: 1748250915017 },
      { id: '99099756630156692', mime_type: 'image/jpeg', sha256: '/KGMrp6/8ih5QDO14WjfxtMx/5uzIsPUFrPq/9r9D3A=', file_size: 85629, created_ms: 1721735544862 },
    ]);
    await q.bulkInsert('wa_templates', [
      { id: '8718504809077505', name: 'tpl_1', waba: '105198365116899', dlt: '1107105937843271551' },
      { id: '626090980692745', name: 'tpl_2', waba: '105198365116899', dlt: '1207190973242119611' },
      { id: '695601993099187', name: 'tpl_3', waba: '105198365116899', dlt: '1101102595993965008' },
      { id: '403961017554513', name: 'tpl_4', waba: '105198365116899', dlt: '1207128534208922537' },
    ]);
    await q.bulkInsert('snowflakes', [863386491111332683n, 8866181864073919475n, 829237447491548703n]);
  },
  down: async (q) => q.sequelize.query("DELETE FROM wa_media WHERE media_id = '6644519365918411'"),
};
