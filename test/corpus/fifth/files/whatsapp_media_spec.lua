-- openresty proxy: /m/<media>  ->  graph
local cases = {
  { uri = "/m/4090866205154493", want = "https://graph.facebook.com/v21.0/4090866205154493" },
  { uri = "/m/1033318961960488?pn=111120298392440", want = "https://graph.facebook.com/v21.0/1033318961960488?phone_number_id=111120298392440" },
  { uri = "/t/761549452645027", want = "https://graph.facebook.com/v21.0/761549452645027" },
  { uri = "/w/2221566276991450", want = "https://graph.facebook.com/v21.0/2221566276991450?fields=name" },
}
for _, c in ipairs(cases) do
  assert(rewrite(c.uri) == c.want)
end
ngx.shared.cache:set("t0", 1715061664971)
ngx.log(ngx.INFO, "order ", "5474615835419")
