import Engine
import Maintenance
import TestSupport
import Testing

/// Which channels are told what.
struct RoutingTests {
    @Test(arguments: [
        ("orders", "*", true), ("orders", "orders", true), ("orders", "order", false), ("orders", "orders*", true),
        ("prod-orders", "prod-*", true), ("prod-orders", "*-orders", true), ("prod-orders", "p*d-*s", true),
        ("prod-orders", "*x*", false), ("orders", "", false), ("ab", "ab*ab", false), ("abab", "ab*ab", true),
        ("orders", "*orders*", true), ("a.b", "a?b", false), ("orders", "Orders", false), ("aXbXc", "a*X*c", true),
        ("abc", "*b*b*", false),
    ])
    func `a name fits a pattern`(name: String, pattern: String, fits: Bool) {
        #expect(Routing.matches(name, pattern: pattern) == fits)
    }

    private let routing = Routing(channels: [
        .init(id: "C0DBAOPS", role: .operations), .init(id: "C0ALL", role: .status),
        .init(id: "C0USERS", role: .status, clusters: ["users"]),
        .init(id: "C0ORDERS", role: .status, clusters: ["ord*"]),
    ])

    private var operation: Operation {
        get throws {
            var story = try SampleStory("k3f9")
            try story.start()
            return story.operation
        }
    }

    @Test func `what operators need goes into the thread of the command, and calls for people are broadcast`() throws {
        let operation = try operation
        let notices: [(Notice, String, isBroadcast: Bool)] = [
            (.plan("0123456789abcdef"), "k3f9/plan/01234567", false), (.status, "k3f9/status", false),
            (.gate("k3f9/fail-over/1"), "k3f9/gate/k3f9/fail-over/1", true),
            (.detail(.resumed(by: "U0ALICE")), "k3f9/detail/2", false),
            (.paused(.person("U0ALICE")), "k3f9/paused/2", true), (.ended, "k3f9/ended", true),
        ]
        for (notice, id, isBroadcast) in notices {
            #expect(
                routing.posts(for: notice, of: operation) == [
                    Post(
                        id: PostID(id), operation: "k3f9", channel: "C0DBAOPS", thread: Origin.sample.thread,
                        isBroadcast: isBroadcast, content: .notice(notice))
                ])
        }
    }

    @Test func `who is not counted is told alone, once for each gate`() throws {
        let posts = routing.posts(for: .ignored("k3f9/fail-over/1", "U0ALICE", "you asked"), of: try operation)
        #expect(posts.map(\.recipient) == ["U0ALICE"])
        #expect(posts.map(\.id) == ["k3f9/ignored/k3f9/fail-over/1/U0ALICE"])
    }

    @Test func `stakeholders hear in every status channel of the cluster, outside threads`() throws {
        let posts = routing.posts(for: .stakeholders(.started), of: try operation)
        #expect(posts.map(\.channel) == ["C0ALL", "C0ORDERS"])
        #expect(posts.allSatisfy { $0.thread == nil && !$0.isBroadcast })
        #expect(posts.map(\.id.text) == ["k3f9/started/2/C0ALL", "k3f9/started/2/C0ORDERS"])
    }

    @Test func `what happens twice is told twice`() throws {
        var story = try SampleStory("k3f9")
        try story.start()
        var ids: [PostID] = []
        for _ in 0..<3 {
            try story.pauseOrResume()
            ids += routing.posts(for: .detail(.resumed(by: "U0ALICE")), of: story.operation).map(\.id)
        }
        #expect(Set(ids).count == 3)
    }
}
