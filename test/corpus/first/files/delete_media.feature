Feature: Housekeeping of WhatsApp media
  As an operator I want to remove files that no one needs

  Background:
    Given the WABA "35765618925661589"
    And the phone number id "155888105507916"
    And the recipient "7916955969532"

  Scenario: Delete one
    When I delete the media "7758168097472830580"
    Then the answer is 200

  Scenario: Delete many
    Given these media exist
      | media_id         | mime       | uploaded_at   |
      | 6353177529694401 | image/png  | 1713631971196 |
      | 150574293200114 | video/mp4  | 1720383855606 |
      | 7168716350247770 | audio/ogg  | 1776882628127 |
    And these templates exist
      | template_id      | name  |
      | 7299140049434010 | otp   |
      | 7628675561035201 | promo |
    And these orders exist
      | order_no         | phone |
      | 4966557648506881 | 8613232938552 |
      | 1728308903088126 | 9715797216270 |
    When I delete all media
    Then 3 are gone

  Scenario: Send an image by id
    When I send to "491594377793"
      """
      { "type": "image", "image": { "id": "1563263146901400", "caption": "card 5424815174797793" } }
      """
    Then the message id is "wamid.9790763958022286"
    And the image id is "3115498213011082"

  Scenario Outline: unknown media
    When I get the media "<mediaId>"
    Then the answer is <status>

    Examples:
      | mediaId | status |
      | 6263258475074158 | 404 |
      | 4721332544856060 | 400 |
