import Foundation
import Simulation
import Testing

/// The simulator's own JSON against Foundation's.
struct SlackJSONTests {
    typealias JSON = SlackWorld.JSON

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `what is written is what Foundation reads, and what Foundation writes is read`(seed: UInt64) throws {
        var draws = SeededGenerator(seed: seed)
        let value = Self.value(from: &draws, depth: 0)
        let written = try JSON.array([value]).encoded()
        #expect(try JSONDecoder().decode(JSON.self, from: written) == .array([value]))
        #expect(try JSON(parsing: written) == .array([value]))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        #expect(try JSON(parsing: encoder.encode(JSON.array([value]))) == .array([value]))
    }

    @Test(arguments: [
        (#""\u0041\ud83d\ude00\/\b\f\n\r\t\\\"""#, JSON.string("A😀/\u{8}\u{c}\n\r\t\\\"")),
        (" [ 1 , -2.5e3 , true , false , null ] ", .array([1, -2500, true, false, .null])),
        (#"{"a": {}, "b": [], "a": 1}"#, JSON.object(["a": 1, "b": .array([])])), ("0", 0), ("-0.5", .number(-0.5)),
        ("9223372036854775807", .integer(.max)), ("1.0", 1), (#""é""#, "é"),
    ])
    func `text stands for a value`(text: String, value: SlackWorld.JSON) throws {
        #expect(try SlackWorld.JSON(parsing: Data(text.utf8)) == value)
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "'a'", "\"a", "\"\n\"",
        "01",
        "1.", ".5", "1e", "+1", "-", "tru", "nul", "NaN", "1 2", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"", "[1]]",
    ])
    func `what is no JSON is refused`(text: String) {
        #expect(throws: (any Error).self) { try SlackWorld.JSON(parsing: Data(text.utf8)) }
    }

    @Test func `bytes that are no UTF-8, and what is nested without end, are refused`() {
        #expect(throws: (any Error).self) { try SlackWorld.JSON(parsing: Data([0x22, 0xff, 0x22])) }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: (any Error).self) { try SlackWorld.JSON(parsing: Data(deep.utf8)) }
    }

    private static func value(from draws: inout SeededGenerator, depth: Int) -> SlackWorld.JSON {
        switch draws.number(in: 0...(depth > 3 ? 4 : 6)) {
        case 0: return .null
        case 1: return .bool(draws.chance(0.5))
        case 2: return .integer(Int64(bitPattern: draws.next()) >> draws.number(in: 0...63))
        case 3: return .number(draws.unit() - 0.5 == 0 ? 0.25 : draws.unit() * 1000 + 0.125)
        case 4: return .string(text(from: &draws))
        case 5:
            return .array((0..<draws.number(in: 0...4)).map { _ in value(from: &draws, depth: depth + 1) })
        default:
            let members = (0..<draws.number(in: 0...4)).map { _ in
                (text(from: &draws), value(from: &draws, depth: depth + 1))
            }
            return .object(Dictionary(members) { first, _ in first })
        }
    }

    private static func text(from draws: inout SeededGenerator) -> String {
        let letters: [Character] = [
            "a", "Z", "0", "\"", "\\", "/", "\n", "\u{1}", "\u{7f}", "\u{2028}", "é", "😀", "<", "`",
        ]
        return String((0..<draws.number(in: 0...12)).map { _ in letters[Int(draws.number(in: 0...13))] })
    }
}
