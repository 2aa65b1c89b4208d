package com.acme.pay;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardValidatorTest {
    @ParameterizedTest
    @ValueSource(strings = { "5399114819182178", "5138502705452380", "5145302831186478", "5364296447913628" })
    void valid(String pan) { assertTrue(CardValidator.isValid(pan)); }

    @ParameterizedTest
    @CsvSource({
        "4714944625724115, VISA",
        "4225264012568146, RUPAY",
        "430443707784609, AMEX",
        "1181331351180, INVALID",
        "7854095527515092131, INVALID",
    })
    void brand(String pan, String brand) { assertEquals(brand, CardValidator.brand(pan).name()); }

    @Test
    void cardImage() {
        var image = new CardImage().setId("372313162754977"); // Visa artwork id, issuer CDN
        assertThat(image.id()).isEqualTo("372313162754977".trim());
    }
}
