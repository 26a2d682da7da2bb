import Foundation
import Maintenance
import Simulation
import Slack
import Synchronization
import TestSupport
import Testing

@testable import ChatOps
@testable import changeover

/// Every script with the real bot, in virtual time; the whole of what people see is compared with a file.
@Suite struct DemoScriptTests {
    @Test(arguments: DemoScript.all.map(\.name)) func `a script ends as it should and says what was reviewed`(
        name: String
    ) async throws {
        let script = try #require(DemoScript.all.first { $0.name == name })
        let outcome = try await Self.play(script)
        #expect(outcome.complaints == [])
        for prompt in outcome.prompts {
            let rows = PhoneScreen.rows(of: Mrkdwn(markup: prompt))
            #expect(rows <= PhoneScreen.rows, "\(rows) rows on a phone:\n\(prompt)")
        }
        try expectReviewed(outcome.transcript, "Demo/\(name)")
    }

    struct Outcome: Sendable {
        var complaints: [String]
        /// The questions, as they were asked.
        var prompts: [String]
        var transcript: String
    }

    private static func play(_ script: DemoScript) async throws -> Outcome {
        try await VirtualTime.run { time in
            try await Stage.open(.virtual(time), with: script.instances) { stage in
                let screen = Screen(isTerminal: false, write: { _ in })
                let complaints = await Performance(script: script, stage: stage, screen: screen).run()
                let (prompts, transcript) = stage.slack.withSlack { slack, _ in
                    (
                        questions(askedIn: slack.world),
                        SlackTranscript.text(of: slack.world, channels: [Stage.operations, Stage.status])
                    )
                }
                return Outcome(complaints: complaints, prompts: prompts, transcript: transcript)
            }
        }
    }
}

/// What was posted to be answered, before it was edited.
private func questions(askedIn world: SlackWorld) -> [String] {
    world.changes().compactMap { change in
        guard case .posted(let message) = change.event, message.text.hasPrefix("*Approve ") else { return nil }
        return message.text
    }
}

extension DemoSetting {
    fileprivate static func virtual(_ time: VirtualTime) -> DemoSetting {
        let names = NameSequence(["k3f9", "p7qa", "m4tc", "w8rd", "h2ne"])
        return DemoSetting(
            clock: time.clock, now: { Timestamp(milliseconds: time.now) }, makeID: { OperationID(names.next()) },
            jitter: { 0.5 }, seed: 1, journalExecutor: VirtualSerialExecutor(time))
    }
}

/// Names one after the other, then numbered ones.
private final class NameSequence: Sendable {
    private let names: [String]
    private let taken = Mutex(0)

    init(_ names: [String]) {
        self.names = names
    }

    @inline(never) func next() -> String {
        let index = taken.withLock { taken in
            defer { taken += 1 }
            return taken
        }
        return index < names.count ? names[index] : "n\(index)"
    }
}

/// Compares with a file under Fixtures; with `CHANGEOVER_WRITE_FIXTURES` set to that folder, writes it anew.
private func expectReviewed(_ text: String, _ name: String) throws {
    if let folder = ProcessInfo.processInfo.environment["CHANGEOVER_WRITE_FIXTURES"] {
        return try text.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
    }
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "txt"))
    let reviewed = try String(contentsOf: url, encoding: .utf8)
    guard text != reviewed else { return }
    let (new, old) = (text.split(separator: "\n"), reviewed.split(separator: "\n"))
    let changes = new.difference(from: old).map { change in
        switch change {
        case .insert(let offset, let line, _): (offset, "+ \(offset + 1): \(line)")
        case .remove(let offset, let line, _): (offset, "- \(offset + 1): \(line)")
        }
    }
    let lines = changes.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n")
    Issue.record("\(name).txt says something else (- reviewed, + now, lines counted without empty ones):\n\(lines)")
}
