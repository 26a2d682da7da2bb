import Engine
import Maintenance
import TestSupport
import Testing

/// What becomes of operations that the log does not bear out.
struct LogExaminationTests {
    private static let flaw = LogFlaw(
        stream: .operation("k3f9"), sentence: "The state of operation k3f9 is not what its events amount to <!channel>."
    )

    /// What was posted to everybody, by channel.
    private func told(_ setup: EngineSetup) async -> [(channel: String, text: String)] {
        await setup.journal.posts.compactMap { post in
            guard case .sentence(let text) = post.content, post.operation == nil else { return nil }
            return (post.channel, text)
        }
    }

    @Test func `an operation that its log does not bear out is set aside at the start, and people are told once`()
        async throws
    {
        let crashed = EngineSetup()
        try await crashed.running {
            try await crashed.failOver()
            try await crashed.wait { await crashed.openGate() != nil }
        }
        let setup = crashed.restarted()
        await setup.journal.doubt(Self.flaw)
        let recorded = await setup.journal.events.count
        try await setup.running {
            try await setup.answerGate()
            try await setup.pass(.seconds(30))
        }
        #expect(await setup.fleet.failovers == 0)
        #expect(await setup.journal.events.count == recorded)
        let told = await told(setup)
        #expect(told.map(\.channel) == ["C0DBAOPS"])
        #expect(told.first?.text.hasPrefix("Set aside: `k3f9` on orders. The state of operation k3f9 is not") == true)
        #expect(
            told.first?.text.contains("amount to <!channel>. Nothing is done for it, and it still holds orders")
                == true)
        #expect(told.first?.text.contains("`changeover audit --verify`") == true)

        let later = setup.restarted()
        try await later.running { try await later.pass(.seconds(3)) }
        #expect(await self.told(later).count == 1)
    }

    @Test func `an operation whose commit is refused as doubtful is set aside`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.failOver()
            try await setup.wait { await setup.openGate() != nil }
            await setup.journal.doubt(Self.flaw)
            try await setup.answerGate()
            try await setup.pass(.seconds(30))
        }
        #expect(await setup.fleet.failovers == 0)
        #expect(await told(setup).count == 1)
    }

    @Test func `a flaw that touches no open operation is told, and the work goes on`() async throws {
        let crashed = EngineSetup()
        try await crashed.running {
            try await crashed.failOver()
            try await crashed.wait { await crashed.openGate() != nil }
        }
        let setup = crashed.restarted()
        await setup.journal.doubt(LogFlaw(line: 7, sentence: "Line 7 of the event log is missing."))
        try await setup.running {
            try await setup.answerGate()
            try await setup.wait { await setup.fleet.failovers == 1 }
        }
        #expect(await told(setup).first?.text.hasPrefix("The record was changed by somebody else. Line 7") == true)
    }
}
