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
    private func told(_ house: EngineHouse) async -> [(channel: String, text: String)] {
        await house.journal.posts.compactMap { post in
            guard case .reply(let blocks) = post.content, post.operation == nil else { return nil }
            return (post.channel, blocks.joined())
        }
    }

    @Test func `an operation that its log does not bear out is set aside at the start, and people are told once`()
        async throws
    {
        let crashed = EngineHouse()
        try await crashed.running {
            try await crashed.failOver()
            try await crashed.wait { await crashed.openGate() != nil }
        }
        let house = crashed.restarted()
        await house.journal.doubt(Self.flaw)
        let recorded = await house.journal.events.count
        try await house.running {
            try await house.answerGate()
            try await house.pass(.seconds(30))
        }
        #expect(await house.fleet.failovers == 0)
        #expect(await house.journal.events.count == recorded)
        let told = await told(house)
        #expect(told.map(\.channel) == ["C0DBAOPS"])
        #expect(told.first?.text.hasPrefix("*Set aside:* `k3f9` on orders. The state of operation k3f9 is not") == true)
        #expect(
            told.first?.text.contains("amount to &lt;!channel&gt;. Nothing is done for it, and it still holds orders")
                == true)
        #expect(told.first?.text.contains("`changeover audit --verify`") == true)

        let later = house.restarted()
        try await later.running { try await later.pass(.seconds(3)) }
        #expect(await self.told(later).count == 1)
    }

    @Test func `an operation whose commit is refused as doubtful is set aside`() async throws {
        let house = EngineHouse()
        try await house.running {
            try await house.failOver()
            try await house.wait { await house.openGate() != nil }
            await house.journal.doubt(Self.flaw)
            try await house.answerGate()
            try await house.pass(.seconds(30))
        }
        #expect(await house.fleet.failovers == 0)
        #expect(await told(house).count == 1)
    }

    @Test func `a flaw that touches no open operation is told, and the work goes on`() async throws {
        let crashed = EngineHouse()
        try await crashed.running {
            try await crashed.failOver()
            try await crashed.wait { await crashed.openGate() != nil }
        }
        let house = crashed.restarted()
        await house.journal.doubt(LogFlaw(line: 7, sentence: "Line 7 of the event log is missing."))
        try await house.running {
            try await house.answerGate()
            try await house.wait { await house.fleet.failovers == 1 }
        }
        #expect(await told(house).first?.text.hasPrefix("*The record was changed by somebody else.* Line 7") == true)
    }
}
