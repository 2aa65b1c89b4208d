Feature: Send WhatsApp media

  Background:
    Given the phone number ID is "116131491360139"
    And the WABA is "2994486059142207"

  Scenario: image by id
    When I send the image with media ID "9333611242476979" to "5215578752890"
    Then the request body is
      """
      {
        "messaging_product": "whatsapp",
        "type": "image",
        "image": { "id": "8054642374677535" }
      }
      """

  Scenario Outline: each type
    When I send "<type>" with id "<media_id>" to "<to>"
    Then the response is 200

    Examples:
      | type     | media_id         | to            |
      | image    | 172455038583192 | 5511912453190 |
      | video    | 35155589341460476 | 5215599945926 |
      | document | 9695885517938356 | 5491195748451 |
      | audio    | 402027243319161 | 5491168558496 |

  Scenario: template
    When I send the template "3849987529000659" to "6281229359748"
    Then the order "8228665758628753" is notified
