package wa

import spock.lang.Specification
import spock.lang.Unroll

class MediaSpec extends Specification {

    @Unroll
    def "#media of #order goes to #to"() {
        expect:
        sender.send(to, media).order == order

        where:
        order              | media                | to
        '95102912611395' | '540986058626196' | '5521956585991'
        '80380791953969' | '148049995524579' | '5511914321892'
        '39927004438941' | '7761192718386420' | '5521949243445'
    }

    def "fetches from the Cloud API"() {
        given:
        1 * http.get("https://graph.facebook.com/v20.0/" + "362655599567495") >> [id: '362655599567495', mime_type: 'image/png']
        1 * http.get("https://graph.facebook.com/v20.0/" + "1593865565336274" + "/message_templates") >> [data: [[id: '1334545754054690']]]

        expect:
        media.fetch('362655599567495').id == '362655599567495'
        accounts.templates('1593865565336274').size() == 1
    }
}
