import Engine
import Foundation
import Journal
import Maintenance
import TestSupport
import Testing

/// What is written is read back as it was, and what is no JSON of ours is refused.
struct StoredJSONTests {
    private struct Sample: Codable, Equatable {
        var text: String
        var whole: Int
        var real: Double?
        var flags: [Bool]
        var named: [String: [Int?]]
    }

    private let json = StoredJSON(kinds: .product)

    @Test(arguments: [
        "", "plain", "a quote \" and a backslash \\", "a line\nand a tab\t", "Zürich, 東京, 👩‍🔧", "\u{1}\u{7f}",
        "/slashes/",
    ])
    func `any text is read as it was written`(text: String) throws {
        let sample = Sample(
            text: text, whole: -42, real: 2.5, flags: [true, false], named: [text: [1, nil], "other": []])
        #expect(try json.value(Sample.self, from: json.text(of: sample), of: "sample") == sample)
    }

    @Test func `every event and state of a whole operation is read as it was written`() throws {
        let entries = try SampleStory.complete("k3f9").entries
        for event in entries.flatMap(\.events) {
            #expect(try json.value(Event.self, from: json.text(of: event), of: "event") == event)
        }
        for state in entries.compactMap(\.operation?.state) {
            let text = try json.text(of: state)
            #expect(try json.value(from: text, of: "state") == state)
            #expect(try JSONDecoder.knowingKinds.decode(Operation.State.self, from: Data(text.utf8)) == state)
        }
    }

    @Test func `space between values and members that nobody asks for change nothing`() throws {
        let text = """
             {"whole" : 7 , "more" : {"a":[{},[],"x\\"]"]},\t"text":"x",
              "flags":[ ] , "real":null, "named":{"k":[1,null]} }
            """
        let sample = try json.value(Sample.self, from: text, of: "sample")
        #expect(sample == Sample(text: "x", whole: 7, real: nil, flags: [], named: ["k": [1, nil]]))
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "[1 2]", "[\"", "[\"\\", "tru",
        "[nul]",
        "1-2", "[] []", String(repeating: "[", count: 1000), "{\"text\":7}", "{\"text\":\"x\",\"whole\":\"7\"}",
        "{\"text\":\"x\",\"whole\":7.5,\"flags\":[],\"named\":{}}",
        "{\"text\":\"x\",\"whole\":99999999999999999999,\"flags\":[],\"named\":{}}",
        "{\"text\":\"x\",\"whole\":7,\"flags\":[1],\"named\":{}}",
        "{\"text\":\"x\",\"whole\":7,\"flags\":{},\"named\":[]}",
    ])
    func `what is no JSON of ours is refused`(text: String) {
        let error = #expect(throws: JournalError.self) { try json.value(Sample.self, from: text, of: "sample") }
        #expect(error?.code == .unreadable)
        #expect(error?.message.hasPrefix("The sample cannot be read: ") == true)
    }
}
