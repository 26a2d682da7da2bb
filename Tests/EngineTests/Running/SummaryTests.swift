import Engine
import Maintenance
import Testing

/// How a channel comes to its one summary, and the summary to its pin.
struct SummaryTests {
    private static let pin = Post(
        id: "pin/C0DBAOPS/1.2", operation: nil, channel: "C0DBAOPS", thread: nil, content: .pin(message: "1.2"))

    private func summaries(_ setup: EngineSetup) async -> [Post] {
        await setup.journal.posts.filter { $0.content == .summary }
    }

    @Test func `what begins to run asks for the summary, once, also after a restart`() async throws {
        let setup = EngineSetup()
        try await setup.running { try await setup.failOver(start: true) }
        #expect(await summaries(setup) == [Post.summary(of: "C0DBAOPS")])
        let next = setup.restarted()
        try await next.running { try await next.pass(.seconds(5)) }
        let open = await setup.journal.openPosts().map(\.post)
        #expect(open.count { $0.content == .summary } == 1)
    }

    @Test func `a summary that is shown is to be pinned, in the commit that records it, and once for each message`()
        async throws
    {
        let setup = EngineSetup()
        try await setup.running { try await setup.failOver(start: true) }
        let post = try #require(await summaries(setup).first)
        let shown = Delivery.shown(message: "1.2", digest: "d", at: setup.now)
        try await setup.engine.delivered(post, shown, shown: nil)
        let entry = try #require(await setup.journal.entries.last)
        #expect(entry.posts == [Self.pin] && entry.delivery?.post == post.id)
        try await setup.journal.record(.settled(message: "1.2"), of: Self.pin.id)
        try await setup.engine.delivered(post, .shown(message: "1.2", digest: "e", at: setup.now), shown: nil)
        let open = await setup.journal.openPosts()
        #expect(!open.contains { $0.post == Self.pin })
        #expect(open.first { $0.post == post }?.delivery == .shown(message: "1.2", digest: "e", at: setup.now))
        try await setup.engine.delivered(post, .shown(message: "2.2", digest: "e", at: setup.now), shown: nil)
        #expect(await setup.journal.openPosts().contains { $0.post.content == .pin(message: "2.2") })
    }

    @Test func `other posts are recorded as ever`() async throws {
        let setup = EngineSetup()
        try await setup.running { try await setup.failOver(start: true) }
        let status = try #require(await setup.journal.posts.first { $0.id == "k3f9/status" })
        let count = await setup.journal.entries.count
        try await setup.engine.delivered(status, .shown(message: "1.2", digest: "d", at: setup.now), shown: nil)
        #expect(await setup.journal.entries.count == count)
    }
}
