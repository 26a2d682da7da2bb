import Simulation
import Testing

@Suite struct SlackHistoryTests {
    var bench = SlackBench()

    @Test(arguments: [1, 2, 3, 7, 10, 11], [SlackWorld.RangeEnd.newest, .oldest])
    mutating func `a drain brings every message once, whatever the page size and the end it starts from`(
        limit: Int, end: SlackWorld.RangeEnd
    ) throws {
        bench.slack.world.settings.rangeEnd = end
        let before = try bench.say("before")
        var wanted: [SlackWorld.Timestamp] = []
        for index in 0..<10 {
            let ts = try bench.say("\(index)")
            wanted.append(ts)
            if index % 3 == 0 { _ = try bench.post("reply", thread: ts) }
        }
        let found = try bench.drain(.init(channel: SlackBench.ops, oldest: before, limit: limit))
        #expect(found.map(\.ts).sorted() == wanted)
    }

    @Test(arguments: [(SlackWorld.RangeEnd.newest, ["4", "3", "2"]), (.oldest, ["3", "2", "1"])])
    mutating func `each page is newest first, whichever end comes first`(
        end: SlackWorld.RangeEnd, texts: [String]
    ) throws {
        bench.slack.world.settings.rangeEnd = end
        let before = try bench.say("0")
        for index in 1..<5 { try bench.say("\(index)") }
        let page = try bench.history(.init(channel: SlackBench.ops, oldest: before, limit: 3))
        #expect(page.messages.map(\.text) == texts)
        #expect(page.hasMore)
    }

    @Test mutating func `a message deleted between two pages disturbs no other`() throws {
        var all: [SlackWorld.Timestamp] = []
        for index in 0..<4 { all.append(try bench.say("\(index)")) }
        var query = SlackWorld.HistoryQuery(channel: SlackBench.ops, limit: 2)
        let first = try bench.history(query)
        try bench.slack.world.delete(all[1], in: SlackBench.ops, as: "U0ALICE", at: bench.now)
        query.cursor = first.nextCursor
        #expect(try bench.history(query).messages.map(\.text) == ["0"])
    }

    @Test(arguments: [(false, ["2"]), (true, ["3", "2", "1"])])
    mutating func `the bounds are exclusive unless asked for`(inclusive: Bool, texts: [String]) throws {
        var all: [SlackWorld.Timestamp] = []
        for index in 0..<5 { all.append(try bench.say("\(index)")) }
        var query = SlackWorld.HistoryQuery(channel: SlackBench.ops, oldest: all[1])
        query.latest = all[3]
        query.inclusive = inclusive
        #expect(try bench.history(query).messages.map(\.text) == texts)
    }

    @Test(
        arguments: [
            ("C0OTHERS", "not_in_channel"), ("C0SECRET", "channel_not_found"), ("C0NOWHERE", "channel_not_found"),
            ("C0ATTIC", nil),
        ] as [(String, String?)])
    mutating func `history is for members, of archived channels too`(channel: String, error: String?) {
        let outcome = bench.slack.history(.init(channel: channel), token: bench.token, at: bench.now)
        #expect(outcome.fault?.error == error)
    }

    @Test(arguments: [0, 1000])
    mutating func `a limit out of bounds is refused`(limit: Int) {
        let query = SlackWorld.HistoryQuery(channel: SlackBench.ops, limit: limit)
        #expect(bench.slack.history(query, token: bench.token, at: bench.now).fault?.error == "invalid_limit")
    }

    @Test(arguments: ["nonsense", "bm9uc2Vuc2U=", "bmV4dF90czp4"])
    mutating func `a cursor that is none is refused`(cursor: String) {
        var query = SlackWorld.HistoryQuery(channel: SlackBench.ops)
        query.cursor = cursor
        #expect(bench.slack.history(query, token: bench.token, at: bench.now).fault?.error == "invalid_cursor")
    }

    @Test mutating func `metadata is shown only when asked for`() throws {
        var post = SlackWorld.Post(channel: SlackBench.ops, text: "hello")
        post.metadata = ["event_type": "outbox", "event_payload": ["id": "k3f9-1"]]
        _ = bench.slack.post(post, token: bench.token, at: bench.now)
        var query = SlackWorld.HistoryQuery(channel: SlackBench.ops)
        #expect(try bench.history(query).messages.first?.metadata == nil)
        query.includesMetadata = true
        #expect(try bench.history(query).messages.first?.metadata == post.metadata)
    }

    @Test(arguments: [1, 2, 3, 100])
    mutating func `replies bring the parent once and first, then the replies in order`(limit: Int) throws {
        let parent = try bench.say("parent")
        for index in 0..<5 { _ = try bench.post("\(index)", thread: parent) }
        try bench.say("elsewhere")
        var query = SlackWorld.RepliesQuery(channel: SlackBench.ops, ts: parent, limit: limit)
        var texts: [String] = []
        repeat {
            let page = try #require(bench.slack.replies(query, token: bench.token, at: bench.now).reply)
            #expect(page.messages.count <= limit)
            texts += page.messages.map(\.text)
            query.cursor = page.nextCursor
        } while query.cursor != nil && texts.count < 50
        #expect(texts == ["parent", "0", "1", "2", "3", "4"])
    }

    @Test mutating func `replies find the thread from any of its messages, and a message without one`() throws {
        let parent = try bench.say("parent")
        let reply = try bench.post("reply", thread: parent)
        let lone = try bench.say("lone")
        func texts(_ ts: SlackWorld.Timestamp, _ slack: inout SimulatedSlack) -> [String]? {
            slack.replies(.init(channel: SlackBench.ops, ts: ts), token: bench.token, at: bench.now).reply?.messages
                .map(\.text)
        }
        #expect(texts(reply.ts, &bench.slack) == ["parent", "reply"])
        #expect(texts(lone, &bench.slack) == ["lone"])
        let nowhere = SlackWorld.RepliesQuery(channel: SlackBench.ops, ts: .init(microseconds: 1))
        #expect(bench.slack.replies(nowhere, token: bench.token, at: bench.now).fault?.error == "thread_not_found")
    }

    @Test(
        arguments: [
            ("1512085950.000216", 1_512_085_950_000_216), ("0", 0), ("5.1", 5_100_000), ("", nil), ("x", nil),
            ("1.", nil), ("1.0000001", nil), ("-1", nil), ("1.2.3", nil),
        ] as [(String, Int64?)])
    func `timestamps are read exactly or not at all`(text: String, microseconds: Int64?) {
        #expect(SlackWorld.Timestamp(text)?.microseconds == microseconds)
    }

    @Test func `timestamps are written with six decimals`() {
        #expect(SlackWorld.Timestamp(microseconds: 1_512_085_950_000_216).text == "1512085950.000216")
        #expect(SlackWorld.Timestamp(microseconds: 5_000_000).text == "5.000000")
    }
}
