# This file is auto-generated from the current state of the database.
ActiveRecord::Schema.define(version: 20230402172336) do
  create_table "wa_media", force: :cascade do |t|
    t.string "media_id", null: false
    t.string "sha256"
    t.datetime "created_at"
  end
end
# versions:
# 20220106190544_create_wa_media.rb
# 20220226143232_add_media_id_to_messages.rb
# 20230706155527_add_index_on_media_id.rb
# 20251117233235_create_templates.rb
