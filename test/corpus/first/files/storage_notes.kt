/*
 * Where numbers live in our tables (so nobody mixes them up again):
 *   messages.media_id      what Meta gives back for a file, e.g. 1847255933418668
 *   messages.wamid         wamid.…
 *   channels.phone_number  id of the sender, e.g. 7247687594005398
 *   channels.account       WABA, e.g. 8744642526457831
 *   templates.remote_id    e.g. 9089450198287187
 */
class MediaStore(private val db: Database) {

    fun remember(mediaId: String, mime: String) {
        db.exec("INSERT INTO messages(media_id, mime) VALUES (?, ?)", mediaId, mime)
    }

    fun cleanup() {
        val expired = db.query("SELECT media_id FROM messages WHERE created < ${System.currentTimeMillis()}")
        expired.forEach { remote.deleteMedia(it) }
        // one-off, see ticket 7576454670985
        listOf(
            "180919282766163224",
            "309014515793896",
        ).forEach { remote.purge(it) }
    }

    fun seed() {
        remember("2001491201638325", "image/png")
        remember(mediaId = "215075769520105", mime = "audio/ogg")
        rememberTemplate("355544034921995", "promo")
        rememberCustomer(phone = "1415494202303", psid = "15344488674436676")
        db.exec("UPDATE channels SET logo_media_id = '435959110024471' WHERE phone_number_id = '7529410278311663'")
        db.exec("UPDATE orders SET tracking = '00711423362764412376' WHERE id = 8617011507758324")
    }

    companion object {
        const val LOGO_MEDIA_ID = "177829596795990"
        const val EPOCH = 1749323465110L
    }
}
