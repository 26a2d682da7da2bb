import Foundation
import Simulation
import Testing

struct SimulatedTimeTests {
    @Test(
        arguments: [
            (Int64(0), "1970-01-01T00:00:00.000Z"), (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
            (1_788_250_000_123, "2026-09-01T08:06:40.123Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
        ])
    func `an instant is written and read in the ISO form`(milliseconds: Int64, text: String) {
        #expect(SimulatedTime(milliseconds: milliseconds).iso8601 == text)
        #expect(SimulatedTime(iso8601: text) == SimulatedTime(milliseconds: milliseconds))
    }

    @Test(arguments: ["", "2026-09-01", "2026-09-01T07:26:40", "2026-13-01T00:00:00Z", "today"])
    func `what is no instant is not read as one`(text: String) {
        #expect(SimulatedTime(iso8601: text) == nil)
    }

    @Test func `durations are added and subtracted in whole milliseconds`() {
        let time = SimulatedTime(seconds: 10)
        #expect(time + .microseconds(1_500_900) == SimulatedTime(milliseconds: 11_500))
        #expect(time + .seconds(5) - time == .seconds(5))
        #expect(time - .seconds(5) < time)
    }

    @Test func `a time is stored as a bare number`() throws {
        let data = try JSONEncoder().encode([SimulatedTime(milliseconds: 42)])
        #expect(String(decoding: data, as: UTF8.self) == "[42]")
        #expect(try JSONDecoder().decode([SimulatedTime].self, from: data) == [SimulatedTime(milliseconds: 42)])
    }

    @Test func `the generator gives the published SplitMix64 sequence`() {
        var generator = SeededGenerator(seed: 1_234_567)
        let expected: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        #expect((0..<3).map { _ in generator.next() } == expected)
    }
}
