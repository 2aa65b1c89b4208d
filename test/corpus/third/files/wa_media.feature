Feature: WhatsApp attachments

  Background:
    Given the phone number "441944928136754"

  Scenario Outline: forwarded files
    When a customer sends a <kind> with media id <id>
    Then the ticket "<ticket>" has one file

    Examples:
      | kind     | id               | ticket            |
      | image    | 1968934848737107 | 69310897284303 |
      | document | 854359245533566 | 2732596748967048661 |
      | sticker  | 3385468543282136 | 7719754392498446 |

  Scenario: bot answers
    When the bot sends image "8772194192016890" to "5521904871926"
    Then order "3441052517467" is confirmed
