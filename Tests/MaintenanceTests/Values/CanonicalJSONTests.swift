import Foundation
import Maintenance
import Testing

/// Digests and the log's hashes are made from this text: it is byte for byte what Foundation's encoder writes.
struct CanonicalJSONTests {
    private struct Nothing: Encodable {}

    /// A value in an encoder that is handed on, as stored kinds are.
    private struct Form: Encodable {
        private enum CodingKeys: String, CodingKey {
            case kind, version, payload
        }

        var value: any Encodable

        func encode(to encoder: any Encoder) throws {
            var form = encoder.container(keyedBy: CodingKeys.self)
            try value.encode(to: form.superEncoder(forKey: .payload))
            try form.encode("form", forKey: .kind)
            try form.encode(1, forKey: .version)
        }
    }

    private struct Sample: Encodable {
        var z = [Form(value: Nothing()), Form(value: ["b": [1, 2], "a": [3]]), Form(value: Form(value: 7))]
        var nothing = Nothing()
        var list: [Int] = []
        var named: [String: Int] = [:]
        var absent: Int?
        var steps: [StepID: [StepID: String?]] = ["x10": ["b": "é", "B": nil], "x2": [:], "x-1": ["é": "", "z": ""]]
        var numbers: [Int: Bool] = [5: false]
        var reals = [1, 1.5, 1e20, 1e-7, 123_456_789.125, -0.0]
        var small: Float = 0.1
        var whole = [Int64.min, .max]
        var large = UInt64.max
        var lists = [[[1], []], []]
        var optional = [nil, 3]
    }

    private static func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func `every kind of value is written as Foundation writes it`() throws {
        let sample = Sample()
        #expect(try CanonicalJSON.text(of: sample) == Self.foundation(sample))
        let samples = ["a": sample, "A": sample, "é": sample, "z": sample]
        #expect(try CanonicalJSON.text(of: samples) == Self.foundation(samples))
        #expect(try CanonicalJSON.text(of: Nothing()) == "{}")
        #expect(try CanonicalJSON.text(of: 5) == "5")
    }

    @Test func `every character is written as Foundation writes it`() throws {
        for scalar in (0...0x2100).compactMap(UnicodeScalar.init) + ["😀", "\u{FEFF}"] {
            let text = [String(Character(scalar)): "x\(scalar)\n"]
            #expect(try CanonicalJSON.text(of: text) == Self.foundation(text))
        }
    }

    @Test func `what is no number of JSON is refused`() {
        #expect(throws: EncodingError.self) { try CanonicalJSON.text(of: [Double.nan]) }
    }
}
