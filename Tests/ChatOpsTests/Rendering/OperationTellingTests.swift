import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What is told of an operation to those who do not read the chat.
@Suite struct OperationTellingTests {
    private static let telling = OperationTelling(
        Renderer(
            Wording(
                command: "!rds", policy: ApprovalPolicy(approvers: ["U0BOB"], operators: ["U0ALICE"]),
                approvers: ["U0BOB"])))

    private static func log(of story: SampleStory) -> [RecordedEvent] {
        var log: [RecordedEvent] = []
        for entry in story.entries {
            for event in entry.events {
                log.append(RecordedEvent(sequence: log.count + 1, at: entry.at, event: event, json: "", hash: ""))
            }
        }
        return log
    }

    private static func texts(of story: SampleStory, after sequence: Int = 0) throws -> [String] {
        try telling.texts(of: log(of: story), after: sequence)
    }

    @Test func `a plan is told once, then what becomes of it`() throws {
        let texts = try Self.texts(of: try SampleStory("k3f9", started: true))
        #expect(texts.count == 2, "\(texts)")
        #expect(texts[0].contains("Resize orders to db.r6g.xlarge") && texts[0].contains("to start"))
        #expect(texts[1].contains("Started by <@U0ALICE>") && !texts[1].contains("Create orders-co-k3f9"))
    }

    @Test func `what was recorded together is told as it is afterwards`() throws {
        var log = Self.log(of: try SampleStory("k3f9", started: true))
        log[1].at = log[0].at
        let texts = try Self.telling.texts(of: log, after: 0)
        #expect(texts.count == 1, "\(texts)")
        #expect(texts[0].contains("Started by") && !texts[0].contains("to start"))
    }

    @Test func `a whole operation is told from its question to its end`() throws {
        let texts = try Self.texts(of: try SampleStory.complete("k3f9"))
        for words in ["Approve failover of orders?", "approved by <@U0BOB>", "paused", "Resumed by", "completed"] {
            #expect(texts.contains { $0.contains(words) }, "\(words): \(texts)")
        }
        #expect(texts.last?.contains("tells its story") == true)
        #expect(!texts.contains { $0.contains("U0MALLORY") })
    }

    @Test func `asked again it goes on where it was`() throws {
        let story = try SampleStory.complete("k3f9")
        let all = try Self.texts(of: story)
        for sequence in 0...story.operation.version {
            let rest = try Self.texts(of: story, after: sequence)
            #expect(rest == Array(all.suffix(rest.count)), "after \(sequence)")
        }
        #expect(try Self.texts(of: story, after: story.operation.version).isEmpty)
    }

    @Test func `who has no account in the chat is called by a name and not mentioned`() {
        #expect(Mention.of("U0ALICE").markup == "<@U0ALICE>")
        #expect(Mention.of(.local("root")).markup == "local:root")
        #expect(Mention.of(.schedule("development")).markup == "schedule:development")
    }
}
