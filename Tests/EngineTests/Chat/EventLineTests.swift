import Engine
import Maintenance
import Testing

struct EventLineTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (1_767_621_600_001, "2026-01-05T14:00:00.001Z"),
        (1_767_621_600_999, "2026-01-05T14:00:00.999Z"), (-1, "1969-12-31T23:59:59.999Z"),
    ])
    func `an instant is written to the millisecond`(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
    }

    @Test func `the event stands in its line as it is stored, and odd names are quoted`() {
        let line = EventLine(
            sequence: 3, at: Timestamp(seconds: 0), name: "a\"b\n", event: #"{"b":1, "a":2}"#, hash: "f00")
        #expect(
            line.json
                == #"{"sequence":3,"time":"1970-01-01T00:00:00.000Z","name":"a\"b\n","event":{"b":1, "a":2},"hash":"f00"}"#
        )
    }
}
