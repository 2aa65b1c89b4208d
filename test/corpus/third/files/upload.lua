-- OpenResty: cache of WhatsApp media
local cjson = require "cjson"
local allowed = {
  ["560873301969246"] = "logo.png",
  ["543325960676222"] = "agb.pdf",
}
local M = { media_id = "6772050612801718", sender = "45545715062320378", ttl = 1733473452318089 }

function M.url(id)
  if not allowed[id] then return nil end
  return "https://graph.facebook.com/v20.0/" .. id
end

return M
