import Foundation
import Testing

@testable import Slack

struct MessageContentTests {
    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try SlackJSON.encoder().encode(value), as: UTF8.self)
    }

    @Test func `blocks have Block Kit's form`() throws {
        #expect(
            try Self.json(Block.header("Resize")) == #"{"text":{"text":"Resize","type":"plain_text"},"type":"header"}"#)
        #expect(
            try Self.json(Block.section("a \("<b>")"))
                == #"{"text":{"text":"a &lt;b&gt;","type":"mrkdwn","verbatim":true},"type":"section"}"#)
        #expect(
            try Self.json(Block.fields(["x"]))
                == #"{"fields":[{"text":"x","type":"mrkdwn","verbatim":true}],"type":"section"}"#)
        #expect(
            try Self.json(Block.context([.plain("y")]))
                == #"{"elements":[{"text":"y","type":"plain_text"}],"type":"context"}"#)
        #expect(try Self.json(Block.divider) == #"{"type":"divider"}"#)
    }

    @Test func `content is read back as it was written`() throws {
        let content = MessageContent(
            text: "fallback",
            blocks: [.header("h"), .section("s", fields: ["f", .plain("g")]), .context("c"), .divider])
        #expect(try JSONDecoder().decode(MessageContent.self, from: SlackJSON.encoder().encode(content)) == content)
    }

    @Test func `content within the limits is left alone`() {
        let content = MessageContent(
            text: "t", blocks: [.header(String(repeating: "h", count: 150)), .section("s"), .divider])
        #expect(content.fitted() == content)
    }

    @Test func `a header becomes one line of 150`() {
        let fitted = Block.header("a\nb" + String(repeating: "c", count: 200)).fitted
        guard case .header(let text)? = fitted.first else {
            Issue.record("no header")
            return
        }
        #expect(text.utf16.count == 150 && text.hasPrefix("a b") && text.hasSuffix("…"))
    }

    @Test func `a long section becomes several, and its fields stay at the end`() {
        let long = String(repeating: "a line of text\n", count: 500)
        let blocks = Block.section(.mrkdwn(Mrkdwn(markup: long)), fields: ["f"]).fitted
        #expect(blocks.count == 3)
        for block in blocks {
            guard case .section(.mrkdwn(let text)?, let fields) = block else {
                Issue.record("no section")
                return
            }
            #expect(text.markup.utf16.count <= 3000)
            #expect(fields.isEmpty == (block != blocks.last))
        }
    }

    @Test func `surplus fields and context elements move to a next block`() {
        let many = (1...23).map { BlockText.plain("\($0)") }
        #expect(Block.section("s", fields: many).fitted.count == 3)
        #expect(Block.context(many).fitted.count == 3)
        guard case .section(nil, let last)? = Block.section("s", fields: many).fitted.last else {
            Issue.record("no section")
            return
        }
        #expect(last == Array(many[20...]))
    }

    @Test(arguments: [
        Block.header(" \n"), .section(""), .section(nil, fields: []), .section("  ", fields: [""]), .context([]),
        .context(["", .plain(" ")]),
    ])
    func `an empty block is left out`(block: Block) {
        #expect(block.fitted.isEmpty)
    }

    @Test func `a message without a text gets one from its blocks`() {
        let content = MessageContent(text: "", blocks: [.header("a & b"), .divider, .section("*c*"), .context("d")])
        #expect(content.fitted().text.markup == "a &amp; b\n*c*\nd")
        #expect(MessageContent(text: " ").fitted().text.markup == "…")
    }

    @Test func `a long text is cut`() {
        let fitted = MessageContent(text: .text(String(repeating: "<", count: 2000))).fitted()
        #expect(fitted.text.markup.utf16.count <= 3500)
        #expect(fitted.text.markup.hasSuffix("&lt;…"))
    }

    @Test(arguments: [
        [Block](repeating: .divider, count: 51),
        [Block](repeating: .section("s"), count: 200),
        [.section(.text(String(repeating: "x\n\"", count: 10_000)))],
        [.header("h")] + [Block](repeating: .section(.text(String(repeating: "é", count: 2_900))), count: 9),
        [Block](
            repeating: .section(nil, fields: (1...10).map { _ in .plain(String(repeating: "f", count: 2000)) }),
            count: 3),
        [Block](repeating: .section(.text(String(repeating: "\\", count: 2_900))), count: 9),
    ])
    func `a message that is too large is shortened to one that Slack takes`(blocks: [Block]) throws {
        let fitted = MessageContent(text: "t", blocks: blocks).fitted()
        #expect(fitted.blocks.count <= 50)
        #expect(try Self.json(fitted.blocks).utf16.count <= 12_010)
        #expect(fitted.blocks.last == .context([.plain("…")]))
        #expect(fitted.fitted() == fitted)
    }

    @Test func `whatever is thrown at it, fitting twice is fitting once`() throws {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<60 {
            let content = MessageContent(
                text: Mrkdwn(markup: generator.text()),
                blocks: (0..<Int.random(in: 0...70, using: &generator)).map { _ in
                    switch Int.random(in: 0...3, using: &generator) {
                    case 0: .header(generator.text())
                    case 1: .section(.mrkdwn(Mrkdwn(markup: generator.text())), fields: [.plain(generator.text())])
                    case 2: .context([.plain(generator.text()), .plain("")])
                    default: .divider
                    }
                })
            let fitted = content.fitted()
            #expect(fitted.fitted() == fitted)
            #expect(fitted.blocks.count <= 50 && !fitted.text.isBlank)
            #expect(try Self.json(fitted.blocks).utf16.count <= 12_010)
        }
    }
}

/// Numbers that are the same in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Text of all sorts of pieces: mostly short, sometimes far too long.
    mutating func text() -> String {
        let pieces = ["word ", "\n", "```", "<@U1>", "<https://a.example|b>", "&amp;", "&", "<", "é", "👩‍👩‍👧", "\"", " "]
        let length = Int.random(in: 0...9, using: &self) == 0 ? 2_000 : Int.random(in: 0...40, using: &self)
        return (0..<length).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
