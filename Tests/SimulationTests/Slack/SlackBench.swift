import Foundation
import HTTPTypes
import Simulation
import Testing
import Transport

/// The example workspace on a bench: time is turned by hand, calls are made with the app's token.
struct SlackBench {
    static let start = SimulatedTime(seconds: 1_790_000_000)
    static let ops = "C0DBAOPS"

    var slack: SimulatedSlack
    var now = Self.start
    let token = SlackWorld.exampleToken

    init(
        settings: SlackWorld.Settings = .init(), limits: SlackRateLimits = .unlimited, faults: SlackFaultPlan = .none,
        seed: UInt64 = 1
    ) {
        slack = SimulatedSlack(world: .example(seed: seed, settings: settings), limits: limits, faults: faults)
    }

    mutating func pass(_ duration: Duration) {
        now += duration
    }

    mutating func post(_ text: String, in channel: String = ops, thread: SlackWorld.Timestamp? = nil) throws
        -> SlackWorld.Message
    {
        pass(.milliseconds(1))
        let post = SlackWorld.Post(channel: channel, text: text, threadTS: thread)
        return try #require(slack.post(post, token: token, at: now).reply).message
    }

    @discardableResult
    mutating func say(
        _ text: String, as user: String = "U0ALICE", in channel: String = ops, thread: SlackWorld.Timestamp? = nil,
        broadcast: Bool = false
    ) throws -> SlackWorld.Timestamp {
        pass(.milliseconds(1))
        return try slack.world.say(text, as: user, in: channel, thread: thread, broadcast: broadcast, at: now)
    }

    mutating func history(_ query: SlackWorld.HistoryQuery = .init(channel: ops)) throws -> SlackWorld.MessagePage {
        try #require(slack.history(query, token: token, at: now).reply)
    }

    /// Every message of a drain, following the cursors.
    mutating func drain(_ query: SlackWorld.HistoryQuery) throws -> [SlackWorld.Message] {
        var query = query
        var found: [SlackWorld.Message] = []
        for _ in 0..<100 {
            let page = try history(query)
            found += page.messages
            guard let cursor = page.nextCursor else { return found }
            query.cursor = cursor
        }
        Issue.record("the drain did not end")
        return found
    }

    mutating func caller() throws -> SlackWorld.Caller {
        try slack.world.authenticate(token)
    }
}

/// One answer over HTTP.
struct SlackAnswer {
    var status: Int
    var fields: HTTPFields
    var body: Data

    var json: SlackWorld.JSON { (try? SlackWorld.JSON(parsing: body)) ?? .null }
    var error: String? { json["error"]?.text }

    func field(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { fields[$0] }
    }
}

extension SlackFace {
    /// A face whose time stands still.
    static func still(
        _ slack: SimulatedSlack = SimulatedSlack(world: .example(), limits: .unlimited),
        at time: SimulatedTime = SlackBench.start
    ) -> SlackFace {
        SlackFace(slack) { time }
    }

    func call(
        _ method: String, form: String = "", json: SlackWorld.JSON? = nil, query: String = "",
        token: String? = SlackWorld.exampleToken,
        type: String? = nil
    ) async throws -> SlackAnswer {
        var head = HTTPRequest(method: .post, scheme: "https", authority: "slack.test", path: "/api/\(method)\(query)")
        if let token { head.headerFields[.authorization] = "Bearer \(token)" }
        var body = Data(form.utf8)
        if let json {
            body = try json.encoded()
            head.headerFields[.contentType] = type ?? "application/json; charset=utf-8"
        } else if !form.isEmpty {
            head.headerFields[.contentType] = type ?? "application/x-www-form-urlencoded"
        }
        let reply = try await send(TransportRequest(head: head, body: body))
        return SlackAnswer(status: reply.head.status.code, fields: reply.head.headerFields, body: reply.body)
    }
}
