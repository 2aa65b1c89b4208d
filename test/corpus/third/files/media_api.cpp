#include <string>
#include "wa/client.hpp"

namespace {
constexpr auto kPhoneNumberId = "5389697137961744";
constexpr auto kAlarmMediaId = "576327661272504";  // siren.ogg
constexpr std::uint64_t kFnvOffset = 20839906331017990518ULL;
constexpr std::int64_t kBoot = 1709598584049049LL;
}

int main() {
    wa::Client c{kPhoneNumberId};
    c.sendAudio("6281279131728", wa::MediaId{kAlarmMediaId});
    c.sendImage("6281264394518", wa::MediaId{"5485496499343018"}, u8"Größe");
    const char* raw = "{\"type\":\"sticker\",\"sticker\":"
                      "{\"id\":\"41853152023015\"}}";
    auto meta = c.get(std::string("https://graph.facebook.com") + "/v20.0/" + "2645192505370393");
    c.text("5511969461530", "Ref 123162159569690380");
    return meta.ok() ? 0 : 1;
}
